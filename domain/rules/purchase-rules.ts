import Big from 'big.js';
import type { Settings } from '../settings.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

/** > care 17: first contact is an invitation, delivery default on. Whoever has ordered already needs none. */
export function decideWelcome({ ordinal, state }: RuleContext): RuleAnswer {
  if (ordinal > 0 || state.summary.orderDays > 0) return nothing;
  return holds({ delivery: state.customer.attributes['delivery'] !== 'no' });
}

/** > care 13: reminder at one's own usage cycle; what is offered costs at most the customer's usual basket (p75). */
export function decideReorder({ fact, settings }: RuleContext): RuleAnswer {
  const { basket, ...values } = fact.values;
  const offers = typeof basket === 'string' ? offersWithin(basket, settings) : [];
  const [offer] = offers;
  return holds({ ...values, ...(offer === undefined ? {} : { offer, offers }) });
}

/** Dearest first. */
function offersWithin(basket: string, { reminders, company }: Settings) {
  const within = reminders.offers.filter(({ price }) => new Big(price).lte(basket));
  return within.sort((a, b) => b.price - a.price).map(({ name, price }) => ({ name, price: `${price} ${company.currency}` }));
}
