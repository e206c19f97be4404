import { expect, it } from 'vitest';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { instantAt, localDate } from '../../domain/calendar/zoned-time.ts';
import { dayAt, dayOfText, instantOf, textOfDay } from '../../sim/oracle/wall-clock.ts';
import { zones } from '../../sim/workload/people.ts';

it.each(zones)('the oracle and the engine agree on every day of a winter in %s', (zone) => {
  for (let day = '2027-09-20'; day < '2028-04-10'; day = addDays(day, 1)) {
    const instant = instantOf(dayOfText(day), 150, zone);
    expect([day, instant]).toEqual([day, instantAt(day, '02:30', zone)]);
    expect(textOfDay(dayAt(instant, zone))).toBe(localDate(instant, zone));
  }
});
