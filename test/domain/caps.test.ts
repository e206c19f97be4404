import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capReached, withoutOldDays } from '../../domain/caps.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { dateOfDayNumber } from '../support/arbitraries.ts';

const caps = defaultSettings.caps.marketing;
const today = '2026-03-03';

describe('a cap of {max, days} counts the customer’s own calendar days, today included', () => {
  it.each([
    ['none yet', {}, false],
    ['one today', { '2026-03-03': 1 }, true],
    ['one yesterday', { '2026-03-02': 1 }, false],
    ['three in seven days, the seventh back counts', { '2026-02-25': 1, '2026-02-27': 1, '2026-03-01': 1 }, true],
    ['the eighth day back does not', { '2026-02-24': 1, '2026-02-27': 1, '2026-03-01': 1 }, false],
    ['one on what is tomorrow here, after a move westward', { '2026-03-04': 1 }, true],
  ])('%s', (_what, capDays, reached) => {
    expect(capReached(capDays, today, caps)).toBe(reached);
  });

  it('without caps nothing is ever reached', () => {
    expect([capReached({ [today]: 99 }, today, undefined), capReached({ [today]: 99 }, today, [])]).toEqual([false, false]);
  });
});

it('days that neither a cap nor "less often" (30 days) can see are left out', () => {
  const capDays = { '2026-02-01': 1, '2026-02-02': 1, '2026-03-03': 2 };
  expect(withoutOldDays(capDays, today, caps)).toEqual({ '2026-02-02': 1, '2026-03-03': 2 });
  expect(withoutOldDays(capDays, today, [{ max: 9, days: 31 }])).toEqual(capDays);
});

it('leaving old days out never changes the answer, today or later', () => {
  const someDays = fc.dictionary(fc.integer({ min: 20_400, max: 20_520 }).map(dateOfDayNumber), fc.integer({ min: 1, max: 3 }));
  const someCaps = fc.array(fc.record({ max: fc.integer({ min: 1, max: 6 }), days: fc.integer({ min: 1, max: 60 }) }), { maxLength: 3 });
  fc.assert(
    fc.property(someDays, someCaps, fc.nat(100), (capDays, caps, later) => {
      const day = dateOfDayNumber(20_460);
      const laterDay = dateOfDayNumber(20_460 + later);
      expect(capReached(withoutOldDays(capDays, day, caps), laterDay, caps)).toBe(capReached(capDays, laterDay, caps));
    }),
  );
});
