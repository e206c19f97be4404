import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import type { Settings } from '../../domain/settings.ts';
import { gapsOf, summarise } from '../../domain/summarise.ts';
import type { OrderDay, Summary } from '../../domain/summary.ts';
import type { LearntCycle } from '../../domain/silence/cycle.ts';
import type { FactStore } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerStates } from '../customer-states.ts';
import type { DueEntry } from '../due-queue.ts';
import type { CycleBook } from '../engine-memory.ts';
import { newlyDue, type NewsOf } from './newly-due.ts';

export interface DeriveServices {
  readonly clock: Clock;
  readonly states: CustomerStates;
  readonly facts: FactStore;
  readonly cycles: CycleBook;
  readonly library: CampaignLibrary;
}

/** What the stream told of one customer. */
export interface CustomerNews {
  readonly customer: string;
  /** Orders or points events changed, so the summary is to be made again. */
  readonly ledger: boolean;
  /** Known live (counts for all of today), or by import (counts from now on). */
  readonly live: boolean;
}

/** What one customer's changed facts ask for; `commit` writes them, after what is due was queued. */
export interface Derivation {
  readonly due: DueEntry | undefined;
  readonly commit: () => Promise<void>;
}

/**
 * Works out one customer's facts anew. The facts are written only after what they make due is queued: a crash in between queues
 * again, which the message item absorbs; the other way round it would be lost.
 */
export async function deriveCustomer(services: DeriveServices, news: CustomerNews): Promise<Derivation | undefined> {
  const { clock, states, facts, library } = services;
  const { customer } = news;
  const rev = await facts.begin(customer);
  const state = await states.load(customer, { consistent: true });
  if (state === undefined) return undefined;
  const now = clock.now();
  const zone = state.customer.timeZone;
  const today = localDate(now, zone);
  const settings = await library.settings();
  const summary = news.ledger ? await summariseLedger(services, state, today, settings) : state.summary;
  const derived = deriveFacts({ ...state, summary }, today);
  const stood = await facts.facts(customer);
  const { changed, gone } = compare(stood, derived, zone);

  const knownBefore: NewsOf = { live: news.live, zoneBefore: stood.find((each) => each.zone !== zone)?.zone };
  const occasions = newlyDue(changed, await library.campaigns(), settings, { now, zone, today }, knownBefore);
  const isNewMember = state.membership === undefined && state.customer.joinedOn !== undefined;
  const due = occasions.length > 0 || isNewMember ? { customer, occasions, ...(isNewMember ? { regrade: today } : {}) } : undefined;
  return {
    due,
    commit: async () => {
      await facts.put(customer, zone, changed, rev, now);
      await facts.remove(customer, gone, rev);
      if (!same(summary, state.summary)) await facts.putSummary(customer, summary, rev);
    },
  };
}

async function summariseLedger({ states, cycles }: DeriveServices, state: CustomerState, today: CalendarDate, settings: Settings): Promise<Summary> {
  const { orders, points } = await states.ledger(state.customer.id);
  const summary = summarise(orders, points, today, settings);
  await cycles.setGaps(state.customer.id, gapsOf(orders));
  const { silence, second } = state.cycle;
  if (summary.last !== undefined && !isLearntFor(silence, summary.last)) await cycles.request(state.customer.id, summary.last.day);
  if (summary.orderDays === 1 && summary.first !== undefined && !isLearntFor(second, summary.first)) {
    await cycles.request(state.customer.id, summary.first.day);
  }
  return summary;
}

/** A dearer line on the same day makes it a day of another category. */
const isLearntFor = (learnt: LearntCycle | undefined, { day, category }: OrderDay): boolean =>
  learnt !== undefined && learnt.day === day && learnt.category === category;

type Standing = readonly { readonly fact: Fact; readonly zone: string }[];

function compare(stood: Standing, derived: readonly Fact[], zone: string): { changed: Fact[]; gone: Fact[] } {
  const nameOf = (fact: Fact) => `${fact.kind}#${fact.subject}`;
  const before = new Map(stood.map((each) => [nameOf(each.fact), each]));
  const after = new Set(derived.map(nameOf));
  const changed = derived.filter((fact) => {
    const known = before.get(nameOf(fact));
    return known === undefined || known.zone !== zone || !same(known.fact, fact);
  });
  return { changed, gone: stood.map(({ fact }) => fact).filter((fact) => !after.has(nameOf(fact))) };
}

/** Equal as JSON, whatever the order of the keys; an absent field and an undefined one are alike. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortKeys) === JSON.stringify(b, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

