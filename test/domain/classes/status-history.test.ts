import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import { mayBecome } from '../../../domain/classes/customer-status.ts';
import { statusHistory } from '../../../domain/classes/status-history.ts';

const facts = { excluded: false, orderDays: [], lapseDays: 30, today: '2026-11-21' };

it('care 37: > every change logged: potential, target, actual, lost, and actual again by an order', () => {
  expect(statusHistory({ ...facts, targetedOn: '2026-01-05', orderDays: ['2026-02-01', '2026-02-20', '2026-11-01'] })).toEqual({
    now: 'actual',
    changes: [
      { on: '2026-01-05', from: 'potential', to: 'target' },
      { on: '2026-02-01', from: 'target', to: 'actual' },
      { on: '2026-03-23', from: 'actual', to: 'lost' },
      { on: '2026-11-01', from: 'lost', to: 'actual' },
    ],
  });
});

it('care 37: silence of exactly the limit is no loss, a day more is', () => {
  expect(statusHistory({ ...facts, orderDays: ['2026-10-22'] }).now).toBe('actual');
  expect(statusHistory({ ...facts, orderDays: ['2026-10-21'] })).toMatchObject({
    now: 'lost',
    changes: [{}, { on: '2026-11-21', to: 'lost' }],
  });
});

it('care 37: > no order history → never lost; whoever has no need is none, until they order', () => {
  expect(statusHistory(facts)).toEqual({ now: 'potential', changes: [] });
  expect(statusHistory({ ...facts, excluded: true })).toEqual({ now: 'non', changes: [] });
  expect(statusHistory({ ...facts, excluded: true, orderDays: ['2026-11-20'] }).now).toBe('actual');
  expect(statusHistory({ ...facts, orderDays: ['2026-12-01'], targetedOn: '2026-12-01' })).toEqual({ now: 'potential', changes: [] });
});

it('care 37: > lost → actual on order only, whatever the orders', () => {
  const days = fc.array(
    fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-06-01', days)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(days, fc.option(fc.integer({ min: 0, max: 900 })), (orderDays, targeted) => {
      const targetedOn = targeted === null ? undefined : addDays('2024-06-01', targeted);
      const { changes } = statusHistory({ ...facts, orderDays, targetedOn });
      for (const { on, from, to } of changes) expect(mayBecome(from, to, orderDays.includes(on))).toBe(true);
    }),
  );
});
