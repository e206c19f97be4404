import { Button, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeliveryLine } from '../../contract/webhook-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { count, shortDayIn, timeIn } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { webhookWords as t } from './webhook-words.ts';

/** What became of each event; what failed can be sent again. */
export function WebhookLog({ webhook }: { readonly webhook: string }) {
  const { timeZone } = useCompany();
  const queries = useQueryClient();
  const log = useQuery({
    queryKey: ['webhooks', webhook],
    queryFn: () => ask('GET /api/webhooks/:id/deliveries', { path: { id: webhook } }),
    refetchInterval: 5_000,
  });
  const again = useMutation({
    mutationFn: (id: string) => ask('POST /api/webhooks/:id/deliveries/:delivery/redeliver', { path: { id: webhook, delivery: id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks', webhook] }),
  });
  if (log.isPending) return <LoadingRows rows={2} />;
  if (log.isError) return <Failure error={log.error} onRetry={() => log.refetch()} />;
  if (log.data.items.length === 0) return <p className="muted">{t.noLog}</p>;
  return (
    <WideTable label={t.log}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.columns.when}</Table.Th>
          <Table.Th>{t.columns.what}</Table.Th>
          <Table.Th>{t.columns.how}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {log.data.items.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td>{`${shortDayIn(line.at, timeZone)}, ${timeIn(line.at, timeZone)}`}</Table.Td>
            <Table.Td>{t.type(line.type)}</Table.Td>
            <Table.Td>
              {howItWent(line)}
              {line.state === 'failed' && (
                <Button variant="subtle" size="compact-sm" loading={again.isPending} onClick={() => again.mutate(line.id)}>
                  {t.again}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function howItWent({ state, attempts, status, fault }: DeliveryLine): string {
  const tries = count(attempts);
  const said = { waiting: t.waiting(tries), delivered: t.took, failed: t.failed(tries) }[state];
  return [said, ...(status === undefined ? [] : [t.answered(status)]), ...(fault === undefined ? [] : [fault])].join(' · ');
}
