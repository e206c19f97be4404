export const relationshipLevels = ['basic', 'reactive', 'accountable', 'proactive', 'partner'] as const;
export type RelationshipLevel = (typeof relationshipLevels)[number];

/**
 * care 40: what a level adds to the one before it.
 * basic: no follow-up; reactive: invited to call; accountable: asked after the sale whether it is as expected; proactive: news and
 * advice from time to time; partner: a plan made together. Level missing → reactive.
 */
export const programmeKinds = ['invite-to-call', 'ask-after-sale', 'news-and-advice', 'joint-plan'] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

const adds: Readonly<Record<RelationshipLevel, readonly ProgrammeKind[]>> = {
  basic: [],
  reactive: ['invite-to-call'],
  accountable: ['ask-after-sale'],
  proactive: ['news-and-advice'],
  partner: ['joint-plan'],
};

export const DEFAULT_LEVEL: RelationshipLevel = 'reactive';

export function programmesAt(level: RelationshipLevel | undefined): readonly ProgrammeKind[] {
  const reached = relationshipLevels.indexOf(level ?? DEFAULT_LEVEL);
  return relationshipLevels.slice(0, reached + 1).flatMap((each) => adds[each]);
}

/** Where many and few, high and low begin: a company has to say so itself, there is no default. */
export interface CutPoints {
  /** From so many customers in a segment on they are many; up to `few` they are few. */
  readonly many: number;
  readonly few: number;
  /** Margin per customer and year from which it is high, and below which it is low. */
  readonly highMargin: number;
  readonly lowMargin: number;
}

/**
 * care 41, the standard matrix
 * > Many customers × high / mid / low margin → accountable / reactive / basic; medium → proactive / accountable / reactive; few →
 * > partner / proactive / accountable.
 */
export function levelFor(customers: number, marginEach: number, cuts: CutPoints): RelationshipLevel {
  const row = customers >= cuts.many ? 0 : customers > cuts.few ? 1 : 2;
  const column = marginEach >= cuts.highMargin ? 2 : marginEach >= cuts.lowMargin ? 1 : 0;
  return relationshipLevels[row + column] ?? DEFAULT_LEVEL;
}

/** What is wrong with cut points, in words. */
export function cutFault({ many, few, highMargin, lowMargin }: CutPoints): string | undefined {
  if (![many, few, highMargin, lowMargin].every(Number.isFinite)) return 'Each cut point is a number.';
  if (few < 0 || many <= few) return 'Many begins above few.';
  return highMargin > lowMargin ? undefined : 'High margin begins above low margin.';
}
