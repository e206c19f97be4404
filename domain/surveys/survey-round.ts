import type { Instant } from '../calendar/calendar-date.ts';

/**
 * Whether a campaign's survey was closed before its links expire. A closing ends the round that was under way: whoever was asked before it
 * can answer no more, whoever is asked afterwards can.
 */
export interface SurveyRound {
  readonly campaign: string;
  /** Absent: none was closed, or the closing was undone. */
  readonly closedAt?: Instant | undefined;
  /** Who changed it last: the id of a member of staff. */
  readonly by?: string | undefined;
}

/** `askedAt` is absent where no message of that key is known: such a link belongs to no later round. */
export const isClosedFor = ({ closedAt }: SurveyRound, askedAt: Instant | undefined): boolean =>
  closedAt !== undefined && (askedAt === undefined || askedAt <= closedAt);
