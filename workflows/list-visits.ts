import type { Booking } from '../domain/bookings/booking.ts';
import { type LocalVisit, visitTimes } from '../domain/bookings/visit-times.ts';
import { addDays, type CalendarDate } from '../domain/calendar/calendar-date.ts';
import { startOfDay } from '../domain/calendar/zoned-time.ts';
import type { Customer } from '../domain/customer.ts';
import type { Bookings } from './bookings.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { Clock } from './clock.ts';
import type { CustomerStates } from './customer-states.ts';
import { type HouseholdProduct, type Households, householdProducts } from './household-products.ts';

export interface VisitServices {
  readonly clock: Clock;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
  readonly bookings: Bookings;
  readonly households: Households;
}

/** What a technician takes along: when, to whom, and every product with its age and last check. */
export interface WorkOrder {
  readonly booking: Booking;
  /** By the company's clock. */
  readonly when: LocalVisit;
  readonly customer: Customer;
  readonly products: readonly HouseholdProduct[];
}

/** The visits of some days of the company's calendar, in order of time, at most so many. */
export async function listVisits(
  services: VisitServices,
  { from, days, limit }: { readonly from: CalendarDate; readonly days: number; readonly limit: number },
): Promise<readonly WorkOrder[]> {
  const { timeZone } = (await services.library.settings()).company;
  const orders: WorkOrder[] = [];
  const end = startOfDay(addDays(from, days), timeZone);
  for await (const { customer: id, booking } of services.bookings.between(startOfDay(from, timeZone), end - 1)) {
    if (orders.length === limit) break;
    const state = await services.states.load(id);
    if (state === undefined) continue;
    const { customer } = state;
    const when = visitTimes(booking, timeZone, customer.timeZone).there;
    orders.push({ booking, when, customer, products: await householdProducts(services, state) });
  }
  return orders;
}
