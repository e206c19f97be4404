import { addDays, type CalendarDate, DAY, HOUR, type Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import { dueOf, factDateFor, isReply, ordinalOn, runsOn } from '../../domain/campaigns/step-arithmetic.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { Settings } from '../../domain/settings.ts';
import { GRACE } from '../due/grace.ts';

export interface Here {
  readonly customer: string;
  readonly now: Instant;
  /** When the news came in: before `now` where the stream was late. */
  readonly since: Instant;
  readonly zone: string;
  readonly today: CalendarDate;
}

export interface NewsOf {
  /** What is live counts for all of its local day; an import counts from now on. */
  readonly live: boolean;
  /** The zone the facts stood under before, where it was another. */
  readonly zoneBefore: string | undefined;
}

/**
 * The occasions of new or changed facts that `find-due` will not see: those within the grace after the writing, for live news those
 * whose time has passed already today, after a move to another zone those of a day that was skipped over by it, and every reply.
 */
export function newlyDue(
  changed: readonly Fact[],
  campaigns: readonly Campaign[],
  settings: Settings,
  here: Here,
  news: NewsOf,
): Occasion[] {
  const live = campaigns.filter((campaign) => campaign.live && campaign.approved);
  return changed.flatMap((fact) =>
    live
      .filter((campaign) => campaign.fact === fact.kind)
      .flatMap((campaign) => campaign.steps.flatMap((step) => occasionsOf(fact, campaign, step, settings, here, news))),
  );
}

function occasionsOf(fact: Fact, campaign: Campaign, step: Step, settings: Settings, here: Here, news: NewsOf): Occasion[] {
  if (isReply(step)) return replyTo(fact, campaign, step, settings, here, news);
  return daysBetween(addDays(localDate(here.since, here.zone), -1), addDays(here.today, 1))
    .filter((day) => runsOn(campaign, day))
    .map((day) => factDateFor(step, day))
    .filter((date) => ordinalOn(fact, date, settings.leapDay) !== undefined)
    .map((date) => ({
      campaign: campaign.id,
      step: step.id,
      kind: fact.kind,
      subject: fact.subject,
      date,
      due: dueOf(step, date, here.zone, settings, here.customer),
    }))
    .filter(({ due, date }) =>
      isNews(due, news.zoneBefore === undefined ? undefined : dueOf(step, date, news.zoneBefore, settings, here.customer), here, news),
    );
}

/**
 * An act is answered whenever it comes to be known, also after midnight or a long outage: until it is too late. A fact is dated at most
 * one day ahead: where its customer has moved west since.
 */
function replyTo(
  { kind, subject, date }: Fact,
  campaign: Campaign,
  step: Step,
  settings: Settings,
  here: Here,
  { live }: NewsOf,
): Occasion[] {
  const due = dueOf(step, date, here.zone, settings);
  const inTime = due - here.now <= DAY && here.now - due <= settings.latenessHours * HOUR;
  return live && inTime && runsOn(campaign, date) ? [{ campaign: campaign.id, step: step.id, kind, subject, date, due }] : [];
}

function isNews(due: Instant, dueBefore: Instant | undefined, { now, since, zone }: Here, { live }: NewsOf): boolean {
  if (due > now) return due - now < GRACE;
  // It came due while the news was on its way: `find-due` looked and could not know.
  if (due >= since) return true;
  // Skipped over by the move; or so recent under the old zone that `find-due` may not have looked yet.
  if (dueBefore !== undefined && dueBefore > since - GRACE) return true;
  return live && localDate(due, zone) === localDate(since, zone);
}

function daysBetween(first: CalendarDate, last: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
