import { itemBytes, roughBytes } from './stored-item.ts';
import type { Item } from './table.ts';

const MAX_PAGE_BYTES = 1024 * 1024;
const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;

/** How full a page of a query is: the item that goes over 1 MB is its last. Counted exactly only once a rough bound is over it. */
export function pageRoom(): { isFullWith(item: Item): boolean } {
  let uncounted: Item[] = [];
  let [bytes, rough] = [0, 0];
  return {
    isFullWith(item) {
      uncounted.push(item);
      rough += roughBytes(item);
      if (bytes + rough <= MAX_PAGE_BYTES) return false;
      bytes += uncounted.reduce((sum, each) => sum + itemBytes(each), 0);
      [uncounted, rough] = [[], 0];
      return bytes > MAX_PAGE_BYTES;
    },
  };
}

export function refuseLargeTransaction(items: readonly (Item | undefined)[]): void {
  const bytes = items.reduce((sum, item) => sum + (item === undefined ? 0 : itemBytes(item)), 0);
  if (bytes > MAX_TRANSACTION_BYTES) throw new Error('Transaction size has exceeded the maximum allowed size of 4 MB.');
}
