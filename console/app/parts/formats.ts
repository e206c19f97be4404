/** Numbers and dates as people read them, in the browser's language. */

const language = navigator.language;
const numbers = new Intl.NumberFormat(language);

export const count = (value: number): string => numbers.format(value);

const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });

/** A share of 1. */
export const percent = (share: number): string => shares.format(share);

/** Sums of fractions of a cent are shown as far as they are something. */
export function money(value: number, currency = 'USD'): string {
  const digits = value === 0 || Math.abs(value) >= 1 ? 2 : Math.abs(value) >= 0.01 ? 3 : 6;
  return new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: digits }).format(
    value,
  );
}

/** A sum of money to spend, by the cent. */
export const spent = (value: number, currency = 'USD'): string =>
  value > 0 && value < 0.01 ? `< ${money(0.01, currency)}` : money(Math.round(value * 100) / 100, currency);

/** A calendar date, `YYYY-MM-DD`. */
export function calendarDay(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, day));
}

/** A month, `YYYY-MM`. */
export function monthName(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, of - 1));
}

export function dayIn(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(instant);
}

export function shortDayIn(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone }).format(instant);
}

export function timeIn(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant);
}

/** `YYYY-MM-DD` of an instant in a zone. */
export function isoDayIn(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(instant);
}
