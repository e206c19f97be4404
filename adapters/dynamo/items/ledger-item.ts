import * as z from 'zod';
import type { Order, OrderLine, PointsEvent } from '../../../domain/order.ts';
import type { Summary } from '../../../domain/summary.ts';
import { calendarDate, count, decimal, id, instant, jsonText, type StoredAs, text } from './fields.ts';

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
  points: jsonText(z.array(z.object({ day: calendarDate, since: calendarDate, points: decimal })).readonly()),
  orderDays: count,
  first: orderDay.optional(),
  last: orderDay.optional(),
  basket: decimal.optional(),
  visits: jsonText(z.array(calendarDate).max(400).readonly()).optional(),
  deliveries: jsonText(z.array(z.object({ order: id, on: calendarDate, items: text })).readonly()),
} satisfies Record<keyof Summary, z.ZodType>);
