import Big from 'big.js';
import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { Credit } from '../customer.ts';
import type { Settings } from '../settings.ts';
import type { Summary } from '../summary.ts';
import { gradeFor, lowestTier, pointsInWindow, tierRank } from './grade.ts';
import type { Membership } from './membership.ts';

/** A type, not an interface, so that it goes wherever a template's values go. */
export type TierNoticeValues = {
  readonly tier: string;
  readonly endsOn: CalendarDate;
  /** From today to the last day. */
  readonly days: number;
  /** In hand today and still inside the window on the last day. */
  readonly points: number;
  /** 0 where credit alone, not points, stands against the tier. */
  readonly missingToKeep: number;
  /** The tier above the present one and the points that it is away; absent at the top. */
  readonly nextTier?: string;
  readonly missingToNext?: number;
};

export type TierNotice =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'already-safe' }
  | { readonly kind: 'notice'; readonly values: TierNoticeValues };

/**
 * > Current tier above the lowest, and the points already in hand that will still be inside the window on the last day, with the
 * > credit as it stands, do not give this tier or a higher one (else `already-safe`).
 */
export function decideTierNotice({
  membership,
  summary,
  credit,
  settings,
  today,
}: {
  membership: Membership | undefined;
  summary: Pick<Summary, 'points'>;
  credit: Credit | undefined;
  settings: Settings;
  today: CalendarDate;
}): TierNotice {
  if (membership === undefined || today > membership.endsOn) return { kind: 'nothing' };
  const { tier, endsOn } = membership;
  const rank = tierRank(tier, settings);
  if (rank === tierRank(lowestTier(settings).id, settings)) return { kind: 'nothing' };
  const points = pointsInWindow(summary, endsOn, settings, today);
  if (tierRank(gradeFor(points, credit, settings).tier, settings) <= rank) return { kind: 'already-safe' };
  const missing = new Big(settings.tiers.find(({ id }) => id === tier)?.from ?? 0).minus(points);
  return {
    kind: 'notice',
    values: {
      tier,
      endsOn,
      days: daysBetween(today, endsOn),
      points: points.toNumber(),
      missingToKeep: missing.gt(0) ? missing.toNumber() : 0,
      ...nextTier(points, settings, rank),
    },
  };
}

/** Where points stand between, not credit alone. */
function nextTier(points: Big, { tiers }: Settings, rank: number): Pick<TierNoticeValues, 'nextTier' | 'missingToNext'> {
  const next = tiers[rank - 1];
  return next === undefined || points.gte(next.from)
    ? {}
    : { nextTier: next.id, missingToNext: new Big(next.from).minus(points).toNumber() };
}
