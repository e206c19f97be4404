import { addDays, type CalendarDate, dayOf, HOUR, type Instant } from '../calendar/calendar-date.ts';
import { instantAt, type LocalTime, localDate } from '../calendar/zoned-time.ts';
import { type Settings, weekdays } from '../settings.ts';

/** A time at which visits can begin. */
export interface VisitSlot {
  readonly at: Instant;
  /** Where the company is. */
  readonly day: CalendarDate;
  readonly time: LocalTime;
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: CalendarDate) => weekdays[(dayOf(day) + 3) % 7] ?? 'mon';

/** Every time that may be booked now, by the company's clock: the notice is kept, closed dates are left out, whoever has taken them. */
export function visitSlots({ bookings, company }: Pick<Settings, 'bookings' | 'company'>, now: Instant): VisitSlot[] {
  const today = localDate(now, company.timeZone);
  const earliest = now + bookings.noticeHours * HOUR;
  const days = Array.from({ length: bookings.daysAhead + 1 }, (_, count) => addDays(today, count));
  const slots = days
    .filter((day) => !bookings.closedDates.includes(day))
    .flatMap((day) =>
      [...(bookings.times[weekdayOf(day)] ?? [])].sort().map((time) => ({ at: instantAt(day, time, company.timeZone), day, time })),
    )
    .filter(({ at }) => at >= earliest);
  // Two times that a spring-forward gap makes one instant are one slot.
  return slots.filter(({ at }, index) => slots[index - 1]?.at !== at);
}
