import { Cron } from 'croner';
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';

/** When a schedule of EventBridge fires. */
export interface Timetable {
  /** The first firing strictly after `instant`; undefined where there is none any more. */
  next(instant: Instant): Instant | undefined;
}

const rate = /^rate\((\d{1,6}) (minute|hour|day)s?\)$/;
const cron = /^cron\(([^)]{1,200})\)$/;
const once = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
const unit = { minute: MINUTE, hour: HOUR, day: DAY } as const;

/**
 * `rate(…)`, `cron(…)` with AWS's six fields (day of week 1 = Sunday), `at(…)`. Rates fall on whole multiples of their period, so that
 * a schedule of five minutes fires at :00, :05, :10.
 */
export function parseSchedule(expression: string, timeZone = 'UTC'): Timetable {
  const every = rate.exec(expression);
  if (every !== null) {
    const period = Number(every[1]) * unit[every[2] === 'minute' || every[2] === 'hour' ? every[2] : 'day'];
    return { next: (instant) => (Math.floor(instant / period) + 1) * period };
  }
  const fields = cron.exec(expression)?.[1];
  if (fields !== undefined) {
    const job = new Cron(toCroner(fields), { timezone: timeZone, paused: true, mode: '7-part' });
    return { next: (instant) => job.nextRun(new Date(instant))?.getTime() };
  }
  const moment = once.exec(expression)?.[1];
  if (moment !== undefined) {
    const at = Date.parse(`${moment}Z`);
    return { next: (instant) => (at > instant ? at : undefined) };
  }
  throw new Error(`A schedule cannot be read: "${expression.slice(0, 80)}". Known are rate(…), cron(…) with six fields and at(…).`);
}

function toCroner(fields: string): string {
  const [minute, hour, dayOfMonth, month, dayOfWeek = '*', year] = fields.trim().split(/\s+/);
  const weekdays = dayOfWeek.replace(/(?<!#|\/)\b[1-7]\b/g, (day) => String(Number(day) - 1));
  return ['0', minute, hour, dayOfMonth, month, weekdays, year ?? '*'].map((field) => (field === '?' ? '*' : field)).join(' ');
}
