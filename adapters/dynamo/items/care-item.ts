import * as z from 'zod';
import type { Answer, Case, Recall, Supply } from '../../../domain/answer.ts';
import { calendarDate, campaignId, count, decimal, id, instant, type StoredAs, short, text } from './fields.ts';

const grade = z.int().min(1).max(5);

export const storedAnswer: StoredAs<Answer> = z.object({
  id,
  campaign: campaignId,
  at: instant,
  day: calendarDate,
  perceived: grade.optional(),
  expected: grade.optional(),
  satisfied: z.boolean().optional(),
  comment: z.string().max(10_000).optional(),
} satisfies Record<keyof Answer, z.ZodType>);

export const storedCase: StoredAs<Case> = z.object({
  id,
  kind: z.enum(['complaint', 'repair', 'recall', 'dissatisfied']),
  openedOn: calendarDate,
  closedOn: calendarDate.optional(),
  about: text.optional(),
} satisfies Record<keyof Case, z.ZodType>);

export const storedSupply: StoredAs<Supply> = z.object({
  id,
  sku: text,
  deliveredOn: calendarDate,
  quantity: decimal,
  unit: short.optional(),
  heads: z.number(),
  usePerHeadPerDay: decimal,
  payday: count.optional(),
} satisfies Record<keyof Supply, z.ZodType>);

export const storedRecall: StoredAs<Recall> = z.object({
  id,
  assetId: id,
  reason: text,
  safety: z.boolean(),
  startsOn: calendarDate,
  acknowledgedOn: calendarDate.optional(),
} satisfies Record<keyof Recall, z.ZodType>);
