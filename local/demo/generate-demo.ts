import { addDays, type CalendarDate, type Instant, yearOf } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Asset, Customer } from '../../domain/customer.ts';
import type { Order, PointsEvent } from '../../domain/order.ts';
import type { StateRecord } from '../../workflows/records.ts';
import { inventContact, inventCustomer } from './demo-people.ts';
import { inventAsset, inventOrders, inventPoints } from './demo-things.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** Everything known of one invented customer. */
export interface DemoCustomer {
  readonly customer: Customer;
  readonly contact: Contact;
  readonly assets: readonly Asset[];
  /** In order of time. */
  readonly orders: readonly Order[];
  readonly points: readonly PointsEvent[];
  /** What else stands of this customer. */
  readonly more?: readonly StateRecord[] | undefined;
}

export interface DemoSize {
  readonly customers: number;
  readonly assets: number;
}

const DEMO_SIZE: DemoSize = { customers: 5000, assets: 9000 };
const LATEST_LEAP_DAY = 2024;

/** An appliance maker's customers as they stand at `now`: the same for the same seed and day. */
export function generateDemo({ seed, now, size = DEMO_SIZE }: { seed: number; now: Instant; size?: DemoSize }): DemoCustomer[] {
  const random = seededRandom(seed);
  const today = localDate(now, 'UTC');
  const owned = shareOut(random, size);
  let asset = 0;
  let order = 1;
  let event = 1;
  const all = owned.map((count, n): DemoCustomer => {
    const customer = inventCustomer(random, n, today);
    const contact = inventContact(random);
    const assets = Array.from({ length: count }, () => inventAsset(random, asset++, customer, today));
    const orders = inventOrders(random, customer, today, order);
    order += orders.length;
    const points = random.chance(0.1) ? [inventPoints(random, event++, today)] : [];
    return { customer, contact, assets, orders, points };
  });
  return withSpecialCases(all, today);
}

/** How many assets each customer owns: together exactly as many as asked for. */
function shareOut(random: SeededRandom, { customers, assets }: DemoSize): number[] {
  const owned = Array.from({ length: customers }, () => 0);
  for (let n = 0; n < assets; n++) {
    const owner = random.whole(0, customers - 1);
    owned[owner] = (owned[owner] ?? 0) + 1;
  }
  return owned;
}

/** The cases that calendars and registries get wrong, each on the first customers that have the assets for it. */
function withSpecialCases(all: readonly DemoCustomer[], today: CalendarDate): DemoCustomer[] {
  const next = [...all];
  const change = (wanted: number, edit: (assets: readonly Asset[]) => readonly Asset[]): number => {
    const index = next.findIndex(({ assets }, n) => assets.length >= wanted && next[n] === all[n]);
    const found = next[index];
    if (found !== undefined) next[index] = { ...found, assets: edit(found.assets) };
    return index;
  };
  const redated = (assets: readonly Asset[], ...days: readonly CalendarDate[]) =>
    assets.map((asset, n) => {
      const { warrantyEndsOn: _, ...rest } = asset;
      return days[n] === undefined ? asset : { ...rest, purchasedOn: days[n] };
    });

  change(1, (assets) => redated(assets, `${LATEST_LEAP_DAY}-02-29`));
  change(1, (assets) => redated(assets, `${yearOf(today) - 2}-12-31`));
  const soon = addDays(today, 10);
  const later = addDays(today, 14);
  change(2, (assets) => redated(assets, `${yearOf(soon) - 2}${common(soon)}`, `${yearOf(later) - 1}${common(later)}`));
  change(1, ([first, ...others]) => {
    if (first === undefined) return others;
    const { purchasedOn: _, warrantyEndsOn: __, ...undated } = first;
    return [undated, ...others];
  });
  const sold = addDays(today, -90);
  const seller = change(1, ([first, ...others]) =>
    first === undefined ? others : [{ ...first, purchasedOn: addDays(today, -1000), status: 'transferred', endedOn: sold }, ...others],
  );
  const [resold] = next[seller]?.assets ?? [];
  if (resold !== undefined) {
    const { endedOn: _, warrantyEndsOn: __, ...thing } = resold;
    change(0, (assets) => [...assets, { ...thing, status: 'active', purchasedOn: sold }]);
  }
  return next;
}

/** `-MM-DD` of a day that every year has. */
const common = (day: CalendarDate): string => (day.endsWith('-02-29') ? '-02-28' : day.slice(4));
