import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  isLeapYear,
  monthDayOf,
  parseCalendarDate,
  yearOf,
} from '../../../domain/calendar/calendar-date.ts';
import { dateBetween, dateOfDayNumber, dayNumberOf } from '../../support/arbitraries.ts';

const aDate = dateBetween('1900-01-01', '2199-12-31');

describe('parseCalendarDate', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1999-12-31'])('takes %s as it stands', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
    '2026/01/01',
  ])('refuses %j', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });

  it('takes every date that exists and none that does not', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const read = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
        expect(parseCalendarDate(text)).toBe(exists ? text : undefined);
      }),
    );
  });
});

describe('addDays and daysBetween', () => {
  it('count days as the UTC day numbers do', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(moved).toBe(dateOfDayNumber(dayNumberOf(date) + days));
        expect(daysBetween(date, moved)).toBe(days);
      }),
    );
  });
});

describe('addMonths', () => {
  it.each([
    ['2023-08-31', -6, '2023-02-28'],
    ['2024-08-31', -6, '2024-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2023-02-28', -12, '2022-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ] as const)('clamps to the month’s end: %s %i months = %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('keeps the day where the month has it, else takes the month’s last day', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -240, max: 240 }), (date, months) => {
        const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
        const [year, month] = [Math.floor(index / 12), index % 12];
        const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        const day = Math.min(Number(date.slice(8)), lastDay);
        expect(addMonths(date, months)).toBe(new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10));
      }),
    );
  });
});

it('knows leap years, years and month-days', () => {
  expect([1900, 2000, 2023, 2024, 2100, 2400].map(isLeapYear)).toEqual([false, true, false, true, false, true]);
  expect([yearOf('2026-11-21'), monthDayOf('2026-11-21')]).toEqual([2026, '11-21']);
});
