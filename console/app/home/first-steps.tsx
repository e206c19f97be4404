import { IconAlertTriangle, IconCheck, IconCircle, IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { FirstStep as Step } from '../../contract/home-answers.ts';
import { ask } from '../ask.ts';
import { hrefTo } from '../route.ts';
import { homeWords } from './home-words.ts';

const t = homeWords.first;
const icons = { done: IconCheck, waiting: IconClock, open: IconCircle, unknown: IconAlertTriangle };
const tones = { done: 'good', waiting: 'note', open: 'note', unknown: 'note' };
const places: Readonly<Record<Step['what'], string>> = {
  domain: hrefTo('settings'),
  forgery: hrefTo('settings'),
  sandbox: 'https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html',
  company: hrefTo('settings'),
  customers: hrefTo('import'),
  campaign: hrefTo('campaigns'),
};

/** What a new deployment waits for before it can write to anybody; gone once all of it is done. */
export function FirstSteps() {
  const first = useQuery({ queryKey: ['home', 'first-steps'], queryFn: () => ask('GET /api/home/first-steps'), staleTime: 60_000 });
  const steps = first.data?.steps ?? [];
  if (steps.every(({ state }) => state === 'done')) return null;
  return (
    <section className="card">
      <h2>{t.title}</h2>
      <p className="muted">{t.about}</p>
      <ol className="attention first-steps">
        {steps.map(({ what, state }) => (
          <StepLine key={what} what={what} state={state} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ what, state }: Step) {
  const Icon = icons[state];
  const said = (
    <>
      <Icon size={18} stroke={1.8} aria-hidden />
      <span>
        <strong>{t.what[what]}</strong>{' '}
        <span className="muted">{state === 'done' ? t.done : state === 'open' ? t.how[what] : t[state]}</span>
      </span>
    </>
  );
  if (state === 'done')
    return (
      <li>
        <p data-tone={tones[state]}>{said}</p>
      </li>
    );
  const away = places[what].startsWith('https:');
  return (
    <li>
      <a href={places[what]} data-tone={tones[state]} {...(away ? { target: '_blank', rel: 'noreferrer' } : {})}>
        {said}
      </a>
    </li>
  );
}
