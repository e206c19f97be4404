import { type CalendarDate, daysBetween } from './calendar-date.ts';

/** A day of the Chinese lunar calendar. */
export interface ChineseDay {
  /** ISO year in which the lunar year begins. */
  readonly year: number;
  readonly month: number;
  /** Whether it lies in the leap month that follows the month of this number. */
  readonly leap: boolean;
  readonly day: number;
  readonly daysInMonth: 29 | 30;
}

const FIRST_YEAR = 1900;
const FIRST_DAY: CalendarDate = '1900-01-31';

/**
 * The lunar years 1900 to 2100 as published (GB/T 33661), one number each: bits 15 to 4 are set where months 1 to 12 have 30 days, bits 3
 * to 0 are the leap month's number, bit 16 is set where the leap month has 30 days.
 *
 * Intl's Chinese calendar is not used: where a new moon falls close to midnight in Beijing its month begins a day off (among others the
 * first months of 2027 and 2030 and the tenth of 2018).
 */
const YEARS = `
  04bd8 04ae0 0a570 054d5 0d260 0d950 16554 056a0 09ad0 055d2 04ae0 0a5b6 0a4d0 0d250 1d255 0b540 0d6a0 0ada2 095b0 14977
  04970 0a4b0 0b4b5 06a50 06d40 1ab54 02b60 09570 052f2 04970 06566 0d4a0 0ea50 16a95 05ad0 02b60 186e3 092e0 1c8d7 0c950
  0d4a0 1d8a6 0b550 056a0 1a5b4 025d0 092d0 0d2b2 0a950 0b557 06ca0 0b550 15355 04da0 0a5b0 14573 052b0 0a9a8 0e950 06aa0
  0aea6 0ab50 04b60 0aae4 0a570 05260 0f263 0d950 05b57 056a0 096d0 04dd5 04ad0 0a4d0 0d4d4 0d250 0d558 0b540 0b6a0 195a6
  095b0 049b0 0a974 0a4b0 0b27a 06a50 06d40 0af46 0ab60 09570 04af5 04970 064b0 074a3 0ea50 06b58 05ac0 0ab60 096d5 092e0
  0c960 0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5 0a950 0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930
  07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530 05aa0 076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520 0dd45
  0b5a0 056d0 055b2 049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0 14b63 09370 049f8 04970 064b0 168a6 0ea50 06b20 1a6c4 0aae0
  092e0 0d2e3 0c960 0d557 0d4a0 0da50 05d55 056a0 0a6d0 055d4 052d0 0a9b8 0a950 0b4a0 0b6a6 0ad50 055a0 0aba4 0a5b0 052b0
  0b273 06930 07337 06aa0 0ad50 14b55 04b60 0a570 054e4 0d160 0e968 0d520 0daa0 16aa6 056d0 04ae0 0a9d4 0a2d0 0d150 0f252
  0d520
`
  .trim()
  .split(/\s+/)
  .map((code) => Number.parseInt(code, 16));

/** On which day, counted from the first, each lunar year begins, and the one after the last. */
const STARTS = [0];
for (const code of YEARS) STARTS.push((STARTS.at(-1) ?? 0) + daysIn(code));

const SHORTEST_YEAR = 353;

interface ChineseMonth {
  readonly month: number;
  readonly leap: boolean;
  readonly days: 29 | 30;
}

/** Undefined outside the lunar years 1900 to 2100. */
export function chineseDayOf(date: CalendarDate): ChineseDay | undefined {
  const sinceFirst = daysBetween(FIRST_DAY, date);
  let index = Math.min(Math.floor(sinceFirst / SHORTEST_YEAR), YEARS.length);
  while (index > 0 && (STARTS[index] ?? 0) > sinceFirst) index -= 1;
  const code = YEARS[index];
  if (sinceFirst < 0 || code === undefined) return undefined;
  let day = sinceFirst - (STARTS[index] ?? 0);
  for (const { month, leap, days } of monthsOf(code)) {
    if (day < days) return { year: FIRST_YEAR + index, month, leap, day: day + 1, daysInMonth: days };
    day -= days;
  }
  return undefined;
}

function daysIn(code: number): number {
  let days = code & 0xf ? 13 * 29 : 12 * 29;
  for (let bit = 4; bit <= 16; bit += 1) days += (code >> bit) & 1;
  return days;
}

function monthsOf(code: number): ChineseMonth[] {
  const length = (bit: number): 29 | 30 => ((code >> bit) & 1 ? 30 : 29);
  const leapMonth = code & 0xf;
  return Array.from({ length: 12 }, (_, index): ChineseMonth[] => {
    const ordinary: ChineseMonth = { month: index + 1, leap: false, days: length(15 - index) };
    return index + 1 === leapMonth ? [ordinary, { month: leapMonth, leap: true, days: length(16) }] : [ordinary];
  }).flat();
}
