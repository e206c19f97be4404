import { actOf } from '../bookings/booking.ts';
import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import { isOpen, tellsOfWaits } from '../cases/case.ts';
import { FOLLOW_UP } from '../cases/follow-up.ts';
import type { CustomerState } from '../customer-state.ts';
import { productValues } from '../rules/asset-rules.ts';
import { lapsesOn, reorderDueOn } from '../silence/own-rhythm.ts';
import { silentSince } from '../silence/silent-since.ts';
import { FACT_HORIZON_DAYS } from '../summary.ts';
import { collectOn } from '../supply/collect-on.ts';
import { bySku } from '../supply/consumption.ts';
import { runsOutOn } from '../supply/run-out.ts';
import { isDissatisfied } from '../surveys/survey.ts';
import { type Fact, recallSubject, type Values } from './fact.ts';

/**
 * All dated facts of one customer, a pure function of the state. One-off facts older than `FACT_HORIZON_DAYS` are left out. Facts of
 * ended assets stay: their due steps are written as `asset-ended`.
 */
export function deriveFacts(state: CustomerState, today: CalendarDate): Fact[] {
  const horizon = addDays(today, -FACT_HORIZON_DAYS);
  const facts = [
    ...ofAssets(state),
    ...ofCustomer(state),
    ...ofMembership(state),
    ...ofOrders(state),
    ...ofAnswers(state),
    ...ofCases(state),
    ...ofPromises(state),
    ...ofVouchers(state),
    ...ofSupplies(state),
    ...ofBookings(state),
    ...ofRequests(state),
    ...state.ownFacts,
  ];
  return facts.filter((fact) => fact.repeats === 'yearly' || fact.date >= horizon);
}

const once = (kind: string, subject: string, date: CalendarDate, values: Values = {}): Fact => ({
  kind,
  subject,
  date,
  repeats: 'never',
  values,
});
const yearly = (kind: string, subject: string, date: CalendarDate): Fact => ({ kind, subject, date, repeats: 'yearly', values: {} });

function* ofAssets({ assets, recalls }: CustomerState): Generator<Fact> {
  for (const asset of assets) {
    if (asset.purchasedOn !== undefined) yield yearly('asset.purchased', asset.id, asset.purchasedOn);
    if (asset.warrantyEndsOn !== undefined) yield once('asset.warranty-ends', asset.id, asset.warrantyEndsOn);
  }
  for (const recall of recalls) {
    if (recall.acknowledgedOn === undefined && recall.closedOn === undefined)
      yield once('asset.recalled', recallSubject(recall), recall.startsOn, { reason: recall.reason, safety: recall.safety });
    const asset = assets.find(({ id }) => id === recall.assetId);
    const isOpen = recall.acknowledgedOn === undefined && recall.closedOn === undefined;
    // care 19: whoever gave it away knows who has it, where nobody else is on record as its owner.
    if (isOpen && asset?.status === 'transferred' && asset.supersededOn === undefined) {
      const { reason, safety } = recall;
      yield once('recall.passed-on', recallSubject(recall), recall.startsOn, { product: productValues(asset), reason, safety });
    }
    if (recall.closedOn !== undefined && asset !== undefined) {
      yield once('recall.repaired', recallSubject(recall), recall.closedOn, {
        product: productValues(asset),
        repairedOn: recall.closedOn,
      });
    }
  }
}

function* ofCustomer({ customer }: CustomerState): Generator<Fact> {
  if (customer.bornOn !== undefined) {
    const born = yearly('customer.born', customer.id, customer.bornOn);
    yield customer.bornCalendar === undefined ? born : { ...born, calendar: customer.bornCalendar };
  }
  if (customer.joinedOn !== undefined) yield yearly('customer.joined', customer.id, customer.joinedOn);
}

function* ofMembership({ customer, membership }: CustomerState): Generator<Fact> {
  if (membership === undefined) return;
  yield once('membership.tier-ends', customer.id, membership.endsOn, { tier: membership.tier });
  const { changed } = membership;
  if (changed !== undefined) yield once('membership.tier-changed', customer.id, changed.on, { from: changed.from, to: changed.to });
}

