import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';
import type { Fact } from '../facts/fact.ts';

/** The fact of a campaign that is sent to an audience once, when staff say so; it stands in no calendar. */
export const BROADCAST = 'broadcast';

/** Whom it is for: everybody whom the campaign's audience lets in, or of these the owners of a model. */
export type BroadcastTo = { readonly kind: 'everybody' } | { readonly kind: 'owners'; readonly model: string };

/** One campaign sent to one audience, once: its id is the subject of every message key, so nobody gets it twice. */
export interface Broadcast {
  readonly id: string;
  readonly campaign: string;
  readonly step: string;
  readonly date: CalendarDate;
  readonly to: BroadcastTo;
  /** So many customers are looked at in an hour at most. */
  readonly perHour: number;
  readonly state: 'running' | 'paused' | 'done' | 'cancelled';
  readonly startedAt: Instant;
  readonly by: string;
  /** When it last went on: what waited through a pause is not late. */
  readonly goesOnSince: Instant;
}

/** How far one part of the audience was walked through. */
export interface BroadcastSegment {
  readonly segment: string;
  /** Where the next lot begins. */
  readonly after?: string | undefined;
  readonly done: boolean;
  readonly looked: number;
  readonly queued: number;
  /** When its last lot was queued; the start of the broadcast before the first. */
  readonly at: Instant;
}

/** It holds for whoever is asked: the audience is the campaign's, and the gates are the gates. */
export const broadcastFact = (id: string, date: CalendarDate): Fact => ({
  kind: BROADCAST,
  subject: id,
  date,
  repeats: 'never',
  values: {},
});
