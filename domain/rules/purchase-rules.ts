import Big from 'big.js';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import { branchOf, calendarOf } from '../cases/branch-calendar.ts';
import { strategyOf } from '../classes/usage-class.ts';
import { isHeavy, usageOfCustomer } from '../classes/usage-of-customer.ts';
import type { CustomerState } from '../customer-state.ts';
import { nearestOf, placeOf } from '../recalls/recall-route.ts';
import type { Settings } from '../settings.ts';
import { secondPurchaseUntil } from '../silence/learn-cycle.ts';
import { collectedFrom } from '../supply/collect-on.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

/** > care 17: first contact is an invitation, delivery default on. Whoever has ordered already needs none. */
export function decideWelcome({ ordinal, state }: RuleContext): RuleAnswer {
  if (ordinal > 0 || state.summary.orderDays > 0) return nothing;
  return holds({ delivery: state.customer.attributes['delivery'] !== 'no' });
}

/** > care 15: collected on a business day; a day that the company has closed since is passed over when it comes. */
export function decideCollect({ fact, state, settings }: RuleContext): RuleAnswer {
  const { closedDays } = calendarOf(settings, branchOf(state.customer));
  return { kind: 'holds', values: fact.values, notBefore: collectedFrom(fact.date, closedDays) };
}

/** > care 12: the nudge goes while the age of the first order is 0.5–1.5 × the median first gap; later it is too late. */
export function decideSecondPurchase({ fact, state }: RuleContext): RuleAnswer {
  const { second } = state.cycle;
  return { kind: 'holds', values: fact.values, notAfter: second === undefined ? undefined : secondPurchaseUntil(second) };
}

/** > care 13: reminder at one's own usage cycle; what is offered costs at most the customer's usual basket (p75). */
export function decideReorder({ state, fact, today, settings }: RuleContext): RuleAnswer {
  const { basket, ...values } = fact.values;
  const { discounts, way } = byUsage(state, today, settings);
  const offers = typeof basket === 'string' && discounts ? offersWithin(basket, settings) : [];
  const [offer] = offers;
  return holds({ ...values, ...way, ...(offer === undefined ? {} : { offer, offers }) });
}

/**
 * care 43: > heavy → no discounts; light → nearest shop or delivery; no location → online. By `attr.usage`, else by one's
 * own orders; a heavy user of fewer than four visits is not known well enough to be offered nothing.
 */
function byUsage(state: CustomerState, today: CalendarDate, { recalls }: Settings) {
  const usage = usageOfCustomer(state, today);
  if (usage === undefined || (usage.class === 'heavy' && !isHeavy(usage))) return { discounts: true, way: {} };
  const nearest = nearestOf(placeOf(state.customer), recalls.workshops);
  const { does, discounts } = strategyOf(usage.class, nearest !== undefined);
  if (does === 'nearest-shop' && nearest !== undefined) return { discounts, way: { shop: nearest.workshop.name } };
  return { discounts, way: does === 'order-online' ? { online: true } : {} };
}

/** Dearest first. */
function offersWithin(basket: string, { reminders, company }: Settings) {
  const within = reminders.offers.filter(({ price }) => new Big(price).lte(basket));
  return within.sort((a, b) => b.price - a.price).map(({ name, price }) => ({ name, price: `${price} ${company.currency}` }));
}
