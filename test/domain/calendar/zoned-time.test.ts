import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instantAt,
  instantText,
  isTimeZone,
  localDate,
  localTime,
  parseInstant,
  startOfDay,
  zonedText,
} from '../../../domain/calendar/zoned-time.ts';
import { aZone, dateBetween, dayNumberOf, wallClock } from '../../support/arbitraries.ts';

const MINUTE = 60_000;
const at = (text: string): number => Date.parse(text);
const minutes = fc.integer({ min: 0, max: 1439 });
const clockText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** Dates on and around the days on which clocks change, and others. */
const aDay = fc.oneof(
  fc.constantFrom(
    '2026-03-08',
    '2026-03-29',
    '2026-04-05',
    '2026-09-06',
    '2026-09-27',
    '2026-10-04',
    '2026-10-25',
    '2026-11-01',
    '2026-02-15',
    '2026-03-22',
  ),
  dateBetween('2025-01-01', '2027-12-31'),
);

describe('the wall clock', () => {
  it('shows what Intl shows', () => {
    fc.assert(
      fc.property(aZone, fc.integer({ min: at('1990-01-01T00:00Z'), max: at('2035-01-01T00:00Z') }), (zone, instant) => {
        expect(`${localDate(instant, zone)} ${localTime(instant, zone)}`).toBe(wallClock(zone)(instant));
      }),
    );
  });

  it('is written with offset and zone', () => {
    expect(zonedText(at('2026-11-21T02:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-21T10:00:00+08:00[Asia/Shanghai]');
    expect(instantText(at('2026-11-21T02:00:00.900Z'))).toBe('2026-11-21T02:00:00Z');
  });
});

describe('instantAt', () => {
  it.each([
    [
      'a send time inside a spring-forward gap moves to the first instant after it',
      '2026-03-29',
      '01:30',
      'Europe/London',
      '2026-03-29T01:00Z',
    ],
    ['the gap’s first minute', '2026-03-08', '02:00', 'America/New_York', '2026-03-08T07:00Z'],
    ['a gap of thirty minutes', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['a gap at midnight', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00Z'],
    ['a day that was left out', '2011-12-30', '10:00', 'Pacific/Apia', '2011-12-30T10:00Z'],
    ['in an autumn overlap the first of the two is taken', '2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30Z'],
    ['an overlap of thirty minutes', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z'],
    ['an ordinary day', '2026-11-21', '10:00', 'Asia/Kathmandu', '2026-11-21T04:15Z'],
  ] as const)('%s', (_rule, date, time, zone, expected) => {
    expect(instantText(instantAt(date, time, zone))).toBe(instantText(at(expected)));
  });

  it('is the first minute at which the wall clock has reached that time', () => {
    fc.assert(
      fc.property(aZone, aDay, minutes, (zone, date, minute) => {
        const time = clockText(minute);
        const wall = wallClock(zone);
        let first = (dayNumberOf(date) * 1440 + minute - 15 * 60) * MINUTE;
        while (wall(first) < `${date} ${time}`) first += MINUTE;
        expect(instantText(instantAt(date, time, zone))).toBe(instantText(first));
      }),
      { numRuns: 150 },
    );
  });

  it('begins a day where the one before ends', () => {
    fc.assert(
      fc.property(aZone, aDay, (zone, date) => {
        const start = startOfDay(date, zone);
        expect(localDate(start, zone)).toBe(date);
        expect(localDate(start - 1, zone) < date).toBe(true);
      }),
    );
  });
});

describe('parseInstant', () => {
  it.each([
    ['RFC 3339', '2026-06-01T09:30:00+02:00', '2026-06-01T07:30Z'],
    ['UTC', '2026-06-01T09:30:00Z', '2026-06-01T09:30Z'],
    ['a local date and time, taken in the zone', '2026-06-01 09:30:00', '2026-06-01T08:30Z'],
    ['without seconds', '2026-06-01T09:30', '2026-06-01T08:30Z'],
    ['inside a gap', '2026-03-29T01:30', '2026-03-29T01:00Z'],
  ] as const)('takes %s', (_shape, text, expected) => {
    expect(parseInstant(text, 'Europe/London')).toBe(at(expected));
  });

  it.each(['', 'yesterday', '2026-02-30T10:00', '2026-06-01T25:00', '2026-06-01T10:00+99:00', '01/06/2026 10:00'])('refuses %j', (text) => {
    expect(parseInstant(text, 'Europe/London')).toBeUndefined();
  });
});

it('knows IANA zones from other text', () => {
  expect(['Asia/Shanghai', 'UTC', 'Australia/Lord_Howe'].map(isTimeZone)).toEqual([true, true, true]);
  expect(['+08:00', 'Mars/Olympus', '', 'London'].map(isTimeZone)).toEqual([false, false, false, false]);
});
