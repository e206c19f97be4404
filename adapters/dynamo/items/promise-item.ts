import * as z from 'zod';
import { instantText } from '../../../domain/calendar/zoned-time.ts';
import { type CarePromise, promiseKinds } from '../../../domain/promises/promise.ts';
import { boundedSort } from '../keys.ts';
import type { Item } from '../table.ts';
import { id, instant, type StoredAs, text } from './fields.ts';

export const storedPromise: StoredAs<CarePromise> = z.object({
  id,
  kind: z.enum(promiseKinds),
  text,
  madeAt: instant,
  dueAt: instant,
  keptAt: instant.optional(),
  warnAt: instant,
  moved: z
    .array(z.object({ at: instant, dueAt: instant }))
    .max(100)
    .readonly()
    .optional(),
  warnedFor: instant.optional(),
  brokenFor: instant.optional(),
} satisfies Record<keyof CarePromise, z.ZodType>);

export const OPEN_PROMISES = 'promises#open';
/** Kept ones, by the month in which they were due. */
export const keptPromises = (month: string): string => `promises#kept#${month}`;

/** Promises that are still to be kept stand in the order in which they next ask something of people. */
export function promiseLookup(customer: string, { id: promise, dueAt, keptAt, warnAt, warnedFor }: CarePromise): Item {
  const place = [encodeURIComponent(customer), encodeURIComponent(promise)];
  const due = instantText(dueAt);
  if (keptAt !== undefined) return { lookupPk: keptPromises(due.slice(0, 7)), lookupSk: boundedSort([due, ...place].join('#')) };
  const next = warnedFor === dueAt ? due : instantText(warnAt);
  return { lookupPk: OPEN_PROMISES, lookupSk: boundedSort([next, ...place].join('#')) };
}
