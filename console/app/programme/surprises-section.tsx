import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Candidate } from '../../contract/programme-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { Failure } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { readPages } from './read-pages.ts';
import { SurveyHead } from './survey-head.tsx';

const t = words.programme.surprises;
const PAGE = 200;
const SHOWN = 10;

/** care 32: who may be surprised, and what the month's surprises came to. */
export function SurprisesSection() {
  const [read, setRead] = useState(0);
  const month = useQuery({ queryKey: ['surprises'], queryFn: () => ask('GET /api/surprises/month') });
  const survey = useMutation({
    mutationFn: () => readPages((after) => ask('GET /api/surprises', { query: { limit: PAGE, after } }), setRead),
  });
  // The last promise kept is the freshest occasion.
  const candidates = (survey.data?.flatMap((page) => page.candidates) ?? []).toSorted((a, b) => (a.kept.on < b.kept.on ? 1 : -1));
  const gifts = survey.data?.[0]?.gifts ?? [];
  return (
    <section className="card">
      <SurveyHead title={t.title} isReading={survey.isPending} onRead={() => survey.mutate()} />
      <p className="muted">{t.about}</p>
      {month.isError && <Failure error={month.error} onRetry={() => month.refetch()} />}
      {month.isSuccess && (
        <p>
          {t.month(
            count(month.data.count),
            `${month.data.spent} ${month.data.currency}`,
            `${month.data.budgetPerMonth} ${month.data.currency}`,
          )}
        </p>
      )}
      {survey.isPending && <p className="muted">{words.programme.reading(count(read))}</p>}
      {survey.isError && <Failure error={survey.error} onRetry={() => survey.mutate()} />}
      {survey.isSuccess && <p>{candidates.length === 0 ? t.nobody : t.candidates(count(candidates.length))}</p>}
      <ul className="plain-list">
        {candidates.slice(0, SHOWN).map((candidate) => (
          <Person key={candidate.customer.id} candidate={candidate} gifts={gifts.map(({ name }) => name)} />
        ))}
      </ul>
    </section>
  );
}

function Person({ candidate: { customer, kept }, gifts }: { readonly candidate: Candidate; readonly gifts: readonly string[] }) {
  const queries = useQueryClient();
  const [gift, setGift] = useState(gifts[0] ?? '');
  const give = useMutation({
    mutationFn: () => ask('POST /api/surprises', { body: { customer: customer.id, gift } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['surprises'] }),
  });
  return (
    <li>
      <a href={hrefTo('customers', customer.id)}>
        <strong>{customer.name ?? customer.id}</strong>
      </a>
      <span className="muted">{t.kept[kept.what](kept.text, calendarDay(kept.on))}</span>
      {give.isSuccess ? (
        <span role="status">{t.given}</span>
      ) : (
        <span className="case-buttons">
          <Select aria-label={t.gift} data={[...gifts]} value={gift} allowDeselect={false} onChange={(value) => setGift(value ?? '')} />
          <Button variant="default" loading={give.isPending} disabled={gift === null} onClick={() => give.mutate()}>
            {t.give}
          </Button>
        </span>
      )}
      {give.isError && (
        <span className="why-problem" role="alert">
          {give.error.message}
        </span>
      )}
    </li>
  );
}
