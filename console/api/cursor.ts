import { createHash } from 'node:crypto';
import * as z from 'zod';
import { refuse } from './problem.ts';

/** As it was given as `next`. */
export const cursor = z.string().max(2048).optional();

const MARK = 12;
/** Of a sort key; a longer one DynamoDB refuses. */
const MOST_BYTES = 1024;

const markOf = (list: string, place: string): string =>
  createHash('sha256')
    .update(JSON.stringify([list, place]))
    .digest('base64url')
    .slice(0, MARK);

/** Where a list goes on, as its reader holds it: good for this list alone, and for what was asked of it. Null at its end. */
export const nextOf = (list: string, place: string | undefined): string | null =>
  place === undefined ? null : markOf(list, place) + Buffer.from(place).toString('base64url');

/** The place in the list; a cursor of another list, or that nobody was given, is refused. Not secret: it opens nothing that the list does not show. */
export function placeIn(list: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const place = Buffer.from(given.slice(MARK), 'base64url').toString();
  if (nextOf(list, place) !== given || Buffer.byteLength(place) > MOST_BYTES)
    throw refuse(400, '"after" is not right: it is no place in this list. Begin again without it.');
  return place;
}
