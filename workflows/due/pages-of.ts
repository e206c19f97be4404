import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { DueEntry, DuePage } from '../due-queue.ts';

/** Customers in one queue message: well below 256 KB, and one visibility timeout's work. */
const CUSTOMERS_PER_PAGE = 25;

/** Packs entries into pages whose ids depend on what they hold alone: the same look gives the same ids. */
export function pagesOf(slice: Instant, entries: readonly DueEntry[], tooLateBefore?: Instant): DuePage[] {
  const sorted = [...entries].sort((a, b) => (a.customer < b.customer ? -1 : 1));
  const pages: DuePage[] = [];
  for (let start = 0; start < sorted.length; start += CUSTOMERS_PER_PAGE) {
    const part = sorted.slice(start, start + CUSTOMERS_PER_PAGE);
    const hash = createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 12);
    pages.push({ id: `${slice}-${hash}`, entries: part, ...(tooLateBefore === undefined ? {} : { tooLateBefore }) });
  }
  return pages;
}
