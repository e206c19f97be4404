import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../domain/answer.ts';
import { addDays, daysBetween } from '../../../domain/calendar/calendar-date.ts';
import { resultsOverTime } from '../../../domain/surveys/results-over-time.ts';

const answer = (day: string, perceived = 4): Answer => ({ id: 'a', campaign: 'satisfaction-survey', at: 0, day, perceived, expected: 4 });
const answers = (count: number, day: string, perceived?: number) => Array.from({ length: count }, () => answer(day, perceived));

const spread = (from: string, to: string, each: number) =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at)).flatMap((day) => answers(each, day));

describe('satisfaction over time', () => {
  it('is told by the week, the newest whole, where weeks have answers enough', () => {
    const given = [...answers(20, '2026-11-01', 2), ...answers(12, '2026-11-22', 5)];
    const told = resultsOverTime(given, { from: '2026-11-01', to: '2026-11-22' });
    expect(told.map(({ from, to, n }) => [from, to, n])).toEqual([
      ['2026-11-01', '2026-11-01', 20],
      ['2026-11-02', '2026-11-08', 0],
      ['2026-11-09', '2026-11-15', 0],
      ['2026-11-16', '2026-11-22', 12],
    ]);
    expect([told[0]?.index?.band, told[3]?.index?.band]).toEqual(['dissatisfied', 'exceeds']);
    expect(told[0]?.dissatisfied?.value).toBe(1);
  });

  it('is told by the calendar’s month where they have not, from the first answer on', () => {
    const told = resultsOverTime([...answers(9, '2026-10-31'), ...answers(11, '2026-11-20')], { from: '2026-08-24', to: '2026-11-22' });
    expect(told.map(({ from, to, n }) => [from, to, n])).toEqual([
      ['2026-10-01', '2026-10-31', 9],
      ['2026-11-01', '2026-11-22', 11],
    ]);
    expect(told.map(({ index }) => index === undefined)).toEqual([true, false]);
    expect(told[0]?.dissatisfied).toBeUndefined();
  });

  it.each([
    [181, 26],
    [182, 7],
  ])('%i days from the first to the last are %i stretches, whatever they hold', (days, stretches) => {
    const to = addDays('2026-01-01', days);
    expect(resultsOverTime(spread('2026-01-01', to, 10), { from: '2026-01-01', to })).toHaveLength(stretches);
  });

  it('is nothing of a period in which nobody answered', () => {
    expect(resultsOverTime(answers(20, '2026-10-01'), { from: '2026-11-01', to: '2026-11-22' })).toEqual([]);
  });

  it('from the first answer on, each day of the period lies in one stretch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 731 }),
        fc.integer({ min: 0, max: 400 }),
        fc.array(fc.integer({ min: 0, max: 1200 }), { minLength: 1, maxLength: 300 }),
        (length, offset, days) => {
          const from = addDays('2026-01-01', offset);
          const to = addDays(from, length);
          const given = days.map((day) => answer(addDays('2026-01-01', day)));
          const within = given.filter(({ day }) => from <= day && day <= to);
          const told = resultsOverTime(given, { from, to });
          expect(told.reduce((sum, { n }) => sum + n, 0)).toBe(within.length);
          if (within.length > 0) expect(told[0]?.n).toBeGreaterThan(0);
          if (within.length > 0) expect(told.at(-1)?.to).toBe(to);
          for (const [at, one] of told.entries()) if (at > 0) expect(one.from).toBe(addDays(told[at - 1]?.to ?? '', 1));
        },
      ),
      { numRuns: 50 },
    );
  });
});
