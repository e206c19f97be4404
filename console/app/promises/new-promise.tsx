import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { useKept } from '../parts/use-kept.ts';
import { anything } from '../shapes.ts';
import { words } from '../words.ts';

const t = words.promises;
const writtenShape = z.object({ customer: z.string(), kind: z.string(), text: z.string(), due: z.string() });
const blank = { customer: '', kind: 'time', text: '', due: '' };

/** care 25: what somebody has just promised at the telephone. */
export function NewPromise({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [kept, write] = useKept('promise', writtenShape);
  const given = kept ?? blank;
  const { customer, kind, text, due } = given;
  const dueAt = Date.parse(due);
  const change = (part: Partial<typeof blank>) => write({ ...given, ...part });
  const make = useMutation({
    mutationFn: () => ask(anything, '/api/promises', { method: 'POST', body: { customer: customer.trim(), kind, text, dueAt } }),
    onSuccess: () => {
      write(undefined);
      onClose();
      void queries.invalidateQueries({ queryKey: ['promises'] });
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t.newTitle} centered>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
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
          data={t.kinds.map((value) => ({ value, label: t.kind(value) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => change({ kind: value ?? blank.kind })}
        />
        <Textarea
          label={t.textLabel}
          value={text}
          maxLength={500}
          minRows={2}
          autosize
          required
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t.dueLabel}
          value={due}
          required
          onChange={(event) => change({ due: event.currentTarget.value })}
        />
        <p className="muted">{t.newHelp}</p>
        {make.isError && (
          <p className="why-problem" role="alert">
            {make.error.message}
          </p>
        )}
        <Button type="submit" loading={make.isPending} disabled={customer.trim() === '' || text.trim() === '' || Number.isNaN(dueAt)}>
          {t.make}
        </Button>
      </form>
    </Modal>
  );
}
