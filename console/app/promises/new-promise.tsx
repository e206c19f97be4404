import { Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { KindAndCustomer } from '../parts/kind-and-customer.tsx';
import { useKept } from '../parts/use-kept.ts';
import { words } from '../words.ts';

const t = words.promises;
const kinds = ['quality', 'price', 'time'] as const;
const writtenShape = z.object({ customer: z.string(), kind: z.enum(kinds), text: z.string(), due: z.string() });
const blank: z.infer<typeof writtenShape> = { customer: '', kind: 'time', text: '', due: '' };

/** care 25: what somebody has just promised at the telephone. */
export function NewPromise({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [kept, write] = useKept('promise', writtenShape);
  const given = kept ?? blank;
  const { customer, kind, text, due } = given;
  const dueAt = Date.parse(due);
  const change = (part: Partial<typeof blank>) => write({ ...given, ...part });
  const make = useMutation({
    mutationFn: () => ask('POST /api/promises', { body: { customer: customer.trim(), kind, text, dueAt } }),
    onSuccess: () => {
      write(undefined);
      onClose();
      void queries.invalidateQueries({ queryKey: ['promises'] });
    },
  });
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t.newTitle}
      help={t.newHelp}
      sending={make}
      isWhole={customer.trim() !== '' && text.trim() !== '' && !Number.isNaN(dueAt)}
      action={t.make}
    >
      <KindAndCustomer
        customer={customer}
        kind={kind}
        kinds={kinds.map((value) => ({ value, label: t.kind(value) }))}
        labels={t}
        onChange={change}
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
    </FormDialog>
  );
}
