import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { Contact } from '../contact.ts';
import type { Settings } from '../settings.ts';
import { surveyFor } from './survey-for.ts';

/** What was asked last is kept apart in the gate: a pulse never holds a whole survey up, nor a survey a pulse. */
export type AskedOn = 'surveyedOn' | 'pulsedOn';

/** The one-question survey after a touchpoint (care 55). */
const PULSE = 'pulse';

export const askedOnOf = (campaign: string, settings: Settings): AskedOn =>
  surveyFor(campaign, settings).id === PULSE ? 'pulsedOn' : 'surveyedOn';

/**
 * > `capped` where one was sent to this customer fewer than `surveys.minimumDaysApart` local days before. Of pulses at most one in
 * > `surveys.pulseDaysApart` days (14), whatever it is about.
 */
export function askedTooSoon(campaign: string, contact: Contact, today: CalendarDate, settings: Settings): boolean {
  const field = askedOnOf(campaign, settings);
  const { minimumDaysApart, pulseDaysApart } = settings.surveys;
  const last = contact[field];
  return last !== undefined && daysBetween(last, today) < (field === 'pulsedOn' ? pulseDaysApart : minimumDaysApart);
}
