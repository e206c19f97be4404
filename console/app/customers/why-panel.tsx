import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { calendarDay, dayIn, timeIn } from '../parts/formats.ts';
import { campaignListShape, type Explanation, explanationShape } from '../shapes.ts';
import { words } from '../words.ts';
import { customerPath } from './customer-path.ts';

const t = words.why;

/** Asks the engine itself what a campaign does for this person on a day. */
export function WhyPanel({ customer, today }: { readonly customer: string; readonly today: string }) {
  const [campaign, setCampaign] = useState<string | null>(null);
  const [day, setDay] = useState(today);
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: () => ask(campaignListShape, '/api/campaigns') });
  const why = useMutation({
    mutationFn: (question: { campaign: string; on: string }) =>
      ask(explanationShape, customerPath(customer, `/explain?${new URLSearchParams(question)}`)),
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

function Answer({ answer }: { readonly answer: Explanation }) {
  const { timeZone } = useCompany();
  const { verdict, lines = [], reason, ...rest } = answer;
  const facts = Object.entries(rest).flatMap(([name, value]) => {
    const text = plain(value, timeZone);
    return text === undefined || t.names[name] === undefined ? [] : [[t.names[name], text] as const];
  });
  return (
    <div className="answer" data-verdict={verdict}>
      <p className="answer-verdict">{t.verdicts[verdict] ?? verdict}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {lines.length === 0 && reason != null && <p>{reason}</p>}
      {facts.length > 0 && (
        <dl className="details">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const EPOCH_MS = 1e11;

function plain(value: unknown, timeZone: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && value > EPOCH_MS) return `${dayIn(value, timeZone)}, ${timeIn(value, timeZone)}`;
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? calendarDay(value) : value;
  if (typeof value === 'object') {
    const parts = Object.entries(value).flatMap(([name, part]) => {
      const text = plain(part, timeZone);
      return text === undefined ? [] : [`${name}: ${text}`];
    });
    return parts.length === 0 ? undefined : parts.join(', ');
  }
  return String(value);
}
