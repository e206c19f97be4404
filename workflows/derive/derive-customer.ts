import { addDays, type CalendarDate, type Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate, startOfDay } from '../../domain/calendar/zoned-time.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import { mayStay } from '../../domain/facts/put-off-by-orders.ts';
import { regrade } from '../../domain/membership/regrade.ts';
import type { Settings } from '../../domain/settings.ts';
import { isLearnt } from '../../domain/silence/is-learnt.ts';
import { gapsOf, summarise } from '../../domain/summarise.ts';
import type { Summary } from '../../domain/summary.ts';
import type { FactStore, StandingFact } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { CustomerStates } from '../customer-states.ts';
import { GRACE } from '../due/grace.ts';
import type { DueEntry } from '../due-queue.ts';
import type { CycleBook } from '../engine-memory.ts';
import type { PhoneBook } from '../phone-book.ts';
import { type Here, type NewsOf, newlyDue } from './newly-due.ts';
import { type AftermathServices, noteAftermath } from './note-aftermath.ts';
import { type ToldInVain, tellGaps } from './tell-gaps.ts';

export interface DeriveServices extends AftermathServices {
  readonly states: CustomerStates;
  readonly facts: FactStore;
  readonly cycles: CycleBook;
  readonly phones: PhoneBook;
  readonly library: CampaignLibrary;
}

/** What the stream told of one customer. */
export interface CustomerNews {
  readonly customer: string;
  /** The person's own data changed, so the book of numbers is to be looked at. */
  readonly profile: boolean;
  /** Orders or points events changed, so the summary is to be made again. */
  readonly ledger: boolean;
  /** The membership was graded. */
  readonly graded?: boolean | undefined;
  /** Known live (counts for all of today), or by import (counts from now on). */
  readonly live: boolean;
  /** When the first of it was written; absent: just now. */
  readonly since?: Instant | undefined;
  /** It was given up before, and later news may have written the facts already: all that came to stand since then counts as new. */
  readonly again?: boolean | undefined;
}

/** What one customer's changed facts ask for; `commit` writes them, after what is due was queued. */
export interface Derivation {
  readonly customer: string;
  readonly due: DueEntry | undefined;
  /** The order day that a cycle is to be learnt for. */
  readonly learnDay: CalendarDate | undefined;
  readonly commit: () => Promise<void>;
}

/** Others may be deriving the same customer: so often is it begun again. */
const ATTEMPTS = 5;

/**
 * Works out one customer's facts anew. The facts are written only after what they make due is queued: a crash in between queues
 * again, which the message item absorbs; the other way round it would be lost. Where nothing changed nothing is written.
 */
export async function deriveCustomer(services: DeriveServices, news: CustomerNews): Promise<Derivation | undefined> {
  const inVain: ToldInVain = { gaps: [] };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const derivation = await workOut(services, news, inVain);
    if (derivation !== 'overtaken') return derivation;
  }
  throw new Error(`Somebody else derived the facts of "${news.customer}" each time they were worked out. They are tried again.`);
}

/** `overtaken`: somebody else noted their own since this one read. */
async function workOut(services: DeriveServices, news: CustomerNews, inVain: ToldInVain): Promise<Derivation | 'overtaken' | undefined> {
  const { clock, states, facts, cycles, library } = services;
  const { customer } = news;
  const noted = await facts.noted(customer);
  const state = await states.load(customer, { consistent: true });
  if (state === undefined) {
    await cycles.changeGaps(
      [],
      inVain.gaps.map((gap) => ({ customer, gap })),
    );
    return undefined;
  }
  if (news.profile) await services.phones.keep(customer, state.customer.phone);
  const now = clock.now();
  const zone = state.customer.timeZone;
  const today = localDate(now, zone);
  const settings = await library.settings();
  const ledger = news.ledger ? await readLedger(services, customer, today, settings) : undefined;
  const { summary, gaps } = ledger ?? { summary: state.summary, gaps: noted.gaps };
  const derived = deriveFacts({ ...state, summary }, today);
  const stood = await facts.facts(customer);
  const campaigns = await library.campaigns();
  const learnDay = isLearnt(summary, state.cycle) ? undefined : summary.last?.day;
  const { moved, touched, gone } = compare(stood, derived, zone, (standing, fact) =>
    mayStay(standing, fact, localDate(now, 'UTC'), campaigns, learnDay !== undefined),
  );
  const isNew = !same(summary, state.summary) || !same(gaps, noted.gaps) || moved.length + touched.length + gone.length > 0;
  await tellGaps(cycles, state, { summary, gaps }, noted.gaps, inVain);
  // What is due is decided on the summary: it stands before anything is queued.
  const rev = isNew ? await facts.note(customer, noted.rev, summary, gaps) : noted.rev;
  if (rev === undefined) return 'overtaken';

  const knownBefore: NewsOf = { live: news.live, zoneBefore: stood.find((each) => each.zone !== zone)?.zone };
  const here = { customer, now, since: Math.min(news.since ?? now, now), zone, today };
  const fresh = news.again === true ? [...moved, ...standingSince(here.since, stood, moved, derived)] : moved;
  const occasions = newlyDue(fresh, campaigns, settings, here, knownBefore);
  const lastDay = regradeOf(state, fresh, here) ?? earlyUpgradeOf(state, summary, settings, today);
  return {
    customer,
    // Of whoever ordered: asked for again where the news is told again, since nothing notes that it was.
    learnDay: news.ledger ? learnDay : undefined,
    due:
      occasions.length === 0 && lastDay === undefined
        ? undefined
        : { customer, occasions, ...(lastDay === undefined ? {} : { regrade: lastDay }) },
    commit: async () => {
      await facts.put(customer, zone, moved, rev, now);
      for (const { fact, writtenAt } of touched) await facts.put(customer, zone, [fact], rev, writtenAt);
      await facts.remove(customer, gone, rev);
      const graded = news.graded === true ? state.membership : undefined;
      await noteAftermath(services, { customer, zone, settings, orders: ledger?.orders, graded });
    },
  };
}

