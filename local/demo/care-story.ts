import type { Answer } from '../../domain/answer.ts';
import { addDays, type CalendarDate, type Instant } from '../../domain/calendar/calendar-date.ts';
import { instantAt, localDate } from '../../domain/calendar/zoned-time.ts';
import { messageKey } from '../../domain/occasion.ts';
import type { Settings } from '../../domain/settings.ts';
import { collectOn } from '../../domain/supply/collect-on.ts';
import type { StateRecord } from '../../workflows/records.ts';
import type { DemoCustomer } from './generate-demo.ts';

/** Weeks on end in which a heavy user has ordered. */
const WEEKS = 10;
const ANSWERS = 12;

/**
 * More customers to watch (docs/care-programme.md): one who orders every week and must not be let down, a dozen who found the product below
 * what they had expected, and a partner with whom a plan is looked at in nine days.
 */
export function withCare(all: readonly DemoCustomer[], now: Instant): readonly DemoCustomer[] {
  const today = localDate(now, 'UTC');
  const changed = new Map<string, DemoCustomer>();
  const free = all.filter(
    ({ contact, more, customer }) => contact.email.consent === 'yes' && more === undefined && customer.credit !== 'bad',
  );
  const [heavy, partner, ...rest] = free.toReversed().slice(10);
  if (heavy !== undefined) changed.set(heavy.customer.id, weekly(heavy, today));
  if (partner !== undefined) {
    const { customer } = partner;
    const values = { plan: 'Two check-ups a year, all filters from us' };
    const plan = { kind: 'plan.review', subject: customer.id, date: addDays(today, 9), repeats: 'never', values } as const;
    const attributes = { ...customer.attributes, relationship: 'partner' };
    changed.set(customer.id, { ...partner, customer: { ...customer, attributes }, more: [{ type: 'OWN_FACT', body: plan }] });
  }
  for (const [n, one] of rest
    .filter(({ orders }) => orders.length > 0)
    .slice(0, ANSWERS)
    .entries())
    changed.set(one.customer.id, { ...one, more: [answered(one, addDays(today, -10 - n), n)] });
  return all.map((one) => changed.get(one.customer.id) ?? one);
}

/** The company is closed on the day on which the salt would be paid for, and may spend something on surprises. */
export function demoCare(settings: Settings, customers: readonly DemoCustomer[]): Pick<Settings, 'cases' | 'surprises'> {
  const supplies = customers.flatMap(({ more = [] }) => more.flatMap((one) => (one.type === 'SUPPLY' ? [one.body] : [])));
  const closedDays = [...new Set(supplies.flatMap((supply) => collectOn(supply) ?? []))];
  const gifts = [
    { name: 'A card written by hand', cost: 0 },
    { name: 'A box of descaler', cost: 12 },
  ];
  return { cases: { ...settings.cases, closedDays }, surprises: { ...settings.surprises, budgetPerMonth: 60, gifts } };
}

function weekly(one: DemoCustomer, today: CalendarDate): DemoCustomer {
  const { timeZone, id } = one.customer;
  const orders = Array.from({ length: WEEKS }, (_, n) => {
    const day = addDays(today, -7 * (WEEKS - n));
    const line = {
      sku: 'COFFEE-1KG',
      ordinal: 1,
      description: 'Coffee beans, 1 kg',
      category: 'coffee',
      quantity: '1',
      unitPrice: '19.50',
    };
    return { id: `W-${id}-${n + 1}`, at: instantAt(day, '11:00', timeZone), day, lines: [line], deliveredOn: day };
  });
  return { ...one, orders };
}

/** How it was, all in all, is what they expected: nobody has to be apologised to. */
function answered(one: DemoCustomer, day: CalendarDate, n: number): StateRecord {
  const body: Answer = {
    id: messageKey({ campaign: 'satisfaction-survey', step: 'day7', subject: one.orders[0]?.id ?? '', occurrence: day }),
    campaign: 'satisfaction-survey',
    at: instantAt(day, '18:00', one.customer.timeZone),
    day,
    perceived: 4,
    expected: 4,
    factors: { product: { perceived: n % 3 === 0 ? 3 : 2, expected: 4 }, communication: { perceived: 4, expected: n % 2 === 0 ? 4 : 3 } },
  };
  return { type: 'ANSWER', body };
}
