import type { Supply } from '../answer.ts';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import { collectedFrom, collectOn } from './collect-on.ts';
import { bySku, type Consumption, consumptionOf } from './consumption.ts';
import { runsOutOn } from './run-out.ts';

/** Stock of one good at a customer's, as it was delivered. */
export interface Batch {
  readonly delivery: string;
  /** When it was made or filled; undefined where nobody knows. */
  readonly batchOn?: CalendarDate | undefined;
  readonly quantity: string;
}

/** care 16: > old stock first; unknown batch date → use first. */
export function firstToUse(batches: readonly Batch[]): Batch[] {
  return [...batches].sort((a, b) => compare(a.batchOn ?? '', b.batchOn ?? '') || compare(a.delivery, b.delivery));
}

/** The next delivery of one good: when, how it was reckoned, what is done with it, and when it is paid for. */
export interface Refill extends Consumption {
  readonly runsOutOn?: CalendarDate | undefined;
  /** In the order in which they are to be used. */
  readonly stock: readonly Batch[];
  /** care 16: one free side service with every refill. */
  readonly sideService: string;
  /** When it was done with the newest delivery. */
  readonly servedOn?: CalendarDate | undefined;
  readonly toCollect: readonly { readonly delivery: string; readonly on: CalendarDate }[];
}

/** Batches that a look at the stock still has to do with: older ones are used up. */
const STOCK_LOOKED_AT = 3;

export function refillsOf(
  supplies: readonly Supply[],
  sideServices: Readonly<Record<string, string>>,
  closedDays: readonly CalendarDate[] = [],
): Refill[] {
  return [...bySku(supplies).values()].map((deliveries): Refill => {
    const consumption = consumptionOf(deliveries);
    const due = runsOutOn(deliveries);
    const servedOn = deliveries.at(-1)?.servedOn;
    return {
      ...consumption,
      ...(due === undefined ? {} : { runsOutOn: due }),
      stock: firstToUse(deliveries.slice(-STOCK_LOOKED_AT).map(({ id, batchOn, quantity }) => ({ delivery: id, batchOn, quantity }))),
      sideService: (Object.hasOwn(sideServices, consumption.sku) ? sideServices[consumption.sku] : undefined) ?? sideServices['*'] ?? '',
      ...(servedOn === undefined ? {} : { servedOn }),
      toCollect: deliveries.flatMap((one) => {
        const on = collectOn(one);
        return on === undefined ? [] : [{ delivery: one.id, on: collectedFrom(on, closedDays) }];
      }),
    };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
