import { readMessageKey } from '../../domain/occasion.ts';
import { isClosedFor, type SurveyRound } from '../../domain/surveys/survey-round.ts';
import type { Clock } from '../clock.ts';
import type { Messages } from '../messages.ts';

export interface StoredRound {
  readonly round: SurveyRound;
  /** 0: nothing stands yet. */
  readonly rev: number;
}

/** Which surveys staff have closed. */
export interface SurveyRounds {
  /** Strongly. */
  read(campaign: string): Promise<StoredRound>;
  /** false where it has changed since that revision. */
  write(round: SurveyRound, expectedRev: number): Promise<boolean>;
}

export interface RoundServices {
  readonly rounds: SurveyRounds;
  readonly messages: Pick<Messages, 'read'>;
}

/** Was the survey closed after this person had been asked? `id` is the invitation: the key of the message that asked. */
export async function isClosed({ rounds, messages }: RoundServices, customer: string, id: string): Promise<boolean> {
  const { round } = await rounds.read(readMessageKey(id).campaign);
  if (round.closedAt === undefined) return false;
  const [invitation] = await messages.read(customer, [id]);
  return isClosedFor(round, invitation?.at);
}

/** Closes a survey before its time, or undoes it, on the revision that its author has seen; undefined where somebody was quicker. */
export async function changeRound(
  { rounds, clock }: { readonly rounds: SurveyRounds; readonly clock: Clock },
  asked: { readonly campaign: string; readonly rev: number; readonly closed: boolean; readonly by: string },
): Promise<StoredRound | undefined> {
  const { campaign, rev, closed, by } = asked;
  const round: SurveyRound = { campaign, by, ...(closed ? { closedAt: clock.now() } : {}) };
  return (await rounds.write(round, rev)) ? { round, rev: rev + 1 } : undefined;
}
