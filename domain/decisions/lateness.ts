import { addDays, type CalendarDate, HOUR, type Instant } from '../calendar/calendar-date.ts';
import { startOfDay } from '../calendar/zoned-time.ts';
import type { Step } from '../campaigns/campaign.ts';
import type { Settings } from '../settings.ts';

/**
 * The last instant at which a step may still go.
 *
 * > Until due + latenessHours, for days before a date not after that date's day.
 */
export function latestFor(step: Step, due: Instant, date: CalendarDate, zone: string, settings: Settings): Instant {
  const byHours = due + settings.latenessHours * HOUR;
  return step.offsetDays < 0 ? Math.min(byHours, startOfDay(addDays(date, 1), zone) - 1) : byHours;
}
