import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { words } from '../words.ts';

const t = words.programme.refills;

/** Ticks off the free service that goes with a delivery. */
export function ServedButton({ customer, delivery }: { readonly customer: string; readonly delivery: string }) {
  const queries = useQueryClient();
  const serve = useMutation({
    mutationFn: () => ask('POST /api/customers/:id/supplies/:supply/served', { path: { id: customer, supply: delivery } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['customer', customer] }),
  });
  return (
    <>
      <Button variant="default" size="compact-sm" loading={serve.isPending} onClick={() => serve.mutate()}>
        {t.tick}
      </Button>
      {serve.isError && <span className="muted">{serve.error.message}</span>}
    </>
  );
}
