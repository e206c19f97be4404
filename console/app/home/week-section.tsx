import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Week } from '../../contract/home-answers.ts';
import { ask } from '../ask.ts';
import { DayChart } from '../campaigns/day-chart.tsx';
import { count } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { homeWords as t } from './home-words.ts';

/** Today and the six days after it, in sum and by campaign. */
export function WeekSection() {
  const week = useQuery({ queryKey: ['home', 'week'], queryFn: () => ask('GET /api/home/week') });
  return (
    <section className="card">
      <h2>{t.week}</h2>
      {week.isPending && <LoadingRows rows={4} />}
      {week.isError && <Failure error={week.error} onRetry={() => week.refetch()} />}
      {week.isSuccess && (week.data.campaigns.length === 0 ? <Nothing live={week.data.live} /> : <Figures week={week.data} />)}
    </section>
  );
}

function Nothing({ live }: Pick<Week, 'live'>) {
  if (live > 0) return <p className="muted">{t.weekNone}</p>;
  return (
    <p className="muted">
      {t.noneLive} <a href={hrefTo('campaigns')}>{t.choose}</a>
    </p>
  );
}

function Figures({ week: { campaigns, days } }: { readonly week: Week }) {
  const perDay = days.map((day, at) => ({ day, planned: sum(campaigns.map((one) => one.days[at] ?? 0)) }));
  const rows = [
    ...campaigns.map(({ campaign, name, sentToday, days: planned, cut, about }) => ({
      key: campaign,
      head: <a href={hrefTo('campaigns', campaign)}>{name ?? words.campaigns.name(campaign)}</a>,
      cells: [count(sentToday), told(planned[0] ?? 0, { about }), told(planned[1] ?? 0, { about }), told(sum(planned), { about, cut })],
    })),
    {
      key: ' all',
      head: t.all,
      cells: [
        count(sum(campaigns.map(({ sentToday }) => sentToday))),
        ...[0, 1].map((at) => told(perDay[at]?.planned ?? 0, { about: campaigns.some(({ about }) => about) })),
        told(sum(perDay.map(({ planned }) => planned)), {
          about: campaigns.some(({ about }) => about),
          cut: campaigns.some(({ cut }) => cut),
        }),
      ],
    },
  ];
  return (
    <>
      <p className="muted small">{t.weekAbout}</p>
      <DayChart days={perDay} planned={sum(perDay.map(({ planned }) => planned))} />
      <Table verticalSpacing="xs" className="week">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.campaign}</Table.Th>
            <Table.Th className="number">{t.sent}</Table.Th>
            <Table.Th className="number">{t.today}</Table.Th>
            <Table.Th className="number">{t.tomorrow}</Table.Th>
            <Table.Th className="number">{t.seven}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, head, cells: [sent, today, tomorrow, seven] }) => (
            <Table.Tr key={key} className={key === ' all' ? 'sum' : undefined}>
              <Table.Th scope="row">{head}</Table.Th>
              <Table.Td className="number">{sent}</Table.Td>
              <Table.Td className="number">{today}</Table.Td>
              <Table.Td className="number">{tomorrow}</Table.Td>
              <Table.Td className="number">{seven}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function told(amount: number, { about, cut = false }: { readonly about: boolean; readonly cut?: boolean }): string {
  if (cut) return t.least(count(amount));
  return about ? t.roughly(count(amount)) : count(amount);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
