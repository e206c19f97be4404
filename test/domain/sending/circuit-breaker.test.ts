import { expect, it } from 'vitest';
import { firstDayOfWindow, tripped } from '../../../domain/sending/circuit-breaker.ts';

it.each([
  ['4 % bounces', { sent: 1000, bounced: 40, complained: 0 }, 'bounces'],
  ['less than 4 %', { sent: 1000, bounced: 39, complained: 0 }, undefined],
  ['0.08 % complaints', { sent: 3750, bounced: 0, complained: 3 }, 'complaints'],
  ['less than 0.08 %', { sent: 3751, bounced: 0, complained: 3 }, undefined],
  ['0.08 % of many', { sent: 1_000_000, bounced: 0, complained: 800 }, 'complaints'],
  ['one short of it', { sent: 1_000_000, bounced: 0, complained: 799 }, undefined],
  ['fewer than 1,000 messages', { sent: 999, bounced: 999, complained: 999 }, undefined],
  ['fewer than 3 events', { sent: 1000, bounced: 2, complained: 2 }, undefined],
  ['both: complaints weigh more', { sent: 1000, bounced: 100, complained: 100 }, 'complaints'],
  ['nothing at all', { sent: 0, bounced: 0, complained: 0 }, undefined],
] as const)('> pauses at 4 %% bounces or 0.08 %% complaints: %s', (_what, counts, why) => {
  expect(tripped(counts)).toBe(why);
});

it('looks at today and the six days before', () => expect(firstDayOfWindow('2026-11-22')).toBe('2026-11-16'));
