/**
 * Calendar dates as day numbers: 1970-01-01 is 0. Own arithmetic on purpose, so that an error of the library that the product
 * uses would show. The two conversions count in 400-year cycles from 1 March 0000.
 */
export type Day = number;

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(y / 400);
  const yearOfCycle = y - cycle * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return cycle * 146097 + yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear - 719468;
}

export function civilOf(day: Day): Civil {
  const shifted = day + 719468;
  const cycle = Math.floor(shifted / 146097);
  const dayOfCycle = shifted - cycle * 146097;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36524) - Math.floor(dayOfCycle / 146096)) / 365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

export function parseDay(text: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) throw new Error(`not a date: ${text}`);
  return dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Blank stays null. */
export const parseDayOrBlank = (text: string | undefined): Day | null => (text ? parseDay(text) : null);

export function formatDay(day: Day): string {
  const { year, month, day: d } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** > Month arithmetic clamps to the month's end. */
export function addMonths(day: Day, months: number): Day {
  const from = civilOf(day);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** The day on which a yearly fact falls in a year, or null where it falls on none. */
export function yearlyIn(start: Day, year: number, leapDay: 'feb-28' | 'mar-1' | 'skip'): Day | null {
  const { month, day } = civilOf(start);
  if (month !== 2 || day !== 29 || isLeapYear(year)) return dayOf(year, month, day);
  switch (leapDay) {
    case 'feb-28':
      return dayOf(year, 2, 28);
    case 'mar-1':
      return dayOf(year, 3, 1);
    case 'skip':
      return null;
  }
}
