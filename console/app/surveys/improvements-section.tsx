import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import * as z from 'zod/mini';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import type { Improvement } from '../../contract/survey-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { useKept } from '../parts/use-kept.ts';
import { words } from '../words.ts';

const t = words.surveys;
const gaps = new Intl.NumberFormat(navigator.language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
/** An action wants some time before it shows. */
const USUAL_DAYS = 30;
const writtenShape = z.object({ action: z.string(), owner: z.string() });

interface Props {
  readonly campaign: string;
  readonly factors: readonly string[];
  readonly today: string;
}

/** care 36: what is done about a factor, by whom, and what measuring it again says. */
export function ImprovementsSection({ campaign, factors, today }: Props) {
  const all = useQuery({ queryKey: ['improvements'], queryFn: () => ask('GET /api/improvements') });
  const own = all.data?.items.filter((one) => one.campaign === campaign) ?? [];
  return (
    <section className="card">
      <h2>{t.improve.title}</h2>
      <p className="muted">{t.improve.about}</p>
      <ul className="plain-list">
        {own.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
      <NewImprovement campaign={campaign} factors={factors} today={today} />
    </section>
  );
}

function Line({ one }: { readonly one: Improvement }) {
  const { factor, action, owner, startedOn, remeasureOn, before, result } = one;
  const was = gaps.format((before.perceived - before.expected) / before.n);
  return (
    <li>
      <strong>
        {t.factorName(factor)}: {action}
      </strong>
      <span className="muted">{t.improve.by(owner, calendarDay(startedOn), was, count(before.n))}</span>
      <span>
        {result.kind === 'waiting' && t.improve.waiting(calendarDay(remeasureOn))}
        {result.kind === 'open' && t.improve.open(count(result.n), count(result.least))}
        {result.kind === 'measured' &&
          t.improve.verdicts[result.verdict](
            gaps.format(result.moved.value),
            gaps.format(result.moved.low),
            gaps.format(result.moved.high),
          )}
      </span>
    </li>
  );
}

function NewImprovement({ campaign, factors, today }: Props) {
  const queries = useQueryClient();
  const [factor, setFactor] = useState(factors[0] ?? '');
  const [kept, write] = useKept(`improvement.${campaign}`, writtenShape);
  const { action, owner } = kept ?? { action: '', owner: '' };
  const [remeasureOn, setRemeasureOn] = useState(addDays(today, USUAL_DAYS));
  const start = useMutation({
    mutationFn: () => ask('POST /api/improvements', { body: { campaign, factor, action, owner, remeasureOn } }),
    onSuccess: () => {
      write(undefined);
      return queries.invalidateQueries({ queryKey: ['improvements'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      <Select
        mt="md"
        label={t.factor}
        data={factors.map((value) => ({ value, label: t.factorName(value) }))}
        value={factor}
        allowDeselect={false}
        onChange={(value) => setFactor(value ?? '')}
      />
      <Textarea
        label={t.improve.action}
        autosize
        maxLength={1000}
        value={action}
        onChange={(event) => write({ action: event.currentTarget.value, owner })}
      />
      <TextInput
        label={t.improve.owner}
        maxLength={100}
        value={owner}
        onChange={(event) => write({ action, owner: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t.improve.remeasureOn}
        min={addDays(today, 1)}
        value={remeasureOn}
        onChange={(event) => setRemeasureOn(event.currentTarget.value)}
      />
      <div className="case-buttons">
        <Button type="submit" loading={start.isPending} disabled={factor === null || action.trim() === '' || owner.trim() === ''}>
          {t.improve.start}
        </Button>
      </div>
      {start.isError && (
        <p className="why-problem" role="alert">
          {start.error.message}
        </p>
      )}
    </form>
  );
}
