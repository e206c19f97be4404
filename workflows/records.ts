import type { Answer, Recall, Supply } from '../domain/answer.ts';
import type { Booking } from '../domain/bookings/booking.ts';
import type { Case } from '../domain/cases/case.ts';
import type { Asset, Customer } from '../domain/customer.ts';
import type { Fact } from '../domain/facts/fact.ts';
import type { Order, PointsEvent } from '../domain/order.ts';
import type { CarePromise } from '../domain/promises/promise.ts';
import type { PersonRequest } from '../domain/requests/person-request.ts';
import type { ServiceVisit } from '../domain/service/service-visit.ts';
import type { Voucher } from '../domain/vouchers/voucher.ts';

/** A state item of a customer as people, files and programs write it; each has its own revision. */
export type StateRecord =
  | { readonly type: 'PROFILE'; readonly body: Customer }
  | { readonly type: 'ASSET'; readonly body: Asset }
  | { readonly type: 'ORDER'; readonly body: Order }
  | { readonly type: 'POINTS'; readonly body: PointsEvent }
  | { readonly type: 'OWN_FACT'; readonly body: Fact }
  | { readonly type: 'ANSWER'; readonly body: Answer }
  | { readonly type: 'CASE'; readonly body: Case }
  | { readonly type: 'OFFER'; readonly body: Voucher }
  | { readonly type: 'BOOKING'; readonly body: Booking }
  | { readonly type: 'REQUEST'; readonly body: PersonRequest }
  | { readonly type: 'SUPPLY'; readonly body: Supply }
  | { readonly type: 'SERVICE'; readonly body: ServiceVisit }
  | { readonly type: 'PROMISE'; readonly body: CarePromise }
  | { readonly type: 'RECALL'; readonly body: Recall };

/** How it came to be known: what is live counts for all of its day, an import from now on. */
export type Via = 'live' | 'import';

export interface RecordRef {
  readonly customer: string;
  readonly type: StateRecord['type'];
  /** Customer, asset, order, event … id; for an own fact `kind#subject`, for a recall `recall#asset`. */
  readonly id: string;
}

export interface StoredRecord {
  readonly customer: string;
  readonly record: StateRecord;
  readonly rev: number;
}

/** What a record is asked for by. */
export function refOf({ customer, record }: Pick<StoredRecord, 'customer' | 'record'>): RecordRef {
  switch (record.type) {
    case 'OWN_FACT':
      return { customer, type: record.type, id: `${record.body.kind}#${record.body.subject}` };
    case 'RECALL':
      return { customer, type: record.type, id: `${record.body.id}#${record.body.assetId}` };
    default:
      return { customer, type: record.type, id: record.body.id };
  }
}

/** The one door by which state comes in. */
export interface Records {
  /** Strongly; in any order, absent ones left out. */
  read(refs: readonly RecordRef[]): Promise<readonly StoredRecord[]>;
  /** Each put where the stored rev is still `expectedRev` (0: none stands); answers in order, false = it was not. */
  write(
    changes: readonly { readonly customer: string; readonly record: StateRecord; readonly expectedRev: number }[],
    via: Via,
    /** Of the import that brings them: they bear its id until somebody else writes them. */
    importId?: string,
  ): Promise<readonly boolean[]>;
}
