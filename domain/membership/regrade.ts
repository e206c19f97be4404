import { addDays, type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { Customer } from '../customer.ts';
import type { Settings } from '../settings.ts';
import type { Summary } from '../summary.ts';
import { type Grade, gradeFor, lowestTier, pointsInWindow, tierRank } from './grade.ts';
import type { Membership } from './membership.ts';

type Validity = Pick<Settings, 'tierValidityDays'>;

/** > Periods of `tierValidityDays` follow one another from `joined_on`: `joined_on + 60 × k`, k ≥ 1, is the last day of validity. */
export function periodEndOnOrAfter(joinedOn: CalendarDate, day: CalendarDate, { tierValidityDays }: Validity): CalendarDate {
  const k = Math.max(1, Math.ceil(daysBetween(joinedOn, day) / tierValidityDays));
  return addDays(joinedOn, k * tierValidityDays);
}

/**
 * The membership as it stands on `today`; undefined where there is none (no `joined_on`, or one still to come).
 *
 * > It starts on `joined_on` in the lowest tier. The re-grading takes effect at 00:00 local of the day after the last day.
 *
 * A stored membership is never recomputed: it is carried on from its last day. However many periods were missed, only the last two
 * re-gradings can be seen in the outcome (the tier, and the one before it), so only these are worked out. Where `joined_on` or the
 * validity was changed since, the stored tier stays until the first last day of the new periods.
 */
export function regrade({
  customer,
  membership,
  summary,
  today,
  settings,
}: {
  customer: Pick<Customer, 'joinedOn' | 'credit'>;
  membership: Membership | undefined;
  summary: Pick<Summary, 'points'>;
  today: CalendarDate;
  settings: Settings;
}): Membership | undefined {
  const { joinedOn, credit } = customer;
  if (joinedOn === undefined || joinedOn > today) return undefined;
  const gradeOn = (lastDay: CalendarDate): Grade => gradeFor(pointsInWindow(summary, lastDay, settings, lastDay), credit, settings);

  const stored = membership ?? { tier: lowestTier(settings).id, endsOn: addDays(joinedOn, settings.tierValidityDays) };
  const firstEnd = periodEndOnOrAfter(joinedOn, stored.endsOn, settings);
  const endsOn = periodEndOnOrAfter(joinedOn, today, settings);
  const lastEnd = addDays(endsOn, -settings.tierValidityDays);
  if (lastEnd < firstEnd) return upgraded(endsOn === stored.endsOn ? stored : { ...stored, endsOn }, gradeOn(today), today, settings);

  const before = lastEnd === firstEnd ? stored.tier : gradeOn(addDays(lastEnd, -settings.tierValidityDays)).tier;
  const grade = gradeOn(lastEnd);
  const changed = grade.tier === before ? undefined : { on: addDays(lastEnd, 1), from: before, to: grade.tier };
  const graded = { tier: grade.tier, endsOn, ...(changed && { changed }), ...(grade.heldBackBy && { heldBackBy: grade.heldBackBy }) };
  return upgraded(graded, gradeOn(today), today, settings);
}

/** > D early upgrade by setting, from the day on which the points are in hand; never an early downgrade. The period stays as it is. */
function upgraded(membership: Membership, now: Grade, today: CalendarDate, settings: Settings): Membership {
  const { tier } = membership;
  if (!settings.earlyUpgrade || tierRank(now.tier, settings) >= tierRank(tier, settings)) return membership;
  return { tier: now.tier, endsOn: membership.endsOn, changed: { on: today, from: tier, to: now.tier } };
}
