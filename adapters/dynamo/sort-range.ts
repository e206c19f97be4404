import type { Query } from './table.ts';

/** What a query asks of the sort key, both ends inclusive; `nothing` where the ends have crossed, which DynamoDB refuses to ask. */
export type SortRange =
  | { readonly kind: 'all' | 'nothing' }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'from'; readonly from: string }
  | { readonly kind: 'to'; readonly to: string };

export function sortRange({ prefix, from, to }: Query, compare: (a: string, b: string) => number): SortRange {
  if (prefix !== undefined) {
    if (from !== undefined || to !== undefined) throw new Error('A query takes a prefix or a range of sort keys, not both.');
    return prefix === '' ? { kind: 'all' } : { kind: 'prefix', prefix };
  }
  if (from === undefined) return to === undefined ? { kind: 'all' } : { kind: 'to', to };
  if (to === undefined) return { kind: 'from', from };
  return compare(from, to) > 0 ? { kind: 'nothing' } : { kind: 'between', from, to };
}
