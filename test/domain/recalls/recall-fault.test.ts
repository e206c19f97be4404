import { describe, expect, it } from 'vitest';
import { earliestStart, recallFault } from '../../../domain/recalls/recall-fault.ts';

const plan = {
  id: 'R-1',
  model: 'DX-1',
  serialFrom: 'S100',
  serialTo: 'S199',
  reason: 'The door may open',
  safety: true,
  startsOn: '2026-11-23',
};
const at = { now: Date.parse('2026-11-22T15:00:00Z'), sendAt: '10:00' };

it('a recall with both ends, a reason and a day to come is in order', () => {
  expect(recallFault(plan, at)).toBeUndefined();
  expect(recallFault({ ...plan, serialTo: plan.serialFrom }, at)).toBeUndefined();
});

it.each([
  ['no model', { model: '' }, /^Which model/],
  ['an open beginning', { serialFrom: '' }, /^Both ends/],
  ['an open end', { serialTo: '' }, /^Both ends/],
  ['ends swapped', { serialFrom: 'S199', serialTo: 'S100' }, /swapped\?$/],
  ['ends of different length', { serialTo: 'S1999' }, /the first has 4, the last 5/],
  ['no reason', { reason: '' }, /told the reason/],
  ['yesterday', { startsOn: '2026-11-21' }, /too early.*2026-11-23/],
  ['today', { startsOn: '2026-11-22' }, /too early.*2026-11-23/],
  ['a year and more ahead', { startsOn: '2027-12-31' }, /more than a year/],
] as const)('%s is refused, in a sentence', (_what, difference, sentence) => {
  expect(recallFault({ ...plan, ...difference }, at)).toMatch(sentence);
});

describe('the first day of a recall', () => {
  // 10:00 in Kiritimati is 20:00 UTC of the day before; an hour is left for the file.
  it.each([
    ['2026-11-22T18:59:00Z', '2026-11-23'],
    ['2026-11-22T19:00:00Z', '2026-11-24'],
    ['2026-11-22T09:59:00Z', '2026-11-23'],
  ])('at %s is %s: its notice is still to come wherever an owner lives', (now, day) => {
    expect(earliestStart(Date.parse(now), '10:00')).toBe(day);
  });
});
