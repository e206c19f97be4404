import { addDays, dayOf } from '../../../domain/calendar/calendar-date.ts';
import type { Forecast } from '../../contract/campaign-answers.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { forecastWords as t } from './forecast-words.ts';

const weekdays = new Intl.DateTimeFormat(navigator.language, { weekday: 'short', timeZone: 'UTC' });
const dayAndMonth = new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const short = new Intl.NumberFormat(navigator.language, { notation: 'compact', maximumSignificantDigits: 2 });
/** A Monday. */
const MONDAY = '2026-01-05';

/** The same days as the chart, a week to a line, each with how many are planned. */
export function DayCalendar({ days }: Pick<Forecast, 'days'>) {
  const most = Math.max(1, ...days.map(({ planned }) => planned));
  const planned = new Map(days.map((one) => [one.day, one.planned]));
  return (
    <table className="day-calendar">
      <thead>
        <tr>
          <th scope="col">{t.week}</th>
          {weekFrom(MONDAY).map((day) => (
            <th key={day} scope="col">
              {weekdays.format(Date.parse(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mondaysOf(days.map(({ day }) => day)).map((monday) => (
          <tr key={monday}>
            <th scope="row">{dayAndMonth.format(Date.parse(monday))}</th>
            {weekFrom(monday).map((day) => (
              <Cell key={day} day={day} planned={planned.get(day)} most={most} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly day: string;
  /** Nothing for a day that the forecast does not reach. */
  readonly planned: number | undefined;
  readonly most: number;
}

function Cell({ day, planned, most }: CellProps) {
  if (planned === undefined) return <td />;
  return (
    <td data-much={Math.ceil((4 * planned) / most)} title={t.day(calendarDay(day), count(planned))}>
      {short.format(planned)}
    </td>
  );
}

const weekFrom = (monday: string): string[] => [0, 1, 2, 3, 4, 5, 6].map((at) => addDays(monday, at));

/** 1 January 1970 was a Thursday. */
const mondayOf = (day: string): string => addDays(day, -((dayOf(day) + 3) % 7));

const mondaysOf = (days: readonly string[]): string[] => [...new Set(days.map(mondayOf))];
