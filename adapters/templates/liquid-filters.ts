import type { FilterImplOptions } from 'liquidjs';
import * as z from 'zod';
import { parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { zoneName } from '../../domain/wording/zone-name.ts';

/**
 * The filters of LiquidJS that templates may use. Not among them: `raw` (would undo escaping), `escape` (would do it twice), `date`
 * (reads the machine's clock and zone) and everything that turns objects inside out.
 */
export const allowedFilters: readonly string[] = [
  'abs',
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'ceil',
  'default',
  'divided_by',
  'downcase',
  'first',
  'floor',
  'join',
  'last',
  'minus',
  'modulo',
  'plus',
  'prepend',
  'remove',
  'replace',
  'round',
  'size',
  'slice',
  'strip',
  'times',
  'truncate',
  'upcase',
  'url_encode',
];

/** Filters of our own; each speaks the language of the slot `locale`. */
export const ownFilters: Readonly<Record<string, FilterImplOptions>> = {
  /** `2026-12-05` → `5 December 2026`, `2026年12月5日`. */
  long_date(value: unknown): string {
    return dateFormat(localeOf(this.context.getSync(['locale']))).format(noonOf(value));
  },
  /** `2026-12-05` → `Saturday, 5 December 2026`, `2026年12月5日星期六`. */
  weekday_date(value: unknown): string {
    return weekdayFormat(localeOf(this.context.getSync(['locale']))).format(noonOf(value));
  },
  /** `10000` → `10,000`. */
  number(value: unknown): string {
    return numberFormat(localeOf(this.context.getSync(['locale']))).format(numberOf(value));
  },
  /** `1, 'year', 'years'` → `1 year`; `3` → `3 years`. */
  plural(value: unknown, one: string, many: string): string {
    const count = numberOf(value);
    return `${numberFormat(localeOf(this.context.getSync(['locale']))).format(count)} ${count === 1 ? one : many}`;
  },
  /** `Europe/London` → `United Kingdom Time`, `英国时间`. */
  zone_name(value: unknown): string {
    return zoneName(String(value), localeOf(this.context.getSync(['locale'])));
  },
  /** care 81: a product → `your kettle`, `您的kettle`; where nobody knows whose it is, `the kettle`, `kettle`. */
  yours(value: unknown): string {
    return yoursIn(value, localeOf(this.context.getSync(['locale'])), { owned: 'your ', unowned: 'the ' });
  },
  /** The same at the beginning of a sentence. */
  Yours(value: unknown): string {
    return yoursIn(value, localeOf(this.context.getSync(['locale'])), { owned: 'Your ', unowned: 'The ' });
  },
  /** English: `3` → `3rd`. */
  ordinal(value: unknown): string {
    const count = numberOf(value);
    return `${count}${ENDINGS[ordinalRules.select(count)] ?? 'th'}`;
  },
};

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

/** Formats are dear to make and few. */
function remember<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    if (made.size < 50) made.set(locale, known);
    return known;
  };
}
const dateFormat = remember((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const weekdayFormat = remember((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }));
const numberFormat = remember((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));

/** Plain English means the day before the month; whoever wants it otherwise says `en-US`. */
function localeOf(slot: unknown): string {
  if (typeof slot !== 'string' || slot === 'en') return 'en-GB';
  try {
    return Intl.getCanonicalLocales(slot)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

const named = z.object({ name: z.string().trim().min(1), unowned: z.boolean().optional() });

function yoursIn(product: unknown, locale: string, english: { readonly owned: string; readonly unowned: string }): string {
  const { data } = named.safeParse(product);
  if (data === undefined) throw new TypeError('not a product with a name');
  const chinese = { owned: '您的', unowned: '' };
  const words = locale.startsWith('zh') ? chinese : english;
  return `${data.unowned === true ? words.unowned : words.owned}${data.name}`;
}

function noonOf(value: unknown): number {
  const date = typeof value === 'string' ? parseCalendarDate(value) : undefined;
  if (date === undefined) throw new TypeError(`not a date: ${JSON.stringify(value)}`);
  return Date.parse(`${date}T12:00:00Z`);
}

function numberOf(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new TypeError(`not a number: ${JSON.stringify(value)}`);
  return number;
}
