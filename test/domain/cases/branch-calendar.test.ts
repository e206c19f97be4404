import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../domain/cases/branch-calendar.ts';
import { openCase, oweApology } from '../../../domain/cases/case-moves.ts';
import { defaultSettings } from '../../../domain/settings.ts';

const settings = {
  ...defaultSettings,
  cases: { ...defaultSettings.cases, closedDays: ['2026-11-24'] },
  branches: [
    { id: 'north', closedDays: ['2026-11-25'] },
    { id: 'shop', staffedHours: 'Mon-Sat 10:00-20:00', timeZone: 'Asia/Shanghai', closedDays: [] },
    { id: 'bare' },
  ],
};
const at = Date.parse('2026-11-23T18:00:00Z');
const dueAt = (branch: string | undefined) =>
  new Date(openCase({ id: 'K1', kind: 'call', about: '', answer: undefined }, { at, by: 'x', timeZone: 'UTC', branch }, settings).due ?? 0);

describe('> care 24: closed days not counted (calendar of the branch)', () => {
  it.each([
    ['the company’s, without a branch', undefined, '2026-11-25T18:00:00.000Z'],
    ['the company’s, for a branch that nobody has set up', 'elsewhere', '2026-11-25T18:00:00.000Z'],
    ['the company’s, for a branch that says nothing of its own', 'bare', '2026-11-25T18:00:00.000Z'],
    ['its own closed days', 'north', '2026-11-24T18:00:00.000Z'],
    ['its own hours and clock', 'shop', '2026-11-24T11:00:00.000Z'],
  ])('a case is due by %s', (_whose, branch, due) => {
    expect(dueAt(branch).toISOString()).toBe(due);
  });

  it('an apology is owed by the same days', () => {
    const act = { by: 'x', timeZone: 'UTC' } as const;
    const opened = openCase({ id: 'K1', kind: 'call', about: '', answer: undefined }, { ...act, at, branch: 'north' }, settings);
    const half = Date.parse('2026-11-26T13:30:00Z');
    expect(oweApology(opened, { ...act, at: half - 1, branch: 'north' }, settings)).toBeUndefined();
    expect(oweApology(opened, { ...act, at: half, branch: 'north' }, settings)).toMatchObject({ wellOverdueOn: '2026-11-26' });
  });

  it('is what a page offers calls by', () => {
    expect(calendarOf(settings, 'shop')).toEqual({ staffedHours: 'Mon-Sat 10:00-20:00', timeZone: 'Asia/Shanghai', closedDays: [] });
  });
});
