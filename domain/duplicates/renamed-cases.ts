import { caseIdFor } from '../cases/case-moves.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Order } from '../order.ts';

/**
 * Ids of cases and vouchers that are worked out from whose they are (`caseIdFor`), as they will be under the kept id: so that what opened
 * one of them opens no second, and an answer finds its own.
 */
export function renamedCases(
  { customer, answers, serviceVisits, promises, cases, vouchers }: CustomerState,
  orders: readonly Order[],
  kept: string,
): ReadonlyMap<string, string> {
  const causes = [
    ...answers.map(({ id }) => id),
    ...serviceVisits.map(({ id }) => `service#${id}`),
    ...serviceVisits.map(({ id }) => `let-down#service#${id}`),
    ...orders.map(({ id }) => `let-down#refund#${id}`),
    ...promises.flatMap(({ id, dueAt, moved = [] }) => [dueAt, ...moved.map((each) => each.dueAt)].map((due) => `promise#${id}#${due}`)),
  ];
  const standing = new Set([...cases, ...vouchers].map(({ id }) => id));
  return new Map(
    causes.map((cause) => [caseIdFor(customer.id, cause), caseIdFor(kept, cause)] as const).filter(([before]) => standing.has(before)),
  );
}
