import { readStaffedHours, type StaffedHours } from '../cases/staffed-time.ts';
import { type ContentLocale, pickLocale } from './greeting.ts';
import { zoneName } from './zone-name.ts';

interface Office {
  readonly staffedHours: string;
  readonly timeZone: string;
  readonly locale: string;
}

const joints: Readonly<Record<ContentLocale, { readonly to: string; readonly and: string }>> = {
  en: { to: '–', and: ', ' },
  zh: { to: '至', and: '，' },
};

/**
 * When the company can be reached, as a customer reads it: in the company's own words where both write English or where these words
 * cannot be read; else in the customer's language, with the name of the clock, since who reads another language often lives elsewhere.
 */
export function staffedHoursFor({ staffedHours, timeZone, locale }: Office, language: string): string {
  const [reader, writer] = [pickLocale(language, 'en'), pickLocale(locale, 'en')];
  const hours = readStaffedHours(staffedHours);
  if (hours === undefined || (reader === 'en' && writer === 'en')) return staffedHours;
  const parts = reader === writer ? partsOf(hours, reader) : [...partsOf(hours, reader), zoneName(timeZone, reader)];
  return parts.join(joints[reader].and);
}

/** Days that follow each other with the same hours stand together. */
function partsOf(hours: StaffedHours, reader: ContentLocale): string[] {
  const runs: { first: number; last: number; times: string }[] = [];
  for (const [day, open] of [...hours].sort(([a], [b]) => a - b)) {
    const times = open.map(({ from, to }) => `${from}–${to}`).join(joints[reader].and);
    const before = runs.at(-1);
    if (before?.last === day - 1 && before.times === times) before.last = day;
    else runs.push({ first: day, last: day, times });
  }
  const name = (day: number) => weekday(day, reader);
  return runs.map(
    ({ first, last, times }) => `${first === last ? name(first) : `${name(first)}${joints[reader].to}${name(last)}`} ${times}`,
  );
}

const weekdays: Readonly<Record<ContentLocale, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
  zh: new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }),
};

/** 1 = Monday; 5 January 1970 was one. */
const weekday = (day: number, reader: ContentLocale): string => weekdays[reader].format((day + 3) * 86_400_000);
