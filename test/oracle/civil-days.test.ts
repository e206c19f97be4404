import { describe, expect, it } from 'vitest';
import { addMonths, civilOf, dayOf, formatDay, parseDay, yearlyIn } from './civil-days.ts';
import { formatInstant, instantOf, localDayOf, parseInstant } from './zones.ts';

describe('day numbers', () => {
  it('count every day from 1900 to 2100 as UTC does', () => {
    for (let day = dayOf(1900, 1, 1); day <= dayOf(2100, 12, 31); day += 1) {
      const utc = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (formatDay(day) !== utc || parseDay(utc) !== day) expect(formatDay(day)).toBe(utc);
    }
    expect(civilOf(0)).toEqual({ year: 1970, month: 1, day: 1 });
  });

  it.each([
    ['2026-08-31', -6, '2026-02-28'],
    ['2024-08-31', -6, '2024-02-29'],
    ['2028-02-29', -12, '2027-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 2, '2027-02-15'],
  ])('clamp months to the end: %s and %i months is %s', (from, months, to) => {
    expect(formatDay(addMonths(parseDay(from), months))).toBe(to);
  });

  it('know that 2100 is no leap year', () => {
    expect(formatDay(yearlyIn(parseDay('2096-02-29'), 2100, 'mar-1')!)).toBe('2100-03-01');
  });
});

describe('zones', () => {
  it.each([
    ['the first of two in an autumn overlap', '2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['the first instant after a spring-forward gap', '2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['half an hour of gap on Lord Howe', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['a midnight that summer time skips', '2026-09-06', 0, 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['a day that Apia never had', '2011-12-30', 600, 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('take %s', (_what, day, minutes, zone, at) => {
    expect(formatInstant(instantOf(parseDay(day), minutes, zone))).toBe(at);
  });

  it('read an instant in each notation', () => {
    expect(formatInstant(parseInstant('2026-07-01T10:00', 'Europe/London'))).toBe('2026-07-01T09:00:00Z');
    expect(formatInstant(parseInstant('2026-07-01 10:00:30', 'Asia/Kathmandu'))).toBe('2026-07-01T04:15:30Z');
    expect(formatInstant(parseInstant('2026-07-01T10:00:00+05:45', 'Europe/London'))).toBe('2026-07-01T04:15:00Z');
    expect(formatInstant(parseInstant('2026-07-01T10:00:00-03:30', 'Europe/London'))).toBe('2026-07-01T13:30:00Z');
  });

  it('know the local day', () => {
    const noon = Date.parse('2026-07-01T11:00:00Z');
    expect(formatDay(localDayOf(noon, 'Pacific/Kiritimati'))).toBe('2026-07-02');
    expect(formatDay(localDayOf(noon - 3_600_000, 'Pacific/Pago_Pago'))).toBe('2026-06-30');
  });
});