/** A membership that is to begin, and the end of a period that came to be known so late that `find-due` passes it over. */
function regradeOf({ customer, membership }: CustomerState, moved: readonly Fact[], { now, zone }: Here): CalendarDate | undefined {
  if (membership === undefined) return customer.joinedOn;
  const isNews = moved.some(({ kind }) => kind === 'membership.tier-ends');
  return isNews && startOfDay(addDays(membership.endsOn, 1), zone) - now < GRACE ? membership.endsOn : undefined;
}

/** care 7: where the settings give a higher tier at once, points that came in call for a look. */
function earlyUpgradeOf({ customer, membership }: CustomerState, summary: Summary, settings: Settings, today: CalendarDate) {
  if (!settings.earlyUpgrade || membership === undefined) return undefined;
  return regrade({ customer, membership, summary, today, settings })?.tier === membership.tier ? undefined : today;
}

async function readLedger({ states }: DeriveServices, customer: string, today: CalendarDate, settings: Settings) {
  const { orders, points } = await states.ledger(customer);
  return { orders, summary: summarise(orders, points, today, settings), gaps: gapsOf(orders) };
}

interface Differences {
  /** New, or at another place of the calendar: what `find-due` has passed by it will not see again. */
  readonly moved: readonly Fact[];
  /** Another value at the same place: it goes on standing there since when it stood, and `find-due` sees it as before. */
  readonly touched: readonly { readonly fact: Fact; readonly writtenAt: Instant }[];
  readonly gone: readonly Fact[];
}

/** Facts that later news has written since: what `find-due` had passed by then it did not see. */
function standingSince(since: Instant, stood: readonly StandingFact[], moved: readonly Fact[], derived: readonly Fact[]): Fact[] {
  const known = new Set(moved.map(nameOf));
  const late = new Set(stood.filter(({ writtenAt }) => writtenAt >= since).map(({ fact }) => nameOf(fact)));
  return derived.filter((fact) => late.has(nameOf(fact)) && !known.has(nameOf(fact)));
}

const nameOf = ({ kind, subject }: Fact): string => `${kind}#${subject}`;

function compare(
  stood: readonly StandingFact[],
  derived: readonly Fact[],
  zone: string,
  stays: (standing: Fact, derived: Fact | undefined) => boolean,
): Differences {
  const before = new Map(stood.map((each) => [nameOf(each.fact), each]));
  const after = new Set(derived.map(nameOf));
  const moved: Fact[] = [];
  const touched: { fact: Fact; writtenAt: Instant }[] = [];
  for (const fact of derived) {
    const known = before.get(nameOf(fact));
    if (known === undefined || known.zone !== zone) moved.push(fact);
    else if (stays(known.fact, fact)) continue;
    else if (!samePlace(known.fact, fact)) moved.push(fact);
    else if (!same(known.fact, fact)) touched.push({ fact, writtenAt: known.writtenAt });
  }
  return { moved, touched, gone: stood.map(({ fact }) => fact).filter((fact) => !after.has(nameOf(fact)) && !stays(fact, undefined)) };
}

const samePlace = (a: Fact, b: Fact): boolean => a.date === b.date && a.repeats === b.repeats && a.calendar === b.calendar;

/** Equal as JSON, whatever the order of the keys; an absent field and an undefined one are alike. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortKeys) === JSON.stringify(b, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
