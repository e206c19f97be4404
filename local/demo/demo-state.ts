import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { regrade } from '../../domain/membership/regrade.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Cycle, Gap } from '../../domain/silence/cycle.ts';
import { GapStatistics, learnSecond, learnSilence } from '../../domain/silence/learn-cycle.ts';
import { gapsOf, summarise } from '../../domain/summarise.ts';
import type { DemoCustomer } from './generate-demo.ts';

/** What the engine would have made of a customer by now. */
export interface DemoState {
  readonly demo: DemoCustomer;
  readonly state: CustomerState;
  readonly gaps: readonly Gap[];
}

/** Summaries, memberships and learnt cycles, by the functions that the engine itself uses. */
export function demoStates(all: readonly DemoCustomer[], now: Instant, settings: Settings): DemoState[] {
  const known = all.map((demo) => {
    const { customer, assets, orders, points, more = [] } = demo;
    const today = localDate(now, customer.timeZone);
    const summary = summarise(orders, points, today, settings);
    const membership = regrade({ customer, membership: undefined, summary, today, settings });
    const state: CustomerState = {
      customer,
      assets,
      summary,
      membership,
      cycle: {},
      answers: more.flatMap((one) => (one.type === 'ANSWER' ? [one.body] : [])),
      cases: more.flatMap((one) => (one.type === 'CASE' ? [one.body] : [])),
      vouchers: [],
      bookings: [],
      requests: [],
      supplies: more.flatMap((one) => (one.type === 'SUPPLY' ? [one.body] : [])),
      serviceVisits: more.flatMap((one) => (one.type === 'SERVICE' ? [one.body] : [])),
      promises: more.flatMap((one) => (one.type === 'PROMISE' ? [one.body] : [])),
      recalls: more.flatMap((one) => (one.type === 'RECALL' ? [one.body] : [])),
      ownFacts: more.flatMap((one) => (one.type === 'OWN_FACT' ? [one.body] : [])),
    };
    return { demo, state, gaps: gapsOf(orders) };
  });
  const cycles = learnAll(known, settings);
  return known.map((one) => ({ ...one, state: { ...one.state, cycle: cycles.get(one.demo.customer.id) ?? {} } }));
}

interface CategoryGaps {
  readonly sorted: readonly Gap[];
  next: number;
  readonly all: GapStatistics;
  readonly first: GapStatistics;
}

/** Every customer's cycle from the gaps that lie before its own order days. */
function learnAll(known: readonly DemoState[], settings: Settings): Map<string, Cycle> {
  const categories = new Map<string, CategoryGaps>();
  const gaps = known.flatMap((one) => one.gaps).sort((a, b) => (a.laterDay < b.laterDay ? -1 : 1));
  for (const category of new Set(gaps.map((gap) => gap.category))) {
    const sorted = gaps.filter((gap) => gap.category === category);
    categories.set(category, { sorted, next: 0, all: new GapStatistics(), first: new GapStatistics() });
  }
  const upTo = (category: string, day: string): CategoryGaps => {
    const of = categories.get(category) ?? { sorted: [], next: 0, all: new GapStatistics(), first: new GapStatistics() };
    for (let gap = of.sorted[of.next]; gap !== undefined && gap.laterDay < day; gap = of.sorted[++of.next]) {
      of.all.add(gap.days);
      if (gap.first) of.first.add(gap.days);
    }
    return of;
  };
  const questions = known.flatMap(({ state: { customer, summary } }) => [
    ...(summary.first === undefined ? [] : [{ id: customer.id, asks: 'second' as const, ...summary.first }]),
    ...(summary.last === undefined ? [] : [{ id: customer.id, asks: 'silence' as const, ...summary.last }]),
  ]);
  const cycles = new Map<string, Cycle>();
  for (const { id, asks, day, category } of questions.sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const gaps = upTo(category, day);
    const learnt =
      asks === 'second'
        ? learnSecond({ day, category, gaps: gaps.first, settings })
        : learnSilence({ day, category, gaps: gaps.all, settings });
    cycles.set(id, { ...cycles.get(id), [asks]: learnt });
  }
  return cycles;
}
