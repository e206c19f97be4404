import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/full';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { nextInstant } from '../../../domain/calendar/next-instants.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const zones = [
  'UTC',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Havana',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'America/New_York',
];

/** Walks minute by minute and takes a time as met when the wall clock first reaches or jumps over it. */
function byWalking(after: number, zone: string, times: readonly string[]): number {
  const wall = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  let furthest = '';
  for (let back = 150; back >= 0; back--) furthest = [furthest, wall(after - back * MINUTE)].sort().at(-1) ?? '';
  for (let minute = after + MINUTE; ; minute += MINUTE) {
    const now = wall(minute);
    if (now <= furthest) continue;
    // Apia had no 30 December 2011: a day that is jumped over as a whole has its times at the jump.
    const between = Temporal.PlainDate.from(furthest.slice(0, 10)).add({ days: 1 }).toString();
    const days = [...new Set([furthest.slice(0, 10), between, now.slice(0, 10)])];
    if (days.some((day) => times.some((time) => `${day}T${time}` > furthest && `${day}T${time}` <= now))) return minute;
    furthest = now;
  }
}

describe('nextInstant', () => {
  it('is the next send time of the earliest zone', () => {
    expect(nextInstant(at('2026-11-21T00:00Z'), ['Europe/London', 'Asia/Shanghai'], ['10:00'])).toBe(at('2026-11-21T02:00Z'));
  });
  it('lies strictly after the instant given', () => {
    expect(nextInstant(at('2026-11-21T02:00Z'), ['Asia/Shanghai'], ['10:00'])).toBe(at('2026-11-22T02:00Z'));
  });
  it('moves a time inside a spring-forward gap to the first instant after it', () => {
    expect(nextInstant(at('2026-03-29T00:30Z'), ['Europe/London'], ['01:30'])).toBe(at('2026-03-29T01:00Z'));
  });
  it('takes the first of two in an autumn overlap, and not the second', () => {
    expect(nextInstant(at('2026-10-24T23:00Z'), ['Europe/London'], ['01:30'])).toBe(at('2026-10-25T00:30Z'));
    expect(nextInstant(at('2026-10-25T00:30Z'), ['Europe/London'], ['01:30'])).toBe(at('2026-10-26T01:30Z'));
  });
  it('is never where there is nothing to meet', () => {
    expect(nextInstant(0, [], ['10:00'])).toBe(Number.POSITIVE_INFINITY);
    expect(nextInstant(0, ['UTC'], [])).toBe(Number.POSITIVE_INFINITY);
  });
  it('agrees with a walk over the minutes, daylight-saving changes included', () => {
    const changes = [
      '2026-03-29T01:00Z',
      '2026-10-25T01:00Z',
      '2026-04-04T15:00Z',
      '2026-10-03T15:30Z',
      '2026-03-08T05:00Z',
      '2026-11-01T05:00Z',
      '2018-02-18T02:00Z',
      '2018-11-04T03:00Z',
      '2011-12-30T10:00Z',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.integer({ min: -2000, max: 1000 }),
        fc.constantFrom(...zones),
        fc.uniqueArray(fc.constantFrom('00:00', '00:30', '01:30', '02:10', '09:00', '10:00', '23:30'), { minLength: 1, maxLength: 3 }),
        (change, minutes, zone, times) => {
          const after = at(change) + minutes * MINUTE;
          expect(nextInstant(after, [zone], times)).toBe(byWalking(after, zone, times));
        },
      ),
      { numRuns: 150 },
    );
  });
});
