import * as z from 'zod';
import type { Answer, Recall, Supply } from '../../domain/answer.ts';
import type { Booking } from '../../domain/bookings/booking.ts';
import type { Case } from '../../domain/cases/case.ts';
import type { Asset, Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import type { Membership } from '../../domain/membership/membership.ts';
import type { CarePromise } from '../../domain/promises/promise.ts';
import type { PersonRequest } from '../../domain/requests/person-request.ts';
import type { ServiceVisit } from '../../domain/service/service-visit.ts';
import type { Cycle } from '../../domain/silence/cycle.ts';
import { emptySummary, type Summary } from '../../domain/summary.ts';
import type { Voucher } from '../../domain/vouchers/voucher.ts';
import type { CustomerStates } from '../../workflows/customer-states.ts';
import { storedBooking } from './items/booking-item.ts';
import { storedAnswer, storedCase, storedRecall, storedSupply, storedVoucher } from './items/care-item.ts';
import { readContact } from './items/contact-item.ts';
import { storedCycle, storedMembership } from './items/engine-item.ts';
import { storedFact } from './items/fact-item.ts';
import { storedOrder, storedPoints, storedSummary } from './items/ledger-item.ts';
import { storedAsset, storedCustomer } from './items/profile-item.ts';
import { storedPromise } from './items/promise-item.ts';
import { storedRequest } from './items/request-item.ts';
import { storedServiceVisit } from './items/service-item.ts';
import { customerPk, prefixOf, STATE_RANGE } from './keys.ts';
import { type Item, queryAll, type Table } from './table.ts';

export function dynamoCustomerStates(table: Table): CustomerStates {
  const readAll = async (query: { prefix: string } | { from: string; to: string }, customer: string, consistent: boolean) => {
    const items: Item[] = [];
    for await (const item of queryAll(table, { partition: customerPk(customer), ...query, consistent })) items.push(item);
    return items;
  };

  return {
    async load(customer, options) {
      return stateOf(await readAll(STATE_RANGE, customer, options?.consistent === true));
    },

    async loadWithGate(customer) {
      const items = await readAll(STATE_RANGE, customer, true);
      const gate = items.find(({ sk }) => sk === 'CONTACT');
      return { state: stateOf(items), contact: gate === undefined ? undefined : readContact(gate) };
    },

    async ledger(customer) {
      const [orders, points] = await Promise.all([
        readAll({ prefix: prefixOf('ORDER') }, customer, true),
        readAll({ prefix: prefixOf('POINTS') }, customer, true),
      ]);
      return {
        orders: orders.map((item) => z.decode(storedOrder, item)).sort((a, b) => a.at - b.at || compareText(a.id, b.id)),
        points: points.map((item) => z.decode(storedPoints, item)).sort((a, b) => compareText(a.day, b.day) || compareText(a.id, b.id)),
      };
    },
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Undefined where no profile stands. */
function stateOf(items: readonly Item[]): CustomerState | undefined {
  let customer: Customer | undefined;
  let summary: Summary = emptySummary;
  let membership: Membership | undefined;
  let cycle: Cycle = {};
  const assets: Asset[] = [];
  const answers: Answer[] = [];
  const cases: Case[] = [];
  const vouchers: Voucher[] = [];
  const bookings: Booking[] = [];
  const requests: PersonRequest[] = [];
  const supplies: Supply[] = [];
  const serviceVisits: ServiceVisit[] = [];
  const promises: CarePromise[] = [];
  const recalls: Recall[] = [];
  const ownFacts: Fact[] = [];
  const take: Readonly<Record<string, (item: Item) => unknown>> = {
    PROFILE: (item) => (customer = z.decode(storedCustomer, item)),
    SUMMARY: (item) => (summary = z.decode(storedSummary, item)),
    MEMBERSHIP: (item) => (membership = z.decode(storedMembership, item)),
    CYCLE: (item) => (cycle = z.decode(storedCycle, item)),
    ASSET: (item) => assets.push(z.decode(storedAsset, item)),
    ANSWER: (item) => answers.push(z.decode(storedAnswer, item)),
    CASE: (item) => cases.push(z.decode(storedCase, item)),
    OFFER: (item) => vouchers.push(z.decode(storedVoucher, item)),
    BOOKING: (item) => bookings.push(z.decode(storedBooking, item)),
    REQUEST: (item) => requests.push(z.decode(storedRequest, item)),
    SUPPLY: (item) => supplies.push(z.decode(storedSupply, item)),
    SERVICE: (item) => serviceVisits.push(z.decode(storedServiceVisit, item)),
    PROMISE: (item) => promises.push(z.decode(storedPromise, item)),
    RECALL: (item) => recalls.push(z.decode(storedRecall, item)),
    OWN_FACT: (item) => ownFacts.push(z.decode(storedFact, item)),
  };
  for (const item of items) if (typeof item.type === 'string') take[item.type]?.(item);
  return customer === undefined
    ? undefined
    : {
        customer,
        assets,
        summary,
        membership,
        cycle,
        answers,
        cases,
        vouchers,
        bookings,
        requests,
        supplies,
        serviceVisits,
        promises,
        recalls,
        ownFacts,
      };
}
