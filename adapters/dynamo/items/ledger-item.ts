import * as z from 'zod';
import type { Order, OrderLine, PointsEvent } from '../../../domain/order.ts';
import type { Gap } from '../../../domain/silence/cycle.ts';
import type { Summary } from '../../../domain/summary.ts';
import { customerKey } from '../keys.ts';
import type { Item } from '../table.ts';
import { calendarDate, count, decimal, id, instant, jsonText, type StoredAs, text } from './fields.ts';
import { storedDays, storedGaps, storedPointsEntries } from './packed-days.ts';

const orderLine: z.ZodType<OrderLine> = z.object({
  sku: text,
  ordinal: count,
  description: text.optional(),
  category: text,
  quantity: decimal,
  unitPrice: decimal,
  unitCost: decimal.optional(),
  deliveredOn: calendarDate.optional(),
  refundOf: id.optional(),
} satisfies Record<keyof OrderLine, z.ZodType>);

export const storedOrder: StoredAs<Order> = z.object({
  id,
  at: instant,
  day: calendarDate,
  lines: jsonText(z.array(orderLine).readonly()),
  deliveredOn: calendarDate.optional(),
} satisfies Record<keyof Order, z.ZodType>);

export const storedPoints: StoredAs<PointsEvent> = z.object({
  id,
  day: calendarDate,
  points: decimal,
  source: z.enum(['promotion', 'adjustment']),
} satisfies Record<keyof PointsEvent, z.ZodType>);

const orderDay = z.object({ day: calendarDate, category: text });

export const storedSummary: StoredAs<Summary> = z.object({
  points: storedPointsEntries,
  orderDays: count,
  first: orderDay.optional(),
  last: orderDay.optional(),
  basket: decimal.optional(),
  visits: storedDays.optional(),
  deliveries: jsonText(z.array(z.object({ order: id, on: calendarDate, items: text })).readonly()),
} satisfies Record<keyof Summary, z.ZodType>);

/** What `derive-facts` notes beside the summary: the revision of the facts, and which gaps it has told the book of cycles of. */
export interface LedgerNote {
  readonly factsRev: number;
  readonly gaps: readonly Gap[];
}

export const storedNote: StoredAs<LedgerNote> = z.object({ factsRev: z.int().nonnegative(), gaps: storedGaps });

/** A customer's summary with that note. */
export const summaryItem = (customer: string, summary: Summary, note: LedgerNote): Item => ({
  ...customerKey(customer, 'SUMMARY'),
  type: 'SUMMARY',
  ...z.encode(storedNote, note),
  ...z.encode(storedSummary, summary),
});
