import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../domain/cases/branch-calendar.ts';
import { apologyDue, assignCase, openCase, oweApology } from '../../../domain/cases/case-moves.ts';
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

  it('> care 26: an apology at 150 % of the wait that was announced, however long that is', () => {
    const opened = openCase(
      { id: 'K1', kind: 'call', about: '', answer: undefined },
      { at: Date.parse('2026-11-23T09:00:00Z'), by: 'x', timeZone: 'UTC', branch: 'north' },
      settings,
    );
    // Announced: 27 staffed hours, over one closed day; half of them more are 13 and a half. In the night: one staffed day.
    const wait = (due: string) =>
      apologyDue(assignCase(opened, { at: 0, by: 'x', timeZone: 'UTC' }, { owner: 'a', due: Date.parse(due) }), 'north', settings);
    expect(new Date(wait('2026-11-26T18:00:00Z') ?? 0).toISOString()).toBe('2026-11-30T13:30:00.000Z');
    expect(new Date(wait('2026-11-23T22:00:00Z') ?? 0).toISOString()).toBe('2026-11-24T13:30:00.000Z');
    expect(wait('2026-11-23T10:00:00Z')).toBe(Date.parse('2026-11-23T10:30:00Z'));
    // Due before anybody is there again: the usual wait stands for it.
    expect(new Date(wait('2026-11-23T08:00:00Z') ?? 0).toISOString()).toBe('2026-11-23T13:30:00.000Z');
  });

  it('is what a page offers calls by', () => {
    expect(calendarOf(settings, 'shop')).toEqual({ staffedHours: 'Mon-Sat 10:00-20:00', timeZone: 'Asia/Shanghai', closedDays: [] });
  });
});
