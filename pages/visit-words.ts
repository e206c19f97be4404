import type { LocalVisit } from '../domain/bookings/visit-times.ts';
import { zoneName } from '../domain/wording/zone-name.ts';
import { type Language, weekdayDate } from './language.ts';
import type { PageTexts } from './texts.ts';

/** `Thursday, 3 December 2026, 09:00`. */
export const visitInWords = (language: Language, { date, from }: LocalVisit): string =>
  language === 'zh' ? `${weekdayDate(language, date)} ${from}` : `${weekdayDate(language, date)}, ${from}`;

/** The hours of a visit, with the name of their clock where there are two. */
export function hoursInWords({ booking: t, lang }: PageTexts, { from, to, zone }: LocalVisit, named: boolean): string {
  const hours = t.span(from, to);
  return named ? t.onClock(hours, zoneName(zone, lang)) : hours;
}
