import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { type Asset, assetEndedBy } from '../customer.ts';

/** Somebody whose product a serial piece is, or was, as the records say. */
export interface Ownership {
  readonly customer: string;
  readonly asset: Pick<Asset, 'id' | 'status' | 'purchasedOn' | 'endedOn' | 'supersededOn'>;
}

export interface Owner {
  readonly customer: string;
  readonly from?: CalendarDate | undefined;
  /** The last day; absent while it lasts. Of two who own it at once it is the day before the later one's purchase. */
  readonly until?: CalendarDate | undefined;
}

export interface OwnersOverTime {
  /** In order of time; who came without a date stands first. */
  readonly owners: readonly Owner[];
  /** Who owns it now. */
  readonly current?: string | undefined;
  /** Those who are on record as owners at the same time as a later one, although nobody said that they gave it away. */
  readonly conflicts: readonly string[];
}

/** > care 4: of two owners at once the latest wins, and the conflict is told. */
export function ownersOverTime(claims: readonly Ownership[], today: CalendarDate): OwnersOverTime {
  const sorted = [...claims].sort(
    (a, b) => compare(a.asset.purchasedOn ?? '', b.asset.purchasedOn ?? '') || compare(a.customer, b.customer),
  );
  const active = sorted.filter(({ asset }) => !assetEndedBy({ ...asset, supersededOn: undefined }, today));
  const superseded = supersededFrom(claims);
  const current = active.findLast(({ customer }) => !superseded.has(customer));
  const conflicts = active.filter((claim) => claim !== current).map(({ customer }) => customer);
  const owners = sorted.map(({ customer, asset }): Owner => {
    const { purchasedOn: from, endedOn } = asset;
    const until = conflicts.includes(customer)
      ? dayBefore(superseded.get(customer) ?? current?.asset.purchasedOn)
      : endedOn === undefined
        ? undefined
        : addDays(endedOn, -1);
    return { customer, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  });
  return { owners, ...(current === undefined ? {} : { current: current.customer }), conflicts };
}

/**
 * > care 4: two owners at once → latest wins. The day from which each claim counts no more, by customer: nobody is written to about a
 * product that somebody else has bought since. Without the days of both purchases nobody can say who was later; and whoever has taken
 * it back to where it was bought leaves it with the owner before.
 */
export function supersededFrom(claims: readonly Ownership[]): ReadonlyMap<string, CalendarDate> {
  const bought = claims.flatMap(({ customer, asset: { purchasedOn: on, status } }) => (on === undefined ? [] : [{ customer, on, status }]));
  return new Map(
    bought.flatMap(({ customer, on }): [string, CalendarDate][] => {
      const later = bought.flatMap((other) => (other.on > on && other.status !== 'returned' ? [other.on] : [])).sort()[0];
      return later === undefined ? [] : [[customer, later]];
    }),
  );
}

const dayBefore = (day: CalendarDate | undefined): CalendarDate | undefined => (day === undefined ? undefined : addDays(day, -1));

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
