import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Message } from '../../domain/message.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Expected } from '../oracle/expected-occasions.ts';
import { minuteAt } from '../oracle/wall-clock.ts';
import type { Outage } from '../weather.ts';
import type { Book } from '../workload/book.ts';
import { nameOf, type SendLedger, wentOut } from './send-ledger.ts';
import type { Violation } from './violation.ts';
import { isShutFor } from './watch-gates.ts';

/** In Jepsen's shape: what was to go in against what came out. */
export interface Outcomes {
  /** Went out once. */
  ok: number;
  /** Came to something else, for a reason that the interfaces allow. */
  excused: number;
  lost: number;
  duplicated: number;
  unexpected: number;
  /** Went out although the first attempt ended in doubt, or its outcome was told by the provider alone. */
  recovered: number;
}

/** How closely quiet hours are looked at. */
const STEP = 300_000;

/** What waits is tried again within half an hour of when it may, or so much later as a page takes whose worker died. */
const OPENING = 3_600_000;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function isQuietAt(minute: number, { from, to }: Settings['quietHours']): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start <= end ? start <= minute && minute < end : start <= minute || minute < end;
}

/** A worker's clock may be so far behind. */
const SKEW = 2000;

/** > I2: a notice is accepted or a legal reason is recorded, by the time it is too late. Marketing comes to something as well. */
export function checkOutcomes(
  expected: readonly Expected[],
  stood: ReadonlyMap<string, Message>,
  ledger: SendLedger,
  book: Book,
  outages: readonly Outage[],
  { quietHours }: Pick<Settings, 'quietHours'>,
  at: Instant,
) {
  const outcomes: Outcomes = { ok: 0, excused: 0, lost: 0, duplicated: 0, unexpected: 0, recovered: 0 };
  const violations: Violation[] = [];
  const possible = new Map<string, Expected[]>();
  for (const each of expected) {
    for (const key of each.keys) {
      const name = nameOf({ customer: each.customer, key });
      possible.set(name, [...(possible.get(name) ?? []), each]);
      if (each.isCertain) settle(each, key, name);
    }
  }
  for (const [name, calls] of ledger.calls) {
    const taken = calls.filter(({ wasTaken }) => wasTaken);
    if (taken.length > 1) outcomes.duplicated += taken.length - 1;
    for (const call of taken) {
      const campaign = ledger.campaigns.get(call.campaign);
      if (campaign === undefined || !isForeseen(campaign.rule)) continue;
      const due = possible.get(name) ?? [];
      const isTimely = due.some(({ due, latest }) => call.at >= due - 5000 && (call.byZombie || call.at <= latest + 70_000));
      if (isTimely) continue;
      outcomes.unexpected += 1;
      violations.push({
        invariant: 'unexpected',
        at: call.at,
        text: `${call.customer} ${call.key} went out, and the books know no such day`,
      });
    }
  }
  return { outcomes, violations };

  function settle(each: Expected, key: string, name: string): void {
    const taken = ledger.taken(each.customer, key);
    const message = stood.get(name);
    if (taken.length > 0) {
      outcomes.ok += 1;
      if (taken.some(({ attempt, outcome }) => attempt > 1 || outcome.kind === 'unknown')) outcomes.recovered += 1;
      return;
    }
    if (message !== undefined && isLegal(each, key, message)) {
      outcomes.excused += 1;
      return;
    }
    outcomes.lost += 1;
    const why = message === undefined ? 'nothing tells of it' : `it stands as ${message.state} ${message.reason ?? ''}`;
    violations.push({
      invariant: 'I2',
      at,
      text: `${each.customer} ${key} was due at ${new Date(each.due).toISOString()} and never went: ${why}`,
    });
  }

  function isLegal(each: Expected, key: string, message: Message): boolean {
    const marketing = each.campaign.class === 'marketing';
    const calls = ledger.calls.get(nameOf({ customer: each.customer, key })) ?? [];
    const refused = (...whys: string[]) => calls.some(({ outcome }) => outcome.kind === 'refused' && whys.includes(outcome.why));
    const intents = ledger.intents.get(nameOf({ customer: each.customer, key })) ?? [];
    switch (message.reason) {
      case 'too-late':
        return message.at > each.latest - 70_000 || waitsPast(each, message);
      case 'no-address':
      case 'suppressed':
        return marketing || nobodyToWriteTo(each, key, message.at);
      case 'asset-ended':
        return hasEnded(each, key, message.at);
      case 'rejected':
        return calls.some(({ outcome }) => outcome.kind === 'rejected');
      case 'unknown':
        return (
          intents.length > 0 &&
          (marketing ||
            intents.some(({ entry }) => entry.n >= 3) ||
            hasEnded(each, key, message.at) ||
            !mightGoAfter(each, message.at) ||
            nobodyToWriteTo(each, key, message.at))
        );
      case 'quota':
        return refused('throttled', 'quota', 'paused');
      case 'expired':
        return refused('unreachable') || message.at > each.latest || !mightGoAfter(each, each.due);
      case 'capped':
      case 'holdout':
      case 'no-consent':
      case 'opted-out':
        return marketing;
      case 'open-case':
        return marketing && book.hadCase.has(each.customer);
      default:
        return wentOut(message);
    }
  }

  /**
   * No address was left on which a notice could be tried, or tried again: on each channel of its key the person has none, or the gate
   * said by then that it is dead, complained or said STOP. A doubt that stands at that moment stays one: it may have gone out. As long
   * as one channel is open there is no such excuse, whatever became of the other.
   */
  function nobodyToWriteTo({ customer, campaign, step }: Expected, key: string, at: Instant): boolean {
    const channels = step.send === 'each' ? step.channels.filter((channel) => key.endsWith(`/${channel}`)) : step.channels;
    // An address that came to be known only later could not be written to.
    const profiles = book.versions(customer, 'PROFILE').flatMap(({ record, from }) => (from <= at + SKEW ? [record.body] : []));
    return channels.every((channel) => {
      const hasAddress = profiles.some(({ email, phone }) => (channel === 'email' ? email : phone) !== undefined);
      return !hasAddress || isShutFor(campaign.class, ledger.shutBy(customer, channel, at + SKEW));
    });
  }

  /** The product that it speaks of had been sold or scrapped by then; a doubt of before stays one. */
  function hasEnded({ customer }: Expected, key: string, at: Instant): boolean {
    const [, , subject = ''] = key.split('/').map(decodeURIComponent);
    return book
      .versions(customer, 'ASSET')
      .some(({ record: { body }, from }) => from <= at + SKEW && body.status !== 'active' && subject.split('#').includes(body.id));
  }

  /**
   * Between that instant, or when it came to be known, and when it was too late there was an opening long enough for it to go out and be
   * taken: the provider was not away, and it was not quiet, by the oracle's own calendar. What never reaches the provider is in no list
   * of calls.
   */
  function mightGoAfter({ campaign, customer, known, latest }: Expected, instant: Instant): boolean {
    const zones = book.versions(customer, 'PROFILE').map(({ record }) => record.body.timeZone);
    const isQuiet = (at: Instant): boolean =>
      campaign.class !== 'safety' && zones.some((zone) => isQuietAt(minuteAt(at, zone), quietHours));
    const isAway = (at: Instant): boolean => outages.some(({ of, from, to }) => of === 'provider' && from <= at && at < to);
    let open = 0;
    for (let at = Math.max(instant, known); at < latest && open < OPENING; at += STEP) open = isAway(at) || isQuiet(at) ? 0 : open + STEP;
    return open >= OPENING;
  }

  /** Decided in quiet hours that end only after it is too late. */
  function waitsPast(each: Expected, message: Message): boolean {
    return each.campaign.class !== 'safety' && message.at >= each.due - 5000 && each.latest - message.at < 13 * 3_600_000;
  }
}

/** Campaigns whose days the oracle works out; cards that merge, tiers and surveys follow more than one date. */
export const isForeseen = (rule: string): boolean =>
  rule === 'dated-fact' || rule === 'asset-active' || rule === 'recall' || rule === 'anniversary';
