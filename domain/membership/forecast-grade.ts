import Big from 'big.js';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Credit } from '../customer.ts';
import type { Settings } from '../settings.ts';
import type { Summary } from '../summary.ts';
import { gradeFor, pointsInWindow, tierRank } from './grade.ts';
import type { Membership } from './membership.ts';

export interface GradeForecast {
  /** The last day of the period, on which points are added up. */
  readonly on: CalendarDate;
  /** Exact decimal texts: what counts today, and what of it will still count on that day. */
  readonly pointsNow: string;
  readonly pointsThen: string;
  /** The tier that these points give with the credit as it stands. */
  readonly tier: string;
  readonly heldBackBy?: 'credit' | undefined;
  readonly direction: 'up' | 'same' | 'down';
  /** The next tier above the forecast one, and how many points it is away; absent at the top. */
  readonly next?: { readonly tier: string; readonly missing: string } | undefined;
}

/** care 8: the grade to come, on points that are in hand today and still inside the window on the last day. */
export function forecastGrade({
  membership,
  summary,
  credit,
  settings,
  today,
}: {
  readonly membership: Membership;
  readonly summary: Pick<Summary, 'points'>;
  readonly credit: Credit | undefined;
  readonly settings: Settings;
  readonly today: CalendarDate;
}): GradeForecast {
  const on = membership.endsOn > today ? membership.endsOn : today;
  const then = pointsInWindow(summary, on, settings, today);
  const { tier, heldBackBy } = gradeFor(then, credit, settings);
  const change = tierRank(membership.tier, settings) - tierRank(tier, settings);
  const next = nextTierAbove(then, settings);
  return {
    on,
    pointsNow: pointsInWindow(summary, today, settings, today).toFixed(),
    pointsThen: then.toFixed(),
    tier,
    ...(heldBackBy === undefined ? {} : { heldBackBy }),
    direction: change > 0 ? 'up' : change < 0 ? 'down' : 'same',
    ...(next === undefined ? {} : { next: { tier: next.id, missing: new Big(next.from).minus(then).toFixed() } }),
  };
}

/** The lowest tier that these points do not give; undefined at the top. */
export const nextTierAbove = (points: Big, { tiers }: Pick<Settings, 'tiers'>) => tiers.findLast(({ from }) => points.lt(from));
