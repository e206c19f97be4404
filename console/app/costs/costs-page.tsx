import { Table } from '@mantine/core';
import { IconCoin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { costsShape } from '../local-shapes.ts';
import { count, money } from '../parts/formats.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { words } from '../words.ts';

const t = words.costs;

export function CostsPage() {
  const costs = useQuery({ queryKey: ['costs'], queryFn: () => ask(costsShape, '/local/costs') });
  const lines = costs.data?.lines ?? [];
  const messages = costs.data?.messages ?? 0;
  const total = costs.data?.total ?? lines.reduce((sum, line) => sum + line.cost, 0);
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about} />
      {costs.isPending && <LoadingRows rows={4} />}
      {costs.isError && <Failure error={costs.error} onRetry={() => costs.refetch()} />}
      {costs.isSuccess && lines.length === 0 && <Empty icon={IconCoin} title={t.empty} help={t.emptyHelp} />}
      {lines.length > 0 && (
        <>
          <dl className="figures">
            <div>
              <dt>{t.total}</dt>
              <dd>{money(total)}</dd>
            </div>
            {messages > 0 && (
              <>
                <div>
                  <dt>{t.messages}</dt>
                  <dd>{count(messages)}</dd>
                </div>
                <div>
                  <dt>{t.perThousand}</dt>
                  <dd>{money((total / messages) * 1000)}</dd>
                </div>
              </>
            )}
          </dl>
          <section className="card">
            <Table.ScrollContainer minWidth={420}>
              <Table verticalSpacing="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t.service}</Table.Th>
                    <Table.Th className="number">{t.quantity}</Table.Th>
                    <Table.Th className="number">{t.cost}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {lines.map((line) => (
                    <Table.Tr key={`${line.service} ${line.what ?? ''}`}>
                      <Table.Td>
                        {line.service} {line.what != null && <span className="muted">{line.what}</span>}
                      </Table.Td>
                      <Table.Td className="number">{count(line.quantity)}</Table.Td>
                      <Table.Td className="number">{money(line.cost)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </section>
        </>
      )}
    </div>
  );
}
