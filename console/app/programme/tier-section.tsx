import { Button, NumberInput, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TierPage } from '../../contract/programme-answers.ts';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { Failure } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { readPages } from './read-pages.ts';

const t = words.programme.tiers;
const PAGE = 100;
/** People shown by name. */
const SHOWN = 10;

/** Thresholds tried out on everybody. */
export function TierSection() {
  const settings = useQuery({ queryKey: ['settings', 'tiers'], queryFn: () => ask('GET /api/settings') });
  const [thresholds, setThresholds] = useState<Readonly<Record<string, number>>>({});
  const [read, setRead] = useState(0);
  const tiers = (settings.data?.settings.tiers ?? []).map((tier) => ({ ...tier, from: thresholds[tier.id] ?? tier.from }));
  const trial = useMutation({
    mutationFn: () =>
      readPages((after) => ask('POST /api/tiers/compare', { body: { tiers, limit: PAGE, ...(after === null ? {} : { after }) } }), setRead),
  });
  return (
    <section className="card">
      <div className="section-head">
        <div>
          <h2>{t.title}</h2>
          <p className="muted">{t.about}</p>
        </div>
      </div>
      <div className="programme-form">
        {tiers.slice(0, -1).map(({ id, from }) => (
          <NumberInput
            key={id}
            label={t.from(id)}
            value={from}
            min={1}
            allowDecimal={false}
            onChange={(value) => typeof value === 'number' && setThresholds((before) => ({ ...before, [id]: value }))}
          />
        ))}
        <Button loading={trial.isPending} disabled={tiers.length === 0} onClick={() => trial.mutate()}>
          {t.try}
        </Button>
      </div>
      {trial.isPending && <p className="muted">{words.programme.reading(count(read))}</p>}
      {trial.isError && <Failure error={trial.error} onRetry={() => trial.mutate()} />}
      {trial.isSuccess && <Comparison pages={trial.data} />}
    </section>
  );
}

function Comparison({ pages }: { readonly pages: readonly TierPage[] }) {
  const affected = pages.flatMap((page) => page.affected);
  const moves = new Map<string, { from: string; to: string; count: number }>();
  for (const move of pages.flatMap((page) => page.moves)) {
    const key = `${move.from} ${move.to}`;
    moves.set(key, { ...move, count: (moves.get(key)?.count ?? 0) + move.count });
  }
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t.members}</dt>
          <dd>{count(pages.reduce((sum, { members }) => sum + members, 0))}</dd>
        </div>
        <div>
          <dt>{t.affected}</dt>
          <dd>{count(affected.length)}</dd>
        </div>
      </dl>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.now}</Table.Th>
            <Table.Th>{t.other}</Table.Th>
            <Table.Th className="number">{t.customers}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...moves.values()].map(({ from, to, count: many }) => (
            <Table.Tr key={`${from} ${to}`}>
              <Table.Td>{from}</Table.Td>
              <Table.Td>{to}</Table.Td>
              <Table.Td className="number">{count(many)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {affected.length === 0 ? (
        <p className="muted">{t.nobody}</p>
      ) : (
        <ul className="plain-list">
          {affected.slice(0, SHOWN).map(({ customer, from, to, points }) => (
            <li key={customer.id}>
              <a href={hrefTo('customers', customer.id)}>{customer.name ?? customer.id}</a>
              <span className="muted">
                {from} → {to} · {points} {t.points}
              </span>
            </li>
          ))}
          {affected.length > SHOWN && <li className="muted">{t.more(count(affected.length - SHOWN))}</li>}
        </ul>
      )}
    </>
  );
}
