import { addDays, type CalendarDate, type Instant, MINUTE } from '../calendar/calendar-date.ts';
import { type LeapDay, occurrenceOn, yearlyKeysOn } from '../calendar/yearly.ts';
import { instantAt, type LocalTime, localDate } from '../calendar/zoned-time.ts';
import { type Fact, factKinds } from '../facts/fact.ts';
import type { Settings } from '../settings.ts';
import type { Campaign, Step } from './campaign.ts';
import { SHARE, shareOf, sharesOf, timeAfter } from './spread.ts';

/** Answers an act of the customer's own: never looked for in the calendar, not held by quiet hours. */
export const isReply = (step: Pick<Step, 'at'>): boolean => step.at === 'once';

/** A reply is due from the first moment of the day of the act. */
export const sendTimeOf = (step: Step, settings: Settings): LocalTime => (step.at === 'once' ? '00:00' : (step.at ?? settings.sendAt));

/** Every local time at which the step comes due to somebody. */
export function sendTimesOf(step: Step, settings: Settings): LocalTime[] {
  const time = sendTimeOf(step, settings);
  return Array.from({ length: sharesOf(step, time, settings) }, (_, share) => timeAfter(time, (share * SHARE) / MINUTE));
}

/** When the step for an occurrence of the fact on `date` comes due in `zone`: its first share, or this customer's. */
export function dueOf(step: Step, date: CalendarDate, zone: string, settings: Settings, customer?: string): Instant {
  const time = sendTimeOf(step, settings);
  const share = customer === undefined ? 0 : shareOf(customer, sharesOf(step, time, settings));
  return instantAt(addDays(date, step.offsetDays), time, zone) + share * SHARE;
}

/** The fact date whose step falls on the local day `day`. */
export const factDateFor = (step: Step, day: CalendarDate): CalendarDate => addDays(day, -step.offsetDays);

/** Does the campaign run on this local day? */
export function runsOn(campaign: Campaign, day: CalendarDate): boolean {
  return (campaign.startsOn === undefined || day >= campaign.startsOn) && (campaign.endsOn === undefined || day <= campaign.endsOn);
}

/** The local days whose `time` falls into the window (after, upTo] in `zone`. */
export function daysMeeting(time: LocalTime, zone: string, after: Instant, upTo: Instant): CalendarDate[] {
  const days: CalendarDate[] = [];
  const last = localDate(upTo, zone);
  for (let day = localDate(after, zone); day <= last; day = addDays(day, 1)) {
    const instant = instantAt(day, time, zone);
    if (instant > after && instant <= upTo) days.push(day);
  }
  return days;
}

/** How often a fact has come round on `date`: 0 for the day itself; undefined where it does not fall there. */
export function ordinalOn(fact: Pick<Fact, 'date' | 'repeats' | 'calendar'>, date: CalendarDate, leapDay: LeapDay): number | undefined {
  if (fact.repeats === 'never') return fact.date === date ? 0 : undefined;
  return occurrenceOn(fact, date, leapDay);
}

/** The occurrence part of the key: the ordinal for yearly facts, the fact's own date else. */
export function occurrenceOf(fact: Pick<Fact, 'date' | 'repeats'>, ordinal: number): string {
  return fact.repeats === 'yearly' ? String(ordinal) : fact.date;
}

const alwaysYearly: ReadonlySet<string> = new Set(['asset.purchased', 'customer.joined']);
/** Only a company's own kinds may come round or not. */
const derived: ReadonlySet<string> = new Set(factKinds);

/** The calendar keys under which facts of `kind` that fall on `date` can stand. */
export function calendarKeysFor(kind: string, date: CalendarDate, leapDay: LeapDay): string[] {
  const yearlyKeys = yearlyKeysOn(date, leapDay);
  if (alwaysYearly.has(kind)) return yearlyKeys.filter((key) => !key.startsWith('c'));
  if (kind === 'customer.born') return yearlyKeys;
  return derived.has(kind) ? [date] : [date, ...yearlyKeys];
}