function* ofOrders(state: CustomerState): Generator<Fact> {
  const { customer, summary, cycle } = state;
  for (const delivery of summary.deliveries) yield once('order.delivered', delivery.order, delivery.on, { items: delivery.items });
  const silent = silentSince(state);
  if (silent !== undefined) yield once('customer.silent', customer.id, silent, { lastOrderOn: summary.last?.day ?? null });
  const lapse = lapsesOn(summary);
  if (lapse !== undefined) yield once('customer.lapsed', customer.id, lapse, { lastOrderOn: summary.last?.day ?? null });
  const reorder = reorderDueOn(summary, cycle);
  if (reorder !== undefined) {
    yield once('customer.reorder-due', customer.id, reorder.on, {
      lastOrderOn: summary.last?.day ?? null,
      by: reorder.by,
      basket: summary.basket ?? null,
    });
  }
  const { second } = cycle;
  if (second !== undefined && summary.orderDays === 1 && summary.first?.day === second.day) {
    yield once('customer.second-purchase-due', customer.id, addDays(second.day, second.days), { firstOrderOn: second.day });
  }
}

function* ofAnswers({ answers }: CustomerState): Generator<Fact> {
  for (const answer of answers) {
    if (answer.campaign !== FOLLOW_UP && isDissatisfied(answer)) yield once('survey.dissatisfied', answer.id, answer.day);
  }
}

/** care 36: whoever was dissatisfied is asked again once the case is closed; a case that is opened again takes the question back. */
function* ofCases({ cases, assets }: CustomerState): Generator<Fact> {
  for (const one of cases) {
    const { id, kind, closedOn, openedOn, asset } = one;
    if (kind === 'dissatisfied' && closedOn !== undefined) yield once('case.closed', id, closedOn);
    const product = assets.find((each) => each.id === asset);
    if (kind === 'repeat-fault')
      yield once('service.repeat-fault', id, openedOn, { product: product === undefined ? { name: '' } : productValues(product) });
    if (!isOpen(one) || !tellsOfWaits(kind)) continue;
    if (one.lateOn !== undefined) yield once('case.late', id, one.lateOn);
    if (one.wellOverdueOn !== undefined) yield once('case.well-overdue', id, one.wellOverdueOn);
  }
}

/** care 25: whatever was not kept by its time is owed an apology on the next day. Kept in time, there is no such fact. */
function* ofPromises({ customer, promises }: CustomerState): Generator<Fact> {
  for (const { id, text, dueAt, keptAt } of promises) {
    if (keptAt !== undefined && keptAt <= dueAt) continue;
    // Due at midnight is due at the end of the day before.
    yield once('promise.due', id, localDate(dueAt - 1, customer.timeZone), { promised: text, kept: keptAt !== undefined });
  }
}

/** What was redeemed, or is kept for an appointment, expires no more. */
function* ofVouchers({ vouchers }: CustomerState): Generator<Fact> {
  for (const { id, validUntil, redeemed, reserved } of vouchers) {
    if (redeemed === undefined && reserved === undefined) yield once('voucher.expires', id, validUntil);
  }
}

/** Each act of booking, changing or calling off is a fact of its own: it is answered once. */
function* ofBookings({ customer, bookings }: CustomerState): Generator<Fact> {
  for (const booking of bookings) {
    const isBooked = booking.status === 'booked';
    yield once(isBooked ? 'booking.made' : 'booking.cancelled', actOf(booking), booking.day);
    if (isBooked) yield once('booking.visit', booking.id, localDate(booking.visitAt, customer.timeZone));
  }
}

/** A text to a number that several customers share is answered once. */
function* ofRequests({ requests }: CustomerState): Generator<Fact> {
  for (const { id, kind, day, said, answered } of requests) {
    if (kind !== 'text') yield once(`request.${kind}`, id, day);
    else if (answered === true) yield once('request.text', id, day, { said: said ?? 'message' });
  }
}

/** care 14, 15: when a good runs out, its newest delivery bears; what is still to be paid, each delivery for itself. */
function* ofSupplies({ supplies }: CustomerState): Generator<Fact> {
  for (const deliveries of bySku(supplies).values()) {
    const runsOut = runsOutOn(deliveries);
    const newest = deliveries.at(-1) ?? deliveries[0];
    if (runsOut !== undefined) yield once('supply.runs-out', newest.id, runsOut, { product: newest.sku, runsOutOn: runsOut });
  }
  for (const supply of supplies) {
    const collected = collectOn(supply);
    if (collected !== undefined)
      yield once('supply.collect-on', supply.id, collected, {
        product: supply.sku,
        deliveredOn: supply.deliveredOn,
        forAnother: supply.forAnother === true,
      });
  }
}
