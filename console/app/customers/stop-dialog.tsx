import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Customer } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { words } from '../words.ts';

const t = words.customers;
const withdrawn = { email: 'withdrawn', sms: 'withdrawn' } as const;

interface StopDialogProps {
  readonly customer: Customer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Withdraws every consent in somebody's name. Nobody but they themselves can give one again, so it asks first. */
export function StopDialog({ customer, opened, onClose }: StopDialogProps) {
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => ask('POST /api/customers/:id/consents', { path: { id: customer.id }, body: withdrawn }),
    onSuccess: async () => {
      onClose();
      await Promise.all(
        [
          ['customer', customer.id],
          ['timeline', customer.id],
        ].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t.withdrawTitle(customer.name ?? customer.id)}
      help={t.withdrawHelp}
      action={t.withdraw}
      sending={stop}
    />
  );
}
