import * as z from 'zod';
import type { Answer, Recall, Supply } from '../../../domain/answer.ts';
import { instantText } from '../../../domain/calendar/zoned-time.ts';
import type { Case, CaseEntry } from '../../../domain/cases/case.ts';
import type { Marks } from '../../../domain/surveys/survey.ts';
import type { Voucher } from '../../../domain/vouchers/voucher.ts';
import { boundedSort } from '../keys.ts';
import type { Item } from '../table.ts';
import { calendarDate, campaignId, count, decimal, id, instant, jsonText, type StoredAs, short, text } from './fields.ts';
import { storedGoal } from './goal-field.ts';

const grade = z.int().min(1).max(5);

/** Keys of messages, whose parts are percent-encoded. */
const messageKey = z.string().max(8192);

const marks: z.ZodType<Marks> = z.object({ perceived: grade, expected: grade });

export const storedAnswer: StoredAs<Answer> = z.object({
  id: messageKey,
  campaign: campaignId,
  at: instant,
  day: calendarDate,
  perceived: grade.optional(),
  expected: grade.optional(),
  satisfied: z.boolean().optional(),
  comment: z.string().max(10_000).optional(),
  factors: z.record(short, marks).optional(),
  nps: z.int().min(0).max(10).optional(),
  csat: grade.optional(),
  ces: z.int().min(1).max(7).optional(),
  texts: z.record(short, z.string().max(10_000)).optional(),
  product: short.optional(),
  tier: short.optional(),
  goal: storedGoal.optional(),
  posts: z.array(instant).max(100).readonly().optional(),
} satisfies Record<keyof Answer, z.ZodType>);

const entry: z.ZodType<CaseEntry> = z.object({
  at: instant,
  by: short,
  did: z.enum(['opened', 'answered', 'assigned', 'noted', 'closed', 'reopened', 'warned', 'escalated']),
  text: text.optional(),
} satisfies Record<keyof CaseEntry, z.ZodType>);

export const storedCase: StoredAs<Case> = z.object({
  id,
  kind: z.enum(['complaint', 'repair', 'recall', 'dissatisfied', 'message', 'repeat-fault', 'promise', 'call', 'let-down']),
  openedOn: calendarDate,
  closedOn: calendarDate.optional(),
  about: text.optional(),
  answer: messageKey.optional(),
  asset: id.optional(),
  due: instant.optional(),
  openedAt: instant.optional(),
  closedAt: instant.optional(),
  owner: short.optional(),
  escalatedFor: instant.optional(),
  warnAt: instant.optional(),
  warnedFor: instant.optional(),
  lateOn: calendarDate.optional(),
  wellOverdueOn: calendarDate.optional(),
  apologisedFor: instant.optional(),
  history: jsonText(z.array(entry).max(100).readonly()).optional(),
} satisfies Record<keyof Case, z.ZodType>);

const done = z.object({ at: instant, by: short });

export const storedVoucher: StoredAs<Voucher> = z.object({
  id,
  code: short,
  offer: z.literal('free-repair'),
  issuedOn: calendarDate,
  validUntil: calendarDate,
  reserved: done.optional(),
  redeemed: done.optional(),
} satisfies Record<keyof Voucher, z.ZodType>);

/**
 * Answers are found by campaign and month, within it by day: a period's results read the answers of that period and nothing else, and
 * an answer and its place among the results are one write.
 */
export const answerLookup = (customer: string, { id: answer, campaign, day }: Answer): Item => ({
  lookupPk: answersPartition(campaign, day.slice(0, 7)),
  lookupSk: boundedSort([day, encodeURIComponent(customer), answer].join('#')),
});

export const answersPartition = (campaign: string, month: string): string => `answers#${encodeURIComponent(campaign)}#${month}`;

/** Open cases stand in the order in which they are due, closed ones by the month of their closing. */
export function caseLookup(customer: string, { id: case_, due, closedOn, closedAt, openedOn }: Case): Item {
  const place = [encodeURIComponent(customer), encodeURIComponent(case_)];
  if (closedOn === undefined) {
    const when = due === undefined ? `${openedOn}T00:00:00Z` : instantText(due);
    return { lookupPk: OPEN_CASES, lookupSk: boundedSort([when, ...place].join('#')) };
  }
  const when = closedAt === undefined ? `${closedOn}T00:00:00Z` : instantText(closedAt);
  return { lookupPk: closedCases(closedOn.slice(0, 7)), lookupSk: boundedSort([when, ...place].join('#')) };
}

export const OPEN_CASES = 'cases#open';
export const closedCases = (month: string): string => `cases#closed#${month}`;

export const voucherLookup = (customer: string, { code }: Voucher): Item => ({
  lookupPk: codePartition(code),
  lookupSk: boundedSort(encodeURIComponent(customer)),
});

export const codePartition = (code: string): string => `code#${code}`;

export const storedSupply: StoredAs<Supply> = z.object({
  id,
  sku: text,
  deliveredOn: calendarDate,
  quantity: decimal,
  unit: short.optional(),
  heads: z.number().optional(),
  usePerHeadPerDay: decimal.optional(),
  container: short.optional(),
  batchOn: calendarDate.optional(),
  payday: count.optional(),
  dueOn: calendarDate.optional(),
  paidOn: calendarDate.optional(),
  forAnother: z.boolean().optional(),
  servedOn: calendarDate.optional(),
} satisfies Record<keyof Supply, z.ZodType>);

export const storedRecall: StoredAs<Recall> = z.object({
  id,
  assetId: id,
  reason: text,
  safety: z.boolean(),
  startsOn: calendarDate,
  acknowledgedOn: calendarDate.optional(),
  done: z
    .array(z.object({ step: short, at: instant, by: short }))
    .max(50)
    .readonly()
    .optional(),
  closedOn: calendarDate.optional(),
} satisfies Record<keyof Recall, z.ZodType>);

/** The products of one recall, whoever owns them. */
export const recallLookup = (customer: string, { id: recall, assetId }: Recall): Item => ({
  lookupPk: recallPartition(recall),
  lookupSk: boundedSort([customer, assetId].map(encodeURIComponent).join('#')),
});

export const recallPartition = (recall: string): string => `recall#${encodeURIComponent(recall)}`;
