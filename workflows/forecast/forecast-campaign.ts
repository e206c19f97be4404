import { addDays, type CalendarDate, type Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { CampaignPlan } from '../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import { factDateFor, isReply, ordinalOn } from '../../domain/campaigns/step-arithmetic.ts';
import type { SkipReason } from '../../domain/decisions/reason.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { ContentCompiler } from '../campaigns/content-compiler.ts';
import type { Clock } from '../clock.ts';
import { dryContent } from './dry-content.ts';
import { type Outlook, type PlannedDate, planAhead } from './plan-ahead.ts';
import { type ReadingServices, readAtOnce } from './read-at-once.ts';
import { type TriedDate, tryDate } from './try-date.ts';

export interface ForecastServices extends ReadingServices {
  readonly clock: Clock;
  readonly calendar: CalendarIndex;
  readonly compiler: ContentCompiler;
  /** Parts that a text is cut and billed in. */
  readonly segments: (text: string) => number;
}

export interface Forecast extends Pick<Outlook, 'days' | 'planned' | 'cut'> {
  /** How many of the planned dates were decided: all of them where they are few. */
  readonly tried: number;
  /** Of those tried. */
  readonly would: {
    readonly emails: number;
    readonly sms: number;
    readonly smsSegments: number;
    readonly nothing: number;
    readonly heldBack: Readonly<Partial<Record<SkipReason, number>>>;
  };
  /** Other live campaigns with a message to the same person on the same day, of those tried. */
  readonly clashes: Readonly<Record<string, number>>;
  /** The soonest dates as they would come out: the first that would send. */
  readonly first: readonly TriedDate[];
}

export interface ForecastQuestion {
  readonly plan: CampaignPlan;
  readonly texts: WrittenTexts;
  readonly days: number;
  /** At most this many dates are decided. */
  readonly sample: number;
  /** How many messages are wanted in full. */
  readonly first: number;
}

/** Looked through for the first messages that would go. */
const SOONEST = 60;

/**
 * What a draft would do if it were let go now: every date of the days ahead counted, a sample of them decided by the engine's own
 * decision. What nobody knows yet is not in it: new customers, new purchases, and limits that other messages use up until then.
 */
export async function forecastCampaign(
  services: ForecastServices,
  { plan, texts, days, sample, first }: ForecastQuestion,
): Promise<Forecast> {
  const { clock, library, calendar } = services;
  const [settings, campaigns] = await Promise.all([library.settings(), library.campaigns()]);
  const now = clock.now();
  const campaign: Campaign = { ...plan, version: 0, live: true, approved: true };
  const from = addDays(localDate(now, settings.company.timeZone), 1);
  const outlook = await planAhead(calendar, campaign, settings, { from, days, sample, soonest: SOONEST });
  const trying = { now, campaign, settings, contentOf: dryContent(services.compiler, { plan, texts }), lastDay: addDays(from, days - 1) };
  const tryAll = async (dates: readonly PlannedDate[]) => {
    const read = await readAtOnce(
      services,
      dates.map(({ customer }) => customer),
    );
    return await Promise.all(dates.map((planned) => tryDate(read, trying, planned)));
  };
  const [tried, shown] = await Promise.all([tryAll(outlook.sample), firstToGo(outlook.soonest, first, tryAll)]);
  const others = campaigns.filter((other) => other.live && other.approved && other.class === 'marketing' && other.id !== campaign.id);
  return {
    days: outlook.days,
    planned: outlook.planned,
    cut: outlook.cut,
    tried: tried.length,
    would: sumOf(tried, services.segments),
    clashes: campaign.class === 'marketing' ? clashesOf(tried, others, settings, now) : {},
    first: shown,
  };
}

/** Twice as many at a time as are wanted: more than half of the first ones commonly go. */
async function firstToGo(
  soonest: readonly PlannedDate[],
  wanted: number,
  tryAll: (dates: readonly PlannedDate[]) => Promise<readonly TriedDate[]>,
): Promise<TriedDate[]> {
  const going: TriedDate[] = [];
  const lot = wanted * 2;
  for (let at = 0; at < soonest.length && going.length < wanted; at += lot) {
    const dates = await tryAll(soonest.slice(at, at + lot));
    going.push(...dates.filter(({ outcomes }) => outcomes.some(({ kind }) => kind === 'sent')));
  }
  return going.slice(0, wanted);
}

function sumOf(tried: readonly TriedDate[], segments: (text: string) => number): Forecast['would'] {
  const heldBack: Partial<Record<SkipReason, number>> = {};
  let [emails, sms, smsSegments, nothing] = [0, 0, 0, 0];
  for (const outcome of tried.flatMap(({ outcomes }) => outcomes)) {
    switch (outcome.kind) {
      case 'nothing':
        nothing += 1;
        break;
      case 'skipped':
        heldBack[outcome.reason] = (heldBack[outcome.reason] ?? 0) + 1;
        break;
      case 'sent':
        if (outcome.message.channel === 'email') emails += 1;
        else {
          sms += 1;
          smsSegments += segments(outcome.message.text);
        }
    }
  }
  return { emails, sms, smsSegments, nothing, heldBack };
}

function clashesOf(tried: readonly TriedDate[], others: readonly Campaign[], settings: Settings, now: Instant): Record<string, number> {
  const clashes: Record<string, number> = {};
  for (const { state, planned, customer, outcomes } of tried) {
    if (state === undefined || customer === undefined || !outcomes.some(({ kind }) => kind === 'sent')) continue;
    const facts = deriveFacts(state, localDate(now, customer.timeZone));
    const falls = (other: Campaign, day: CalendarDate): boolean =>
      other.steps.some((step) => {
        const date = factDateFor(step, day);
        return !isReply(step) && facts.some((fact) => fact.kind === other.fact && ordinalOn(fact, date, settings.leapDay) !== undefined);
      });
    for (const other of others) if (falls(other, planned.day)) clashes[other.id] = (clashes[other.id] ?? 0) + 1;
  }
  return clashes;
}
