import { useState } from 'react';
import type { Forecast } from '../../contract/campaign-answers.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { forecastWords as t } from './forecast-words.ts';

/** One bar a day. Whoever cannot see it is told the sum; the day under the pointer is named below. */
export function DayChart({ days, planned }: Pick<Forecast, 'days' | 'planned'>) {
  const [over, setOver] = useState<number>();
  const most = Math.max(1, ...days.map((day) => day.planned));
  const named = over === undefined ? undefined : days[over];
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure className="day-chart">
      <div className="day-bars" role="img" aria-label={t.chart(count(planned), days.length)} onPointerLeave={() => setOver(undefined)}>
        {days.map((day, at) => (
          <span key={day.day} data-over={at === over} onPointerEnter={() => setOver(at)}>
            <span style={{ height: `${(day.planned / most) * 100}%` }} />
          </span>
        ))}
      </div>
      <figcaption className="muted small">
        <span>{first === undefined ? '' : calendarDay(first.day)}</span>
        <strong>{named === undefined ? '' : t.day(calendarDay(named.day), count(named.planned))}</strong>
        <span>{last === undefined ? '' : calendarDay(last.day)}</span>
      </figcaption>
    </figure>
  );
}
