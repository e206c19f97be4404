import type { Answer, Recall, Supply } from './answer.ts';
import type { Booking } from './bookings/booking.ts';
import type { Case } from './cases/case.ts';
import type { Asset, Customer } from './customer.ts';
import type { Fact } from './facts/fact.ts';
import type { Membership } from './membership/membership.ts';
import type { CarePromise } from './promises/promise.ts';
import type { PersonRequest } from './requests/person-request.ts';
import type { ServiceVisit } from './service/service-visit.ts';
import type { Cycle } from './silence/cycle.ts';
import type { Summary } from './summary.ts';
import type { Voucher } from './vouchers/voucher.ts';

/** All of one customer that facts are derived from and decisions look at, the gate excepted. */
export interface CustomerState {
  readonly customer: Customer;
  readonly assets: readonly Asset[];
  readonly summary: Summary;
  readonly membership?: Membership | undefined;
  readonly cycle: Cycle;
  readonly answers: readonly Answer[];
  readonly cases: readonly Case[];
  readonly vouchers: readonly Voucher[];
  readonly bookings: readonly Booking[];
  readonly requests: readonly PersonRequest[];
  readonly supplies: readonly Supply[];
  readonly serviceVisits: readonly ServiceVisit[];
  readonly promises: readonly CarePromise[];
  readonly recalls: readonly Recall[];
  readonly ownFacts: readonly Fact[];
}
