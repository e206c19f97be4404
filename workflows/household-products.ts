import { endOf } from '../domain/bookings/booking.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { type Asset, assetEndedBy } from '../domain/customer.ts';
import type { CustomerState } from '../domain/customer-state.ts';
import { householdOf } from '../domain/decisions/household-offer.ts';
import { productName } from '../domain/rules/asset-rules.ts';
import type { ServiceVisit } from '../domain/service/service-visit.ts';
import type { Clock } from './clock.ts';
import type { CustomerStates } from './customer-states.ts';

export interface Households {
  /** Ids of those who were ever noted as members, at most so many: who has left, or is gone, may still be among them. */
  members(household: string, most: number): Promise<readonly string[]>;
}

/** A product as the technician will find it. */
export interface HouseholdProduct {
  readonly name: string;
  readonly purchasedOn?: CalendarDate | undefined;
  /** The year alone, where nobody knows the day. */
  readonly purchasedIn?: string | undefined;
  /** Day of the last check-up, where it was there already. */
  readonly checkedOn?: CalendarDate | undefined;
  readonly serial?: string | undefined;
  readonly installedOn?: CalendarDate | undefined;
  /** Its service log, newest first. */
  readonly service: readonly Pick<ServiceVisit, 'day' | 'kind' | 'fault' | 'outcome'>[];
}

/** care 2: what counts as a check in the service log. */
const CHECK_UP = 'check-up';

const logOf = ({ id }: Pick<Asset, 'id'>, visits: readonly ServiceVisit[]): ServiceVisit[] =>
  visits.filter(({ assetId }) => assetId === id).sort((a, b) => b.at - a.at);

/** More people than live together anywhere. */
const MOST_MEMBERS = 20;

/** > The check-up covers all active products of the household; a product without a household is its owner's alone. */
export async function householdProducts(
  { states, households, clock }: { readonly states: CustomerStates; readonly households: Households; readonly clock: Clock },
  state: CustomerState,
): Promise<readonly HouseholdProduct[]> {
  const all = [state, ...(await othersOf({ states, households }, state))];
  const now = clock.now();
  const today = localDate(now, state.customer.timeZone);
  const checks = all.flatMap(({ bookings }) =>
    bookings.filter((booking) => booking.status === 'booked' && endOf(booking) <= now).map(({ visitAt }) => visitAt),
  );
  const lastCheck = checks.length === 0 ? undefined : localDate(Math.max(...checks), state.customer.timeZone);
  const active = all.flatMap(({ assets, serviceVisits }) =>
    assets.filter((asset) => !assetEndedBy(asset, today)).map((asset) => ({ asset, log: logOf(asset, serviceVisits) })),
  );
  return active
    .map(({ asset, log }): HouseholdProduct => {
      const { purchasedOn, purchasedIn, installedOn, serial } = asset;
      const wasThere = lastCheck !== undefined && (purchasedOn === undefined || purchasedOn <= lastCheck);
      const checks = [...(wasThere ? [lastCheck] : []), ...log.flatMap(({ kind, day }) => (kind === CHECK_UP ? [day] : []))].sort();
      const checkedOn = checks.at(-1);
      return {
        name: productName(asset),
        purchasedOn,
        ...(purchasedIn === undefined ? {} : { purchasedIn }),
        ...(checkedOn === undefined ? {} : { checkedOn }),
        ...(serial === undefined ? {} : { serial }),
        ...(installedOn === undefined ? {} : { installedOn }),
        service: log.map(({ day, kind, fault, outcome }) => ({ day, kind, fault, outcome })),
      };
    })
    .sort((a, b) => ((a.purchasedOn ?? '') < (b.purchasedOn ?? '') ? -1 : 1));
}

async function othersOf(
  { states, households }: { readonly states: CustomerStates; readonly households: Households },
  { customer }: CustomerState,
): Promise<readonly CustomerState[]> {
  if (customer.householdId === undefined) return [];
  const ids = (await households.members(householdOf(customer), MOST_MEMBERS)).filter((id) => id !== customer.id);
  const found = await Promise.all(ids.map((id) => states.load(id)));
  return found.filter((state) => state !== undefined).filter((state) => state.customer.householdId === customer.householdId);
}
