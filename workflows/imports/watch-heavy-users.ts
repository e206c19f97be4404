import { DAY } from '../../domain/calendar/calendar-date.ts';
import { LET_DOWN_DAYS, type LetDown, letDownCase } from '../../domain/cases/let-down.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import type { OrderLineRow } from '../../domain/import/parse-order-line.ts';
import { faultCode } from '../../domain/service/service-visit.ts';
import { type CasePorts, openCasesFor } from './open-cases-for.ts';
import type { PlacedVisit } from './open-repeat-cases.ts';

export interface CustomerLetDown extends LetDown {
  readonly customer: string;
}

/** care 43: a visit for a fault, whatever was done about it. */
export const faultsAmong = (placed: readonly PlacedVisit[]): CustomerLetDown[] =>
  placed.flatMap(({ customer, visit: { id, at, assetId, fault = '' } }) =>
    faultCode(fault) === undefined ? [] : [{ customer, id: `service#${id}`, at, about: `${assetId} · ${fault}`, asset: assetId }],
  );

/** care 43: something that was brought back: one for each order of refunds, by its first line. */
export function refundsAmong(rows: readonly OrderLineRow[]): CustomerLetDown[] {
  const orders = new Map<string, CustomerLetDown>();
  for (const { customer, order, at, line } of rows) {
    const isRefund = line.refundOf !== undefined || line.quantity.startsWith('-');
    const key = JSON.stringify([customer, order]);
    if (isRefund && !orders.has(key))
      orders.set(key, { customer, id: `refund#${order}`, at, about: `${order} · ${line.description ?? line.sku}` });
  }
  return [...orders.values()];
}

/** care 43: a failure of a heavy user's opens a case at once. Only what is recent is looked at, so that a file of years reads nobody's state. */
export async function watchHeavyUsers(
  ports: CasePorts,
  failures: readonly CustomerLetDown[],
  { now, settings }: Pick<ImportContext, 'now' | 'settings'>,
): Promise<void> {
  if (now === undefined) return;
  const recent = failures.filter(({ at }) => now - at <= LET_DOWN_DAYS * DAY);
  for (const customer of new Set(recent.map((one) => one.customer))) {
    const own = recent.filter((one) => one.customer === customer);
    await openCasesFor(ports, customer, (state) => own.flatMap((failure) => letDownCase(state, failure, now, settings) ?? []));
  }
}
