import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anniversaryIn, type LeapDay, occurrenceOn, yearlyKey, yearlyKeysOn } from '../../../domain/calendar/yearly.ts';
import { dateBetween, dateOfDayNumber, dayNumberOf } from '../../support/arbitraries.ts';

const leapDays: readonly LeapDay[] = ['feb-28', 'mar-1', 'skip'];
const aDate = dateBetween('1940-01-01', '2030-12-31');
const daysOf = (year: number): string[] => {
  const [first, next] = [dayNumberOf(`${year}-01-01`), dayNumberOf(`${year + 1}-01-01`)];
  return Array.from({ length: next - first }, (_, index) => dateOfDayNumber(first + index));
};

describe('29 February', () => {
  it.each([
    ['feb-28', 2025, '2025-02-28'],
    ['mar-1', 2025, '2025-03-01'],
    ['skip', 2025, undefined],
    ['feb-28', 2028, '2028-02-29'],
    ['mar-1', 2028, '2028-02-29'],
    ['skip', 2028, '2028-02-29'],
    ['feb-28', 2100, '2100-02-28'],
  ] as const)('with %s falls in %i on %s', (leapDay, year, expected) => {
    expect(anniversaryIn('2024-02-29', year, leapDay)).toBe(expected);
  });

  it('is met together with those whose day it borrows', () => {
    expect(yearlyKeysOn('2025-02-28', 'feb-28').filter((key) => !key.startsWith('c'))).toEqual(['02-28', '02-29']);
    expect(yearlyKeysOn('2025-03-01', 'mar-1').filter((key) => !key.startsWith('c'))).toEqual(['03-01', '02-29']);
    expect(yearlyKeysOn('2028-02-28', 'feb-28').filter((key) => !key.startsWith('c'))).toEqual(['02-28']);
    expect(yearlyKeysOn('2025-02-28', 'skip').filter((key) => !key.startsWith('c'))).toEqual(['02-28']);
  });
});

describe('a yearly fact', () => {
  it('comes round on exactly one day of each year, on its anniversary, and is found there under its key', () => {
    fc.assert(
      fc.property(
        fc.oneof(aDate, fc.constant('2024-02-29')),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(...leapDays),
        (date, n, leapDay) => {
          const year = Number(date.slice(0, 4)) + n;
          const expected = anniversaryIn(date, year, leapDay);
          const met = daysOf(year).filter((day) => occurrenceOn({ date }, day, leapDay) !== undefined);
          expect(met).toEqual(expected === undefined ? [] : [expected]);
          for (const day of met) {
            expect(occurrenceOn({ date }, day, leapDay)).toBe(n);
            expect(yearlyKeysOn(day, leapDay)).toContain(yearlyKey({ date }));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not come round before its date', () => {
    expect(occurrenceOn({ date: '2024-05-05' }, '2023-05-05', 'feb-28')).toBeUndefined();
    expect(occurrenceOn({ date: '2024-05-05' }, '2024-05-05', 'feb-28')).toBe(0);
  });
});

describe('a birthday in the Chinese lunar calendar', () => {
  it.each([
    ['new year', '2000-02-05', '2024-02-10', 24],
    ['new year', '2000-02-05', '2025-01-29', 25],
    ['new year', '2000-02-05', '2026-02-17', 26],
    ['new year', '2000-02-05', '2027-02-06', 27],
    ['mid-autumn, 15th of the 8th', '2000-09-12', '2025-10-06', 25],
    ['mid-autumn, 15th of the 8th', '2000-09-12', '2026-09-25', 26],
    ['born on new year’s eve, in the old lunar year', '2000-02-04', '2026-02-16', 26],
  ] as const)('%s of %s comes round on %s for the %i. time', (_what, date, target, n) => {
    expect(occurrenceOn({ date, calendar: 'chinese' }, target, 'feb-28')).toBe(n);
  });

  it('in a leap month is kept in the ordinary month of the same number', () => {
    // 2023-04-01 is the 11th of the leap second month; 2024-03-20 and 2023-03-02 are the 11th of a second month.
    expect(yearlyKey({ date: '2023-04-01', calendar: 'chinese' })).toBe('c02-11');
    expect(occurrenceOn({ date: '2023-04-01', calendar: 'chinese' }, '2024-03-20', 'feb-28')).toBe(1);
    expect(yearlyKeysOn('2023-04-01', 'feb-28').filter((key) => key.startsWith('c'))).toEqual([]);
    expect(yearlyKeysOn('2023-03-02', 'feb-28')).toContain('c02-11');
  });

  it('comes round exactly once in each lunar year, day 30 on day 29 of a short month', () => {
    const bornDays = dateBetween('1990-01-01', '2015-12-31');
    fc.assert(
      fc.property(bornDays, (date) => {
        const [first, last] = [dayNumberOf('2019-02-05'), dayNumberOf('2027-02-05')];
        const met: number[] = [];
        for (let day = first; day <= last; day += 1) {
          const n = occurrenceOn({ date, calendar: 'chinese' }, dateOfDayNumber(day), 'feb-28');
          if (n !== undefined) met.push(n);
        }
        expect(met).toHaveLength(8);
        expect(met.map((n) => n - (met[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      }),
      { numRuns: 8 },
    );
  });
});
