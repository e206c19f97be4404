import { Table } from '@mantine/core';
import { IconCoin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { askLocal } from '../ask.ts';
import { type Costs, costsShape } from '../local-shapes.ts';
import { calendarDay, count, money } from '../parts/formats.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { words } from '../words.ts';

const t = words.costs;

export function CostsPage() {
  const costs = useQuery({ queryKey: ['costs'], queryFn: () => askLocal(costsShape, '/local/costs') });
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about} />
      {costs.isPending && <LoadingRows rows={4} />}
      {costs.isError && <Failure error={costs.error} onRetry={() => costs.refetch()} />}
      {costs.isSuccess && <Bill costs={costs.data} />}
    </div>
  );
}

function Bill({ costs: { total, functions, messages, perMessage, stored, prices } }: { readonly costs: Costs }) {
  const lines = dearestFirst(Object.entries(total.dollars).filter(([unit]) => (total.counts[unit] ?? 0) > 0));
  if (lines.length === 0) return <Empty icon={IconCoin} title={t.empty} help={t.emptyHelp} />;
  const byFunction = dearestFirst(Object.entries(functions).map(([name, bill]) => [name, bill.engineDollars]));
  return (
    <div className="priced">
      <dl className="figures">
        <Figure name={t.messages} value={count(messages)} />
        <Figure name={t.engine} value={money(total.engineDollars)} help={t.engineHelp} />
        <Figure name={t.messaging} value={money(total.messagingDollars)} help={t.messagingHelp} />
        <Figure name={t.stored} value={money(stored.dollars)} help={t.storedHelp((stored.bytes / 1e6).toFixed(1))} />
        {perMessage !== undefined && <Figure name={t.perMillion} value={money(perMessage.dollarsPerMillion)} />}
      </dl>
      <section className="card">
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.what}</Table.Th>
              <Table.Th className="number">{t.quantity}</Table.Th>
              <Table.Th className="number">{t.cost}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(([unit, dollars]) => (
              <Table.Tr key={unit}>
                <Table.Td>{t.unit(unit)}</Table.Td>
                <Table.Td className="number">{count(Math.round(total.counts[unit] ?? 0))}</Table.Td>
                <Table.Td className="number">{money(dollars)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <section className="card">
        <h2>{t.byFunction}</h2>
        <Table verticalSpacing="sm">
          <Table.Tbody>
            {byFunction.map(([name, dollars]) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td className="number">{money(dollars)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <p className="muted">{t.prices(prices.region, calendarDay(prices.asOf))}</p>
    </div>
  );
}

function Figure({ name, value, help }: { readonly name: string; readonly value: string; readonly help?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {help !== undefined && <span className="muted">{help}</span>}
      </dd>
    </div>
  );
}

const dearestFirst = (entries: readonly (readonly [string, number])[]) => [...entries].sort(([, a], [, b]) => b - a);
