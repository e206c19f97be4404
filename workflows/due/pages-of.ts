import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import { bySendingOrder } from '../../domain/campaigns/sending-order.ts';
import type { DueEntry, DuePage } from '../due-queue.ts';

/** Customers in one queue message: one visibility timeout's work. */
const CUSTOMERS_PER_PAGE = 25;

/** Occasions in one queue message, well below 256 KB. Who has more of them (a fleet bought on one day) has them in several. */
const OCCASIONS_PER_PAGE = 250;

/**
 * Packs entries into pages whose ids depend on what they hold alone: the same look gives the same ids. An id begins with the UTC date
 * of its look, by which pages are kept and found again.
 */
export function pagesOf(slice: Instant, entries: readonly DueEntry[], marks: Pick<DuePage, 'tooLateBefore'> = {}): DuePage[] {
  const sorted = [...entries].sort((a, b) => (a.customer < b.customer ? -1 : 1));
  return packed(sorted.flatMap(partsOf)).map((part) => {
    const hash = createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 12);
    return { id: `${instantText(slice)}-${hash}`, entries: part, ...marks };
  });
}

/** One customer's entry, in several parts where it holds more than a page; in sending order, for the first part is decided first. */
function partsOf(entry: DueEntry): DueEntry[] {
  if (entry.occasions.length <= OCCASIONS_PER_PAGE) return [entry];
  const { customer } = entry;
  const occasions = [...entry.occasions].sort(bySendingOrder);
  const starts = Array.from({ length: Math.ceil(occasions.length / OCCASIONS_PER_PAGE) }, (_, part) => part * OCCASIONS_PER_PAGE);
  return starts.map((start) => ({
    ...(start === 0 ? entry : { customer }),
    occasions: occasions.slice(start, start + OCCASIONS_PER_PAGE),
  }));
}

function packed(parts: readonly DueEntry[]): DueEntry[][] {
  const pages: DueEntry[][] = [];
  let room = 0;
  for (const part of parts) {
    const last = pages.at(-1);
    if (last !== undefined && last.length < CUSTOMERS_PER_PAGE && part.occasions.length <= room) {
      last.push(part);
      room -= part.occasions.length;
    } else {
      pages.push([part]);
      room = OCCASIONS_PER_PAGE - part.occasions.length;
    }
  }
  return pages;
}
