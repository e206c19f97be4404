import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ExplainedStep, Explanation } from '../../contract/customer-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay } from '../parts/formats.ts';
import { words } from '../words.ts';

const t = words.why;

/** Asks the engine itself what a campaign does for this person on a day. */
export function WhyPanel({ customer, today }: { readonly customer: string; readonly today: string }) {
  const [campaign, setCampaign] = useState<string | null>(null);
  const [day, setDay] = useState(today);
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: () => ask('GET /api/campaigns') });
  const why = useMutation({
    mutationFn: (question: { campaign: string; on: string }) =>
      ask('GET /api/customers/:id/explain', { path: { id: customer }, query: question }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (campaign !== null && day !== '') why.mutate({ campaign, on: day });
  };
  return (
    <section className="why">
      <h3>{t.title}</h3>
      <p className="muted">{t.about}</p>
      <form className="why-form" onSubmit={submit}>
        <Select
          label={t.campaign}
          placeholder={t.campaign}
          value={campaign}
          onChange={setCampaign}
          searchable
          data={campaigns.data?.items.map(({ id }) => ({ value: id, label: words.campaigns.name(id) })) ?? []}
        />
        <TextInput type="date" label={t.day} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <Button type="submit" disabled={campaign === null || day === ''} loading={why.isPending}>
          {t.ask}
        </Button>
      </form>
      <div aria-live="polite">
        {why.isError && <p className="why-problem">{why.error.message}</p>}
        {why.data !== undefined && <Answer answer={why.data} />}
      </div>
    </section>
  );
}

function Answer({ answer: { live, lines, next } }: { readonly answer: Explanation }) {
  return (
    <div className="answers">
      {lines.map((line) => (
        <div
          key={`${line.step} ${line.subject} ${line.channel ?? ''}`}
          className="answer"
          data-verdict={line.verdict === 'due' ? line.expected : line.verdict}
        >
          <p className="answer-verdict">{t.verdicts[line.verdict] ?? line.verdict}</p>
          <p>{line.why}</p>
          <p className="muted">{meta(line)}</p>
        </div>
      ))}
      <p className="answer-next muted">
        {[
          live ? undefined : t.off,
          lines.length === 0 ? t.nothing : undefined,
          next === undefined ? t.noNext : t.next(calendarDay(next.sendAt.slice(0, 10)), next.sendAt.slice(11, 16)),
        ]
          .filter((part) => part !== undefined)
          .join(' ')}
      </p>
    </div>
  );
}

/** Local times are cut from RFC 9557 texts such as `2026-11-21T10:00:00+08:00[Asia/Shanghai]`: no zone arithmetic needed. */
function meta({ sendAt, channel }: ExplainedStep): string {
  const by = channel === 'email' || channel === 'sms' ? [t.by(words.campaigns.channels[channel])] : [];
  return [t.planned(sendAt.slice(11, 16)), ...by].join(' · ');
}
