import type { Contact } from '../domain/contact.ts';
import type { CustomerState } from '../domain/customer-state.ts';
import type { Order, PointsEvent } from '../domain/order.ts';

export interface CustomerStates {
  /** Everything but orders, points events and messages; undefined where there is no such customer. */
  load(customer: string, options?: { readonly consistent?: boolean }): Promise<CustomerState | undefined>;
  /** State and gate, strongly read by one request. No gate where none stands: `Gates.read` tells what that means. */
  loadWithGate(customer: string): Promise<{ readonly state: CustomerState | undefined; readonly contact: Contact | undefined }>;
  /** Strongly read; in order of time, then id. */
  ledger(customer: string): Promise<{ readonly orders: readonly Order[]; readonly points: readonly PointsEvent[] }>;
}
