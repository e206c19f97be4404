import Big from 'big.js';
import type { Supply } from '../answer.ts';
import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';

/** care 18: a rate is learnt from so many deliveries on: two gaps. */
export const LEAST_DELIVERIES = 3;

export interface Said<T> {
  readonly value: T;
  /** The delivery that says so, and its day. */
  readonly by: string;
  readonly on: CalendarDate;
}

export interface DailyUse {
  readonly amount: string;
  readonly source: 'said' | 'learnt';
  readonly deliveries: number;
  /** care 18: > derive use per head; undefined where nobody said how many there are. */
  readonly perHead?: string | undefined;
}

/** What is known of how a household uses one good. */
export interface Consumption {
  readonly sku: string;
  readonly heads?: Said<number> | undefined;
  readonly container?: Said<string> | undefined;
  readonly payday?: Said<number> | undefined;
  readonly lastFill: Said<string>;
  /** Per day, all heads together; undefined where it is neither said nor to be learnt. */
  readonly perDay?: DailyUse | undefined;
  /** Earlier deliveries that said otherwise, by what they said it of. */
  readonly contradictions: readonly ('heads' | 'container' | 'payday' | 'usePerHeadPerDay')[];
}

/** Oldest first. */
export const inOrderOfDelivery = (supplies: readonly Supply[]): Supply[] =>
  [...supplies].sort((a, b) => compare(a.deliveredOn, b.deliveredOn) || compare(a.id, b.id));

/** Each good's deliveries, oldest first. */
export function bySku(supplies: readonly Supply[]): ReadonlyMap<string, readonly [Supply, ...Supply[]]> {
  const goods = new Map<string, [Supply, ...Supply[]]>();
  for (const supply of inOrderOfDelivery(supplies.filter(({ forAnother }) => forAnother !== true))) {
    const known = goods.get(supply.sku);
    if (known === undefined) goods.set(supply.sku, [supply]);
    else known.push(supply);
  }
  return goods;
}

/** care 18: > household size, container size, last fill, payday; derive use per head. Contradictory → newest with source and date. */
export function consumptionOf(deliveries: readonly [Supply, ...Supply[]]): Consumption {
  const last = deliveries.at(-1) ?? deliveries[0];
  const fields = ['heads', 'container', 'payday', 'usePerHeadPerDay'] as const;
  const [heads, container, payday] = [said(deliveries, 'heads'), said(deliveries, 'container'), said(deliveries, 'payday')];
  const perDay = perDayOf(deliveries);
  return {
    sku: last.sku,
    ...(heads && { heads }),
    ...(container && { container }),
    ...(payday && { payday }),
    lastFill: { value: last.quantity, by: last.id, on: last.deliveredOn },
    ...(perDay && { perDay }),
    contradictions: fields.filter((field) => new Set(deliveries.map((one) => one[field]).filter((value) => value !== undefined)).size > 1),
  };
}

/** The newest delivery that says anything of it. */
function said<Field extends 'heads' | 'container' | 'payday' | 'usePerHeadPerDay'>(
  deliveries: readonly Supply[],
  field: Field,
): Said<NonNullable<Supply[Field]>> | undefined {
  for (const delivery of [...deliveries].reverse()) {
    const value = delivery[field];
    if (value !== undefined && value !== null) return { value, by: delivery.id, on: delivery.deliveredOn };
  }
  return undefined;
}

/** What the newest says, times its heads; else what was used up between the first and the last delivery. */
function perDayOf(deliveries: readonly [Supply, ...Supply[]]): Consumption['perDay'] {
  const given = said(deliveries, 'usePerHeadPerDay');
  const heads = said(deliveries, 'heads')?.value;
  if (given !== undefined) {
    const amount = new Big(given.value).times(heads ?? 1);
    return amount.gt(0) ? { amount: amount.toFixed(), source: 'said', deliveries: deliveries.length, perHead: given.value } : undefined;
  }
  const [first] = deliveries;
  const days = daysBetween(first.deliveredOn, deliveries.at(-1)?.deliveredOn ?? first.deliveredOn);
  if (deliveries.length < LEAST_DELIVERIES || days === 0) return undefined;
  const used = deliveries.slice(0, -1).reduce((sum, { quantity }) => sum.plus(quantity), new Big(0));
  const amount = used.div(days);
  const perHead = heads === undefined ? {} : { perHead: amount.div(heads).toFixed() };
  return { amount: amount.toFixed(), source: 'learnt', deliveries: deliveries.length, ...perHead };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
