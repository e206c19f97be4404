import { type CalendarDate, HOUR, type Instant } from '../calendar/calendar-date.ts';
import { instantText } from '../calendar/zoned-time.ts';
import type { Settings } from '../settings.ts';
import type { ZoneAtlas } from '../zones/resolve-zone.ts';

/** What rows are parsed against. */
export interface ImportContext {
  /** Rows dated later are refused; absent: none is (simulate). */
  readonly now?: Instant | undefined;
  /** The company's. */
  readonly timeZone: string;
  /** The company's, ISO 4217. */
  readonly currency: string;
  readonly settings: Settings;
  readonly atlas: ZoneAtlas;
  isCountry(code: string): boolean;
  /** E.164, or undefined where the text is not a number. */
  parsePhone(text: string, country: string | undefined): string | undefined;
}

/** The tables that come from outside the rules. */
export type ImportTables = Pick<ImportContext, 'atlas' | 'isCountry' | 'parsePhone'>;

export function importContext(settings: Settings, tables: ImportTables, now: Instant | undefined): ImportContext {
  return { ...tables, settings, timeZone: settings.company.timeZone, currency: settings.company.currency, now };
}

/** The latest date that it is anywhere (UTC+14). */
export function latestDayAt(now: Instant): CalendarDate {
  return instantText(now + 14 * HOUR).slice(0, 10);
}
