import type { CalendarDate } from '../calendar/calendar-date.ts';

/** The counters of one day, or of one part of it. */
export interface DayCounts {
  readonly day: CalendarDate;
  /** By `<step>|<channel>|<outcome>`. */
  readonly counts: Readonly<Record<string, number>>;
}
