import { Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberPage } from '../../contract/programme-answers.ts';
import { ask } from '../ask.ts';
import { count, percent } from '../parts/formats.ts';
import { Failure, LoadingRows } from '../parts/states.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { words } from '../words.ts';
import { readPages } from './read-pages.ts';
import { SurveyHead } from './survey-head.tsx';

const t = words.programme.members;
const PAGE = 200;

/** How many periods end soon, at once; who is in which tier, once everybody was read. */
export function MembersSection() {
  const [read, setRead] = useState(0);
  const endings = useQuery({ queryKey: ['tier-endings'], queryFn: () => ask('GET /api/tiers/endings') });
  const survey = useMutation({
    mutationFn: () => readPages((after) => ask('GET /api/tiers/members', { query: { limit: PAGE, after } }), setRead),
  });
  return (
    <section className="card">
      <SurveyHead title={t.title} isReading={survey.isPending} onRead={() => survey.mutate()} />
      <p className="muted">{t.about}</p>
      {endings.isPending && <LoadingRows rows={1} />}
      {endings.isError && <Failure error={endings.error} onRetry={() => endings.refetch()} />}
      {endings.isSuccess && (
        <dl className="figures">
          {endings.data.within.map(({ days, ending }) => (
            <div key={days}>
              <dt>{t.ending(days)}</dt>
              <dd>{count(ending)}</dd>
            </div>
          ))}
        </dl>
      )}
      {endings.data?.cut === true && <p className="muted">{t.cut}</p>}
      {survey.isPending && <p className="muted">{words.programme.reading(count(read))}</p>}
      {survey.isError && <Failure error={survey.error} onRetry={() => survey.mutate()} />}
      {survey.isSuccess && <Tiers pages={survey.data} />}
    </section>
  );
}

function Tiers({ pages }: { readonly pages: readonly MemberPage[] }) {
  const days = pages[0]?.days ?? [];
  const found = pages.flatMap(({ tiers }) => tiers);
  const rows = [...new Set(found.map(({ tier }) => tier))].map((tier) => {
    const of = found.filter((one) => one.tier === tier);
    return {
      tier,
      members: sumOf(of.map(({ members }) => members)),
      ending: days.map((_, n) => sumOf(of.map(({ ending }) => ending[n] ?? 0))),
    };
  });
  const all = sumOf(rows.map(({ members }) => members));
  if (all === 0) return <p>{t.nobody}</p>;
  return (
    <WideTable label={t.title} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.tier}</Table.Th>
          {[t.members, t.share, ...days.map(t.ending)].map((name) => (
            <Table.Th key={name} className="number">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ tier, members, ending }) => (
          <Table.Tr key={tier}>
            <Table.Td>{tier}</Table.Td>
            <Table.Td className="number">{count(members)}</Table.Td>
            <Table.Td className="number">{percent(members / all)}</Table.Td>
            {ending.map((many, n) => (
              <Table.Td key={days[n]} className="number">
                {count(many)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
