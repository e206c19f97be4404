import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { nextOpen } from '../../../domain/calendar/quiet-hours.ts';
import { instantText } from '../../../domain/calendar/zoned-time.ts';
import { aZone, wallClock } from '../../support/arbitraries.ts';

const overnight = { from: '21:00', to: '09:00' };
const at = (text: string): number => Date.parse(text);
const text = (instant: number | undefined): string | undefined => (instant === undefined ? undefined : instantText(instant));

describe('nextOpen', () => {
  it.each([
    ['in the day, at once', '2026-06-10T12:00:30Z', overnight, '2026-06-10T12:00:30Z'],
    ['in the evening, at their end on the next day', '2026-06-10T22:00Z', overnight, '2026-06-11T09:00Z'],
    ['before dawn, at their end on the same day', '2026-06-10T03:00Z', overnight, '2026-06-10T09:00Z'],
    ['at their first minute', '2026-06-10T21:00Z', overnight, '2026-06-11T09:00Z'],
    ['at their end', '2026-06-10T09:00Z', overnight, '2026-06-10T09:00Z'],
    ['inside one day', '2026-06-10T12:30Z', { from: '12:00', to: '14:00' }, '2026-06-10T14:00Z'],
    ['never quiet', '2026-06-10T03:00Z', { from: '09:00', to: '09:00' }, '2026-06-10T03:00Z'],
  ] as const)('%s', (_when, from, quiet, expected) => {
    expect(text(nextOpen(at(from), 'UTC', quiet))).toBe(text(at(expected)));
  });

  it.each([
    [
      'where their end falls into the gap, they end with it',
      '2026-03-29T00:30Z',
      'Europe/London',
      { from: '23:00', to: '01:30' },
      '2026-03-29T01:00Z',
    ],
    [
      'where the hour comes twice, they are kept the first time',
      '2026-10-25T00:10Z',
      'Europe/London',
      { from: '23:00', to: '01:30' },
      '2026-10-25T00:30Z',
    ],
    ['and the second time', '2026-10-25T01:10Z', 'Europe/London', { from: '23:00', to: '01:30' }, '2026-10-25T01:30Z'],
    [
      'where their beginning comes twice, it opens again between',
      '2026-10-25T00:45Z',
      'Europe/London',
      { from: '01:30', to: '05:00' },
      '2026-10-25T01:00Z',
    ],
  ] as const)('daylight saving: %s', (_rule, from, zone, quiet, expected) => {
    expect(text(nextOpen(at(from), zone, quiet))).toBe(text(at(expected)));
  });

  it('closes a little before quiet hours begin, and not at their end', () => {
    const margin = 45_000;
    expect(text(nextOpen(at('2026-06-10T20:59:14Z'), 'UTC', overnight, [], margin))).toBe('2026-06-10T20:59:14Z');
    expect(text(nextOpen(at('2026-06-10T20:59:15Z'), 'UTC', overnight, [], margin))).toBe('2026-06-11T09:00:00Z');
    expect(text(nextOpen(at('2026-06-11T08:59:59Z'), 'UTC', overnight, [], margin))).toBe('2026-06-11T09:00:00Z');
  });

  it('with a guessed zone waits until it is between 09:00 and 20:00 in every candidate', () => {
    const candidates = ['America/New_York', 'America/Los_Angeles'];
    // 09:00 in Los Angeles, noon in New York.
    expect(text(nextOpen(at('2026-06-10T13:30Z'), 'America/New_York', overnight, candidates))).toBe('2026-06-10T16:00:00Z');
    // 20:00 in New York: the next morning in Los Angeles.
    expect(text(nextOpen(at('2026-06-11T00:00Z'), 'America/New_York', overnight, candidates))).toBe('2026-06-11T16:00:00Z');
    expect(text(nextOpen(at('2026-06-10T23:59Z'), 'America/New_York', overnight, candidates))).toBe('2026-06-10T23:59:00Z');
  });

  it('knows no instant where the candidates never are awake together', () => {
    expect(nextOpen(at('2026-06-10T13:30Z'), 'UTC', overnight, ['Europe/London', 'Pacific/Auckland'])).toBeUndefined();
    expect(nextOpen(at('2026-06-10T13:30Z'), 'UTC', { from: '00:00', to: '23:59' }, [], 2 * MINUTE)).toBeUndefined();
  });

  it('is the first minute that a look at every minute finds', () => {
    const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
    const clockText = (minute: number): string =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01'];
    const anInstant = fc
      .tuple(fc.constantFrom(...changes, '2026-06-10'), fc.integer({ min: -1440, max: 2 * 1440 }))
      .map(([date, minute]) => at(`${date}T00:00Z`) + minute * MINUTE);
    fc.assert(
      fc.property(
        anInstant,
        fc.integer({ min: 0, max: 59 }),
        aZone,
        clock,
        clock,
        fc.array(aZone, { maxLength: 2 }),
        fc.constantFrom(0, 45_000, 5 * MINUTE),
        (minute, seconds, zone, from, to, candidates, margin) => {
          const quiet = { from: clockText(from), to: clockText(to) };
          const windows = [{ zone, ...quiet }, ...candidates.map((candidate) => ({ zone: candidate, from: '20:00', to: '09:00' }))];
          const clocks = windows.map(({ zone, from, to }) => {
            const wall = wallClock(zone);
            const wraps = from > to;
            return (instant: number): boolean => {
              const time = wall(instant).slice(11);
              const [afterFrom, beforeTo] = [time >= from, time < to];
              return wraps ? afterFrom || beforeTo : afterFrom && beforeTo;
            };
          });
          const quietAt = (instant: number): boolean => clocks.some((isQuiet) => isQuiet(instant));
          const closed = (instant: number): boolean => {
            for (let moment = instant; moment < instant + margin; moment += 15_000) if (quietAt(moment)) return true;
            return quietAt(instant + margin);
          };
          const start = minute + seconds * 1000;
          let expected: number | undefined = start;
          if (closed(start)) {
            expected = undefined;
            for (let next = minute + MINUTE; next <= start + 48 * HOUR; next += MINUTE) {
              if (!quietAt(next) && !closed(next)) {
                expected = next;
                break;
              }
            }
          }
          expect(text(nextOpen(start, zone, quiet, candidates, margin))).toBe(text(expected));
        },
      ),
      { numRuns: 150 },
    );
  });
});
