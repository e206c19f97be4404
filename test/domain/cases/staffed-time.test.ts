import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { afterStaffedTime, readStaffedHours } from '../../../domain/cases/staffed-time.ts';

const calendar = { staffedHours: 'Mon-Fri 09:00-18:00', timeZone: 'Europe/London', closedDays: [] as string[] };
const dueAfter = (from: string, hours: number, differences = {}) =>
  new Date(afterStaffedTime(Date.parse(from), hours * HOUR, { ...calendar, ...differences })).toISOString();

describe('> nights, weekends and closed days do not count', () => {
  it.each([
    ['within one day', '2026-11-18T10:00:00Z', 2, '2026-11-18T12:00:00.000Z'],
    ['over night', '2026-11-18T17:00:00Z', 2, '2026-11-19T10:00:00.000Z'],
    ['over a weekend', '2026-11-20T17:00:00Z', 2, '2026-11-23T10:00:00.000Z'],
    ['from a Sunday', '2026-11-22T09:00:00Z', 9, '2026-11-23T18:00:00.000Z'],
    ['from before the opening', '2026-11-18T03:00:00Z', 1, '2026-11-18T10:00:00.000Z'],
    ['over the change of the clocks', '2026-10-23T16:00:00Z', 2, '2026-10-26T10:00:00.000Z'],
  ])('%s', (_what, from, hours, due) => expect(dueAfter(from, hours)).toBe(due));

  it('passes over a closed day', () => {
    expect(dueAfter('2026-12-24T17:00:00Z', 2, { closedDays: ['2026-12-25', '2026-12-28'] })).toBe('2026-12-29T10:00:00.000Z');
  });

  it('goes by Monday to Friday, nine to six, where the company’s words cannot be read', () => {
    expect(dueAfter('2026-11-20T17:00:00Z', 2, { staffedHours: '周一至周五 9:00-18:00' })).toBe('2026-11-23T10:00:00.000Z');
  });
});

it.each([
  ['Mon-Fri 09:00-18:00', 5],
  ['Mon-Fri 9:00-18:00, Sat 10:00-14:00', 6],
  ['Sat-Mon 08:00-12:00', 3],
  ['Monday–Friday 09:00–18:00', 5],
])('%s is staffed on %i days', (text, count) => expect(readStaffedHours(text)?.size).toBe(count));

it.each(['', 'always', 'Mon-Fri', 'Mon-Fri 18:00-09:00', 'Mon-Fri 25:00-26:00'])('"%s" says no hours', (text) => {
  expect(readStaffedHours(text)).toBeUndefined();
});
