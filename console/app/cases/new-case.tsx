import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { newCaseShape } from '../case-shapes.ts';
import { goTo } from '../route.ts';
import { words } from '../words.ts';
import { casePlace } from './case-path.ts';

const t = words.cases;

/** For a complaint by telephone, or a repair agreed at the door. */
export function NewCase({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [customer, setCustomer] = useState('');
  const [kind, setKind] = useState('complaint');
  const [about, setAbout] = useState('');
  const open = useMutation({
    mutationFn: () => ask(newCaseShape, '/api/cases', { method: 'POST', body: { customer: customer.trim(), kind, about } }),
    onSuccess: ({ id }) => {
      setAbout('');
      onClose();
      goTo('cases', casePlace(customer.trim(), id));
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t.newTitle} centered>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <TextInput
          label={t.customerId}
          value={customer}
          maxLength={128}
          required
          data-autofocus
          onChange={(event) => setCustomer(event.currentTarget.value)}
        />
        <Select
          label={t.kindLabel}
          data={['complaint', 'repair', 'call'].map((value) => ({ value, label: t.kind(value) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(value ?? 'complaint')}
        />
        <Textarea
          label={t.aboutLabel}
          value={about}
          maxLength={1000}
          minRows={3}
          autosize
          required
          onChange={(event) => setAbout(event.currentTarget.value)}
        />
        <p className="muted">{t.newHelp}</p>
        {open.isError && (
          <p className="why-problem" role="alert">
            {open.error.message}
          </p>
        )}
        <Button type="submit" loading={open.isPending} disabled={customer.trim() === '' || about.trim() === ''}>
          {t.openIt}
        </Button>
      </form>
    </Modal>
  );
}
