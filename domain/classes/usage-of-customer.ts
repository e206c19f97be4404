import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { CustomerState } from '../customer-state.ts';
import { type UsageClass, usageClasses, usageOf } from './usage-class.ts';

export interface CustomerUsage {
  readonly class: UsageClass;
  /** Said in the customers file, or worked out from the order days of the last half year. */
  readonly by: 'file' | 'orders';
  readonly provisional: boolean;
}

/**
 * care 42, 43: how somebody uses us, today: what `attr.usage` says, provisional where `attr.usage_provisional` does, as `care classes --out`
 * writes them; else by their own orders; undefined for whoever never ordered.
 */
export function usageOfCustomer(
  { customer, summary }: Pick<CustomerState, 'customer' | 'summary'>,
  today: CalendarDate,
): CustomerUsage | undefined {
  const said = usageClasses.find((one) => one === customer.attributes['usage']);
  if (said !== undefined) return { class: said, by: 'file', provisional: customer.attributes['usage_provisional'] === 'yes' };
  if (summary.visits === undefined || summary.orderDays === 0) return undefined;
  const { class: found, provisional } = usageOf(summary.visits, today);
  return { class: found, by: 'orders', provisional };
}

/** One who must not be let down, and needs no discount; below four visits nobody is known so well. */
export const isHeavy = (usage: CustomerUsage | undefined): boolean => usage?.class === 'heavy' && !usage.provisional;
