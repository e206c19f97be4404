import * as z from 'zod';
import { type Breaker, closedBreaker, type MailCounts } from '../../../domain/sending/circuit-breaker.ts';
import type { Item, Key } from '../table.ts';
import { count, instant, type StoredAs, short } from './fields.ts';

const counts: z.ZodType<MailCounts> = z.object({
  sent: count,
  bounced: count,
  complained: count,
} satisfies Record<keyof MailCounts, z.ZodType>);

const stored: StoredAs<Breaker> = z.object({
  round: count,
  open: z.boolean(),
  at: instant.optional(),
  why: z.enum(['bounces', 'complaints', 'person']).optional(),
  counts: counts.optional(),
  openedBy: short.optional(),
  closedBy: short.optional(),
} satisfies Record<keyof Breaker, z.ZodType>);

export const breakerKey: Key = { pk: 'ENGINE', sk: 'BREAKER' };
export const breakerItem = (breaker: Breaker): Item => ({ ...breakerKey, type: 'BREAKER', ...stored.parse(breaker) });
export const readBreaker = (item: Item | undefined): Breaker => (item === undefined ? closedBreaker : z.decode(stored, item));
