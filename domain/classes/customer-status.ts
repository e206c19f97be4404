import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';

export const customerStatuses = ['non', 'potential', 'target', 'actual', 'lost'] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

export interface StatusInput {
  /** No need of what we have, or nobody that we may serve. */
  readonly excluded: boolean;
  /** A campaign has chosen this customer. */
  readonly targeted: boolean;
  readonly lastOrderOn?: CalendarDate | undefined;
  readonly today: CalendarDate;
  /** Silence beyond so many days is loss. */
  readonly lapseDays: number;
}

/**
 * care 37
 * > Non: no need or excluded; potential: fits; target: chosen by a campaign; actual: an order inside the limit; lost: silence beyond it.
 * > Without an order nobody is ever lost.
 */
export function statusOf({ excluded, targeted, lastOrderOn, today, lapseDays }: StatusInput): CustomerStatus {
  if (lastOrderOn !== undefined) return daysBetween(lastOrderOn, today) > lapseDays ? 'lost' : 'actual';
  if (excluded) return 'non';
  return targeted ? 'target' : 'potential';
}

/** > Lost → actual on an order only. */
export function mayBecome(from: CustomerStatus, to: CustomerStatus, byOrder: boolean): boolean {
  if (from === to) return true;
  if (to === 'actual') return byOrder;
  if (to === 'lost') return from === 'actual';
  return from !== 'lost' && from !== 'actual';
}
