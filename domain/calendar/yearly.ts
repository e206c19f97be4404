import { type CalendarDate, isLeapYear, monthDayOf, yearOf } from './calendar-date.ts';
import { chineseDayOf } from './chinese-day.ts';

/** Where 29 February falls in a common year. */
export type LeapDay = 'feb-28' | 'mar-1' | 'skip';

/** Which calendar's year a yearly fact comes round in; absent means ISO. */
export type YearlyCalendar = 'chinese';

export interface YearlyDate {
  readonly date: CalendarDate;
  readonly calendar?: YearlyCalendar | undefined;
}

/**
 * The key under which a yearly fact stands in the calendar: `MM-DD`, or `cMM-DD` of the Chinese lunar month and day. A birthday in
 * a leap month is kept in the ordinary month of the same number.
 */
export function yearlyKey({ date, calendar }: YearlyDate): string {
  return calendar === 'chinese' ? lunarKeyOf(date) : monthDayOf(date);
}

/** All keys whose yearly facts fall on `target`: ISO ones first, lunar ones begin with `c`. */
export function yearlyKeysOn(target: CalendarDate, leapDay: LeapDay): string[] {
  return [...gregorianKeysOn(target, leapDay), ...lunarKeysOn(target)];
}

/** How many years after its date a yearly fact comes round on `target` (0 = the day itself); undefined where it does not. */
export function occurrenceOn(fact: YearlyDate, target: CalendarDate, leapDay: LeapDay): number | undefined {
  if (target < fact.date) return undefined;
  if (fact.calendar === 'chinese') {
    const [born, now] = [chineseDayOf(fact.date), chineseDayOf(target)];
    return born && now && lunarKeysOn(target).includes(yearlyKey(fact)) ? now.year - born.year : undefined;
  }
  return gregorianKeysOn(target, leapDay).includes(monthDayOf(fact.date)) ? yearOf(target) - yearOf(fact.date) : undefined;
}

/** The day in ISO year `year` on which a fact of the ISO calendar comes round; undefined for a skipped 29 February. */
export function anniversaryIn(date: CalendarDate, year: number, leapDay: LeapDay): CalendarDate | undefined {
  const monthDay = monthDayOf(date);
  const yyyy = String(year).padStart(4, '0');
  if (monthDay !== '02-29' || isLeapYear(year)) return `${yyyy}-${monthDay}`;
  switch (leapDay) {
    case 'feb-28':
      return `${yyyy}-02-28`;
    case 'mar-1':
      return `${yyyy}-03-01`;
    case 'skip':
      return undefined;
  }
}

function gregorianKeysOn(target: CalendarDate, leapDay: LeapDay): string[] {
  const monthDay = monthDayOf(target);
  return anniversaryIn('2000-02-29', yearOf(target), leapDay) === target && monthDay !== '02-29' ? [monthDay, '02-29'] : [monthDay];
}

/** Outside the years that the lunar calendar is known for, a key that never comes round. */
function lunarKeyOf(date: CalendarDate): string {
  const { month, day } = chineseDayOf(date) ?? { month: 0, day: 0 };
  return lunarKey(month, day);
}

/** Day 30 falls on day 29 in a month of 29 days; nothing falls in a leap month. */
function lunarKeysOn(target: CalendarDate): string[] {
  const today = chineseDayOf(target);
  if (today === undefined || today.leap) return [];
  const keys = [lunarKey(today.month, today.day)];
  return today.day === 29 && today.daysInMonth === 29 ? [...keys, lunarKey(today.month, 30)] : keys;
}

const lunarKey = (month: number, day: number): string => `c${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
