import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Customer } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
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
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.withdrawTitle(customer.name ?? customer.id)}
      centered
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <p className="muted">{t.withdrawHelp}</p>
      {stop.isError && (
        <p className="why-problem" role="alert">
          {stop.error.message}
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button color="red" loading={stop.isPending} onClick={() => stop.mutate()}>
          {t.withdraw}
        </Button>
      </Group>
    </Modal>
  );
}
