import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ask } from '../ask.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { KindAndCustomer } from '../parts/kind-and-customer.tsx';
import { useKept } from '../parts/use-kept.ts';
import { goTo } from '../route.ts';
import { words } from '../words.ts';
import { casePlace } from './case-path.ts';

const t = words.cases;
const kinds = ['complaint', 'repair', 'call'] as const;
const writtenShape = z.object({ customer: z.string(), kind: z.enum(kinds), about: z.string() });
const blank: z.infer<typeof writtenShape> = { customer: '', kind: 'complaint', about: '' };

/** For a complaint by telephone, or a repair agreed at the door. */
export function NewCase({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [kept, write] = useKept('case', writtenShape);
  const { customer, kind, about } = kept ?? blank;
  const change = (part: Partial<typeof blank>) => write({ customer, kind, about, ...part });
  const open = useMutation({
    mutationFn: () => ask('POST /api/cases', { body: { customer: customer.trim(), kind, about } }),
    onSuccess: ({ id }) => {
      write(undefined);
      onClose();
      goTo('cases', casePlace(customer.trim(), id));
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t.newTitle}
      help={t.newHelp}
      sending={open}
      isWhole={customer.trim() !== '' && about.trim() !== ''}
      action={t.openIt}
    >
      <KindAndCustomer
        customer={customer}
        kind={kind}
        kinds={kinds.map((value) => ({ value, label: t.kind(value) }))}
        labels={t}
        onChange={change}
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
    </FormDialog>
  );
}
