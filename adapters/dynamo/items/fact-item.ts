import * as z from 'zod';
import type { Instant } from '../../../domain/calendar/calendar-date.ts';
import { yearlyKey } from '../../../domain/calendar/yearly.ts';
import type { Fact } from '../../../domain/facts/fact.ts';
import type { CalendarEntry } from '../../../workflows/calendar-index.ts';
import { boundedSort, customerKey, customerOfPk, shardOf } from '../keys.ts';
import type { Item, Key } from '../table.ts';
import { calendarDate, id, instant, type StoredAs, short, values, yearlyCalendar } from './fields.ts';
import { itemOf } from './item-of.ts';

export const storedFact: StoredAs<Fact> = z.object({
  kind: short,
  subject: id,
  date: calendarDate,
  repeats: z.enum(['never', 'yearly']),
  calendar: yearlyCalendar.optional(),
  values,
} satisfies Record<keyof Fact, z.ZodType>);

const entry = z.object({
  pk: z.string().max(2048),
  kind: short,
  subject: id,
  date: calendarDate,
  calendar: yearlyCalendar.optional(),
  writtenAt: instant,
});

export const calendarPk = (kind: string, key: string, shard: number): string => `${encodeURIComponent(kind)}#${key}#${shard}`;
export const calendarPrefix = (zone: string): string => `${zone}#`;

export const factKey = (customer: string, { kind, subject }: Pick<Fact, 'kind' | 'subject'>): Key =>
  customerKey(customer, 'FACT', kind, subject);

/** A derived fact with its place in the calendar: a yearly one under its month and day, any other under its date. */
export function factItem(customer: string, zone: string, fact: Fact, rev: number, writtenAt: Instant, shards = 1): Item {
  const calendar = {
    calendarPk: calendarPk(fact.kind, fact.repeats === 'yearly' ? yearlyKey(fact) : fact.date, shardOf(customer, shards)),
    calendarSk: boundedSort(`${zone}#${encodeURIComponent(customer)}#${encodeURIComponent(fact.subject)}`),
  };
  return itemOf(factKey(customer, fact), 'FACT', { factsRev: rev, writtenAt }, calendar, storedFact.parse(fact));
}

const place = z.object({ calendarSk: z.string().max(1024) });

/** A fact and the zone under which it stands. */
export function readFact(item: Item): { readonly fact: Fact; readonly zone: string } {
  const { calendarSk } = place.parse(item);
  return { fact: z.decode(storedFact, item), zone: calendarSk.slice(0, calendarSk.indexOf('#')) };
}

/** What the calendar projects of a fact. */
export function readCalendarEntry(item: Item): CalendarEntry {
  const { pk, ...rest } = entry.parse(item);
  return { customer: customerOfPk(pk), ...rest };
}
