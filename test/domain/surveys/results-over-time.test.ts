import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../domain/answer.ts';
import { addDays, daysBetween } from '../../../domain/calendar/calendar-date.ts';
import { resultsOverTime } from '../../../domain/surveys/results-over-time.ts';

const answer = (day: string, perceived = 4): Answer => ({ id: 'a', campaign: 'satisfaction-survey', at: 0, day, perceived, expected: 4 });
const answers = (count: number, day: string, perceived?: number) => Array.from({ length: count }, () => answer(day, perceived));

describe('satisfaction over time', () => {
  it('is told by the week, the newest whole, of half a year', () => {
    const told = resultsOverTime([...answers(10, '2026-11-01', 2), ...answers(12, '2026-11-22', 5)], {
      from: '2026-11-01',
      to: '2026-11-22',
    });
    expect(told.map(({ from, to, n }) => [from, to, n])).toEqual([
      ['2026-11-01', '2026-11-01', 10],
      ['2026-11-02', '2026-11-08', 0],
      ['2026-11-09', '2026-11-15', 0],
      ['2026-11-16', '2026-11-22', 12],
    ]);
    expect([told[0]?.index?.band, told[3]?.index?.band]).toEqual(['dissatisfied', 'exceeds']);
    expect(told[0]?.dissatisfied?.value).toBe(1);
  });

  it('is told by the calendar’s month of more', () => {
    const told = resultsOverTime(answers(10, '2026-02-28'), { from: '2026-01-15', to: '2026-08-02' });
    expect(told.map(({ from }) => from)).toEqual(['2026-01-15', ...['02', '03', '04', '05', '06', '07', '08'].map((m) => `2026-${m}-01`)]);
    expect(told.map(({ to }) => to).slice(0, 2)).toEqual(['2026-01-31', '2026-02-28']);
    expect(told.map(({ n }) => n)).toEqual([0, 10, 0, 0, 0, 0, 0, 0]);
  });

  it.each([
    [181, 26],
    [182, 7],
  ])('%i days apart are %i stretches at most', (days, most) => {
    expect(resultsOverTime([], { from: '2026-01-01', to: addDays('2026-01-01', days) })).toHaveLength(most);
  });

  it('says nothing of fewer answers than a figure needs', () => {
    const [only] = resultsOverTime(answers(9, '2026-11-22'), { from: '2026-11-22', to: '2026-11-22' });
    expect(only).toEqual({ from: '2026-11-22', to: '2026-11-22', n: 9, index: undefined, dissatisfied: undefined });
  });

  it('each day of the period lies in one stretch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 731 }), fc.integer({ min: 0, max: 400 }), (length, offset) => {
        const from = addDays('2026-01-01', offset);
        const to = addDays(from, length);
        const told = resultsOverTime([], { from, to });
        expect(told[0]?.from).toBe(from);
        expect(told.at(-1)?.to).toBe(to);
        expect(told.reduce((sum, one) => sum + daysBetween(one.from, one.to) + 1, 0)).toBe(length + 1);
        for (const [at, one] of told.entries()) if (at > 0) expect(one.from).toBe(addDays(told[at - 1]?.to ?? '', 1));
      }),
    );
  });
});
