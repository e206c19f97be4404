import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Forecast, Guess } from '../../contract/campaign-answers.ts';
import { calendarDay, count, spent } from '../parts/formats.ts';
import { words } from '../words.ts';
import { DayCalendar } from './day-calendar.tsx';
import { DayChart } from './day-chart.tsx';
import { editorWords } from './editor-words.ts';
import { forecastWords as t } from './forecast-words.ts';
import { MailFrame } from './mail-frame.tsx';

/** The days ahead: what is planned, what goes, what is held back and why, what it costs, and the first messages in full. */
export function ForecastFigures({ forecast }: { readonly forecast: Forecast }) {
  const { planned, tried, exact, sent, nothing, heldBack, clashes, dollars, days } = forecast;
  const [view, setView] = useState<'chart' | 'calendar'>('chart');
  const guessed = (guess: Guess) => (exact ? count(guess.count) : t.about(count(guess.count)));
  const range = ({ low, high }: Guess) => (exact ? '' : t.between(count(low), count(high)));
  return (
    <>
      <section className="card editor-part">
        <h2>{t.title(days.length)}</h2>
        <dl className="figures">
          <div>
            <dt>{t.planned}</dt>
            <dd>{count(planned)}</dd>
          </div>
          <div>
            <dt>{t.goes}</dt>
            <dd>
              {guessed(sent)}
              <span className="muted">{range(sent)}</span>
            </dd>
          </div>
          <div>
            <dt>{t.cost}</dt>
            <dd>
              {spent(dollars.count)}
              <span className="muted">{t.costHelp(calendarDay(forecast.pricesAsOf))}</span>
            </dd>
          </div>
        </dl>
        <SegmentedControl
          size="xs"
          w="fit-content"
          aria-label={t.view}
          data={(['chart', 'calendar'] as const).map((value) => ({ value, label: t.views[value] }))}
          value={view}
          onChange={setView}
        />
        {view === 'chart' ? <DayChart days={days} planned={planned} /> : <DayCalendar days={days} />}
        <p className="muted small">
          {exact ? t.exact : t.sampled(count(tried), count(planned))}
          {forecast.cut && ` ${editorWords.countMore}`}
        </p>
      </section>
      <section className="card editor-part">
        <h2>{t.held}</h2>
        {heldBack.length === 0 && nothing.count === 0 && <p className="muted">{t.heldNone}</p>}
        <ul className="held">
          {heldBack.map((guess) => (
            <Held key={guess.reason} words={guess.why} guess={guess} planned={planned} exact={exact} />
          ))}
          {nothing.count > 0 && <Held words={t.merged} guess={nothing} planned={planned} exact={exact} />}
        </ul>
        {clashes.length > 0 && (
          <>
            <h3>{t.clashes}</h3>
            <ul className="held">
              {clashes.map((guess) => (
                <Held
                  key={guess.campaign}
                  words={t.clash(words.campaigns.name(guess.campaign))}
                  guess={guess}
                  planned={planned}
                  exact={exact}
                />
              ))}
            </ul>
          </>
        )}
      </section>
      <First messages={forecast.first} />
    </>
  );
}

interface HeldProps {
  readonly words: string;
  readonly guess: Guess;
  readonly planned: number;
  readonly exact: boolean;
}

const Held = ({ words: said, guess, planned, exact }: HeldProps) => (
  <li>
    <span className="held-count">{exact ? count(guess.count) : t.about(count(guess.count))}</span>
    <span className="held-bar" aria-hidden="true">
      <span style={{ width: `${Math.max(1, Math.min(100, (guess.count / planned) * 100))}%` }} />
    </span>
    <span>{said}</span>
  </li>
);

function First({ messages }: Pick<Forecast, never> & { readonly messages: Forecast['first'] }) {
  const [open, setOpen] = useState(0);
  const shown = messages[open];
  return (
    <section className="card editor-part">
      <h2>{t.first}</h2>
      {messages.length === 0 && <p className="muted">{t.firstNone}</p>}
      <div className="first">
        <ol>
          {messages.map(({ customer, subject, at, channel, text }, position) => (
            <li key={`${customer.id} ${at} ${channel}`}>
              <button type="button" aria-pressed={position === open} onClick={() => setOpen(position)}>
                <strong>{customer.name ?? customer.id}</strong>
                <span>{channel === 'sms' ? text : subject}</span>
                <span className="muted small">
                  {calendarDay(at.slice(0, 10))}, {at.slice(11, 16)}
                </span>
              </button>
            </li>
          ))}
        </ol>
        {shown !== undefined &&
          (shown.channel === 'sms' ? (
            <p className="sms-preview">{shown.text}</p>
          ) : (
            <MailFrame html={shown.html} title={t.show(shown.customer.name ?? shown.customer.id)} className="first-frame" />
          ))}
      </div>
    </section>
  );
}
