import { describe, expect, it } from 'vitest';
import { xoshiro } from '../../support/xoshiro.ts';
import { zoneThroughTheYears } from '../../support/zone-years.ts';

/** Zones with half hours, with a change at midnight, with two changes in a Ramadan, far east and far west. `npm run bench:zones`: all. */
const zones = ['Australia/Lord_Howe', 'Africa/Casablanca', 'America/Asuncion', 'Pacific/Kiritimati', 'Europe/London'];

describe.each(zones)('%s from 2024 to 2032', (zone) => {
  const next = xoshiro(2032);
  const { quietFaults, birthdayFaults, checks, birthdays } = zoneThroughTheYears(zone, (below) => Math.floor(next() * below), 20);

  it('> nothing goes in quiet hours, local, daylight saving included', () => {
    expect(checks).toBeGreaterThan(100);
    expect(quietFaults).toEqual([]);
  });

  it('> each birthday comes once a year, the 29th of February as the settings say', () => {
    expect(birthdays).toBe(3 * 9 * 366);
    expect(birthdayFaults).toEqual([]);
  });
});
