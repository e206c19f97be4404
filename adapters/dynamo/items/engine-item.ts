import * as z from 'zod';
import type { Instant } from '../../../domain/calendar/calendar-date.ts';
import type { Membership } from '../../../domain/membership/membership.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import type { Cycle, Gap, LearntCycle } from '../../../domain/silence/cycle.ts';
import type { DuePage } from '../../../workflows/due-queue.ts';
import { calendarDate, campaignId, count, id, instant, type StoredAs, short, text } from './fields.ts';
import { packedEntries } from './packed-entries.ts';

export const storedMembership: StoredAs<Membership> = z.object({
  tier: short,
  endsOn: calendarDate,
  changed: z.object({ on: calendarDate, from: short, to: short }).optional(),
  heldBackBy: z.literal('credit').optional(),
} satisfies Record<keyof Membership, z.ZodType>);

const learnt: z.ZodType<LearntCycle> = z.object({
  day: calendarDate,
  category: text,
  days: count,
  source: z.enum(['setting', 'category', 'learnt', 'fallback']),
  gaps: count,
  median: count.optional(),
} satisfies Record<keyof LearntCycle, z.ZodType>);

export const storedCycle: StoredAs<Cycle> = z.object({
  silence: learnt.optional(),
  second: learnt.optional(),
} satisfies Record<keyof Cycle, z.ZodType>);

export const storedGap: StoredAs<Gap> = z.object({
  category: text,
  laterDay: calendarDate,
  days: count,
  first: z.boolean(),
} satisfies Record<keyof Gap, z.ZodType>);

export const occasion: z.ZodType<Occasion, Occasion> = z.object({
  campaign: campaignId,
  step: short,
  kind: short,
  subject: id,
  date: calendarDate,
  due: instant,
  putOff: z.enum(['quota', 'expired']).optional(),
} satisfies Record<keyof Occasion, z.ZodType>);

const storedPage: StoredAs<DuePage> = z.object({
  id: z.string().max(1024),
  entries: packedEntries,
  test: short.optional(),
  tooLateBefore: instant.optional(),
} satisfies Record<keyof DuePage, z.ZodType>);

/** How many occasions of each campaign a page holds: the planned side of the totals, kept when the page itself is worked through. */
function plannedOf({ entries }: DuePage): Record<string, number> {
  const planned: Record<string, number> = {};
  for (const { campaign } of entries.flatMap(({ occasions }) => occasions)) planned[campaign] = (planned[campaign] ?? 0) + 1;
  return planned;
}

export const pageAttributes = (page: DuePage, at: Instant) => ({
  type: 'PAGE',
  at,
  planned: plannedOf(page),
  ...z.encode(storedPage, page),
});

const state = z.looseObject({ at: instant.optional(), done: z.boolean().optional() });

/** Undefined where the page is worked through. */
export function readOpenPage(item: unknown): { readonly page: DuePage; readonly at: Instant } | undefined {
  const stored = state.parse(item);
  if (stored.done === true || stored.at === undefined) return undefined;
  return { page: z.decode(storedPage, stored), at: stored.at };
}

/** The entries of an open page without one customer's; undefined where it is worked through. */
export function withoutCustomer(item: unknown, customer: string): string | undefined {
  const open = readOpenPage(item);
  return open === undefined
    ? undefined
    : z.encode(
        packedEntries,
        open.page.entries.filter((entry) => entry.customer !== customer),
      );
}
