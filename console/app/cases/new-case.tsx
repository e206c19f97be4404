import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { newCaseShape } from '../case-shapes.ts';
import { useKept } from '../parts/use-kept.ts';
import { goTo } from '../route.ts';
import { words } from '../words.ts';
import { casePlace } from './case-path.ts';

const t = words.cases;
const writtenShape = z.object({ customer: z.string(), kind: z.string(), about: z.string() });
const blank = { customer: '', kind: 'complaint', about: '' };

/** For a complaint by telephone, or a repair agreed at the door. */
export function NewCase({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [kept, write] = useKept('case', writtenShape);
  const { customer, kind, about } = kept ?? blank;
  const change = (part: Partial<typeof blank>) => write({ customer, kind, about, ...part });
  const open = useMutation({
    mutationFn: () => ask(newCaseShape, '/api/cases', { method: 'POST', body: { customer: customer.trim(), kind, about } }),
    onSuccess: ({ id }) => {
      write(undefined);
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
          onChange={(event) => change({ customer: event.currentTarget.value })}
        />
        <Select
          label={t.kindLabel}
          data={['complaint', 'repair', 'call'].map((value) => ({ value, label: t.kind(value) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => change({ kind: value ?? 'complaint' })}
        />
        <Textarea
          label={t.aboutLabel}
          value={about}
          maxLength={1000}
          minRows={3}
          autosize
          required
          onChange={(event) => change({ about: event.currentTarget.value })}
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
