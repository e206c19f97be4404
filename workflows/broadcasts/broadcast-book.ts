import type { Broadcast, BroadcastSegment, BroadcastTo } from '../../domain/broadcasts/broadcast.ts';
import type { Customer } from '../../domain/customer.ts';

/** Broadcasts and how far each has come. */
export interface BroadcastBook {
  /** Newest first. */
  list(): Promise<readonly Broadcast[]>;
  get(id: string): Promise<Broadcast | undefined>;
  /** false where there is one of this id already. */
  create(broadcast: Broadcast, segments: readonly BroadcastSegment[]): Promise<boolean>;
  /** false where it was not in the state `from` any more. */
  move(broadcast: Broadcast, from: Broadcast['state']): Promise<boolean>;
  segments(id: string): Promise<readonly BroadcastSegment[]>;
  /** false where somebody else took the segment further meanwhile. */
  advance(id: string, next: BroadcastSegment, before: BroadcastSegment): Promise<boolean>;
}

/** Customers as they can be walked through in parts, side by side. May be a moment behind. */
export interface AudienceWalk {
  segments(to: BroadcastTo): readonly string[];
  /** At most about `limit` customers of a segment; without `next` it is through. */
  page(
    segment: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly customers: readonly Customer[]; readonly next?: string }>;
}
