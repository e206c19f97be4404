import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { Settings } from '../settings.ts';

/** Who holds a claim: one message of one customer. */
export const offerHolder = (customer: string, key: string): string => `${customer}/${key}`;

/** > One offer per household per `householdOfferDays`: free again on that day (day 90), or where this very message holds it. */
export function isOfferFree(
  last: { readonly day: CalendarDate; readonly by: string } | undefined,
  holder: string,
  today: CalendarDate,
  settings: Settings,
): boolean {
  return last === undefined || last.by === holder || last.day <= freeIfOnOrBefore(today, settings);
}

/** A claim of this day or before no longer counts. */
export const freeIfOnOrBefore = (today: CalendarDate, settings: Settings): CalendarDate => addDays(today, -settings.householdOfferDays);

/** > No household = the customer. */
export const householdOf = (customer: { readonly id: string; readonly householdId?: string | undefined }): string =>
  customer.householdId === undefined ? `customer:${customer.id}` : `household:${customer.householdId}`;
