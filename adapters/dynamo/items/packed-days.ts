import * as z from 'zod';
import { addDays, type CalendarDate, daysBetween } from '../../../domain/calendar/calendar-date.ts';
import type { Gap } from '../../../domain/silence/cycle.ts';
import type { PointsEntry } from '../../../domain/summary.ts';
import { calendarDate, decimal, jsonText, text } from './fields.ts';

/**
 * Days in their order as they stand in the table: the first in full, of each other how many days later it is. So years of a weekly buyer
 * stay within the kilobyte that one write unit holds.
 */
const LONGEST = 20_000;
const packed = z.string().max(390_000);

/** `2026-01-03 7 14` */
export const storedDays = z.codec(packed, z.array(calendarDate).max(LONGEST).readonly(), {
  decode: (stored) => {
    const [first = '', ...later] = stored.split(' ');
    const days = [first];
    for (const count of later) days.push(addDays(days.at(-1) ?? first, Number(count)));
    return first === '' ? [] : days;
  },
  encode: ([first = '', ...others]) => [first, ...others.map((day, index) => daysBetween(others[index - 1] ?? first, day))].join(' '),
});

const pointsEntries: z.ZodType<readonly PointsEntry[], readonly PointsEntry[]> = z
  .array(z.object({ day: calendarDate, since: calendarDate, points: decimal }))
  .max(LONGEST)
  .readonly();

/** `2026-01-03 0:9.90 7:24:3`: how many days later each entry's day is, its points, and where it is not at once how much later it came in. */
export const storedPointsEntries = z.codec(packed, pointsEntries, {
  decode: (stored) => {
    const [first = '', ...entries] = stored.split(' ');
    let day: CalendarDate = first;
    return entries.map((entry) => {
      const [days, points = '', late] = entry.split(':');
      day = addDays(day, Number(days));
      return { day, since: late === undefined ? day : addDays(day, Number(late)), points };
    });
  },
  encode: (entries) => {
    let before = entries[0]?.day ?? '';
    const texts = entries.map(({ day, since, points }) => {
      const days = daysBetween(before, day);
      before = day;
      return since === day ? `${days}:${points}` : `${days}:${points}:${daysBetween(day, since)}`;
    });
    return [entries[0]?.day ?? '', ...texts].join(' ');
  },
});

const gapChain = z.array(z.int().or(text)).max(LONGEST);
const gaps: z.ZodType<readonly Gap[], readonly Gap[]> = z
  .array(z.object({ category: text, laterDay: calendarDate, days: z.int(), first: z.boolean() }))
  .max(LONGEST)
  .readonly();

/** Each gap begins where the one before it ended: `["2026-01-03","care",7,7,"laundry",30]`, a category standing until there is another. */
export const storedGaps = jsonText(
  z.codec(gapChain, gaps, {
    decode: ([start, ...chain]) => {
      let [day, category] = [String(start ?? ''), ''];
      const found: Gap[] = [];
      for (const link of chain) {
        if (typeof link === 'string') category = link;
        else {
          day = addDays(day, link);
          found.push({ category, laterDay: day, days: link, first: found.length === 0 });
        }
      }
      return found;
    },
    encode: (chain) => {
      const [first] = chain;
      if (first === undefined) return [];
      const links = chain.flatMap(({ category, days }, index) => (chain[index - 1]?.category === category ? [days] : [category, days]));
      return [addDays(first.laterDay, -first.days), ...links];
    },
  }),
);
