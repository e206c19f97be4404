import * as z from 'zod';
import type { StandingJoin } from '../../../workflows/duplicates/join-book.ts';
import type { Item, Key } from '../table.ts';
import { id, instant, jsonText, type StoredAs, short } from './fields.ts';

export const JOINS = 'JOINS';

export const storedJoin: StoredAs<StandingJoin> = z.object({
  kept: id,
  other: id,
  choices: jsonText(z.record(z.string().max(300), z.enum(['kept', 'other'])).readonly()),
  by: short,
  at: instant,
  renamed: jsonText(z.record(id, id).readonly()),
  folded: z.boolean(),
  doneAt: instant.optional(),
} satisfies Record<keyof StandingJoin, z.ZodType>);

export const joinKey = (other: string): Key => ({ pk: JOINS, sk: encodeURIComponent(other) });

export const joinItem = (join: StandingJoin): Item => ({ ...joinKey(join.other), type: 'JOIN', ...z.encode(storedJoin, join) });

export const readJoin = (item: Item): StandingJoin => z.decode(storedJoin, item);
