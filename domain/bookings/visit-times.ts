import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type LocalTime, localDate, localTime } from '../calendar/zoned-time.ts';
import { type Booking, endOf } from './booking.ts';

/** When a visit is, on the clocks of one place. */
export interface LocalVisit {
  readonly date: CalendarDate;
  readonly from: LocalTime;
  readonly to: LocalTime;
  /** IANA. */
  readonly zone: string;
}

type Visit = Pick<Booking, 'visitAt' | 'minutes'>;

const visitIn = (visit: Visit, zone: string): LocalVisit => ({
  date: localDate(visit.visitAt, zone),
  from: localTime(visit.visitAt, zone),
  to: localTime(endOf(visit), zone),
  zone,
});

/** > Times are in the company's zone, shown in both where the customer's clocks say something else. */
export function visitTimes(visit: Visit, companyZone: string, customerZone: string): { there: LocalVisit; here: LocalVisit | undefined } {
  const there = visitIn(visit, companyZone);
  const here = visitIn(visit, customerZone);
  return { there, here: here.date === there.date && here.from === there.from ? undefined : here };
}
