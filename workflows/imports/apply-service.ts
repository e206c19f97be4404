import { localDate } from '../../domain/calendar/zoned-time.ts';
import { type Asset, assetEndedBy, type Customer } from '../../domain/customer.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import type { ServiceRow } from '../../domain/import/parse-service.ts';
import { reportedValue } from '../../domain/import/reject.ts';
import { sameRecord } from '../../domain/import/same-record.ts';
import type { ServiceVisit } from '../../domain/service/service-visit.ts';
import { inParallel } from '../in-parallel.ts';
import type { ImportPorts } from './import-ports.ts';
import { openRepeatCases } from './open-repeat-cases.ts';
import type { ApplyRows, Placed, RowOutcome } from './row-outcome.ts';
import { groupBy, settleRecords } from './settle-records.ts';
import { faultsAmong, watchHeavyUsers } from './watch-heavy-users.ts';

const AT_ONCE = 16;
/** Owners of one product that are looked at. */
const MOST_OWNERS = 50;

interface OwnedPiece {
  readonly customer: Customer;
  readonly asset: Asset;
}

/** A visit is known by its id and stands with whoever owned the product on that day; a fault that came back opens a case. */
export function applyService(ports: ImportPorts, context: ImportContext): ApplyRows<ServiceRow> {
  return async (rows) => {
    const ids = [...new Set(rows.map(({ row }) => row.assetId))];
    const found = await inParallel(ids, AT_ONCE, (asset) => ownersOf(ports, asset));
    const owners = new Map(ids.map((asset, index) => [asset, found[index] ?? []]));
    const placed = rows.flatMap((one) => {
      const owner = ownerOn(owners.get(one.row.assetId) ?? [], one.row);
      return owner === undefined ? [] : [{ one, customer: owner.id, visit: visitOf(one.row, owner) }];
    });
    const groups = groupBy(placed, ({ customer, visit }) => ({ customer, type: 'SERVICE' as const, id: visit.id }));
    const settled = await settleRecords<(typeof placed)[number], RowOutcome>(ports.records, groups, (group, stored) => {
      let known = stored?.type === 'SERVICE' ? stored.body : undefined;
      const outcomes = group.rows.map(({ visit }): RowOutcome => {
        const outcome = known === undefined ? 'created' : sameRecord(known, visit) ? 'unchanged' : 'changed';
        known = visit;
        return outcome;
      });
      return { next: known === undefined ? undefined : { type: 'SERVICE', body: known }, outcomes };
    });
    const outcomes = new Map<Placed<ServiceRow>, RowOutcome>();
    for (const [group, each] of settled) for (const [n, { one }] of group.rows.entries()) outcomes.set(one, each[n] ?? 'unchanged');
    await openRepeatCases(ports, placed, context);
    await watchHeavyUsers(ports, faultsAmong(placed), context);
    return rows.map((one) => outcomes.get(one) ?? unknownAsset(one));
  };
}

async function ownersOf({ owners, records }: ImportPorts, asset: string): Promise<OwnedPiece[]> {
  const customers = await owners.ownersOf(asset, MOST_OWNERS);
  const stored = await records.read(
    customers.flatMap((customer) => [
      { customer, type: 'PROFILE' as const, id: customer },
      { customer, type: 'ASSET' as const, id: asset },
    ]),
  );
  const people = new Map(stored.flatMap(({ customer, record }) => (record.type === 'PROFILE' ? [[customer, record.body] as const] : [])));
  return stored.flatMap(({ customer: id, record }) => {
    const customer = people.get(id);
    return record.type === 'ASSET' && customer !== undefined ? [{ customer, asset: record.body }] : [];
  });
}

/** Of several the one whose it was on that day; of two at once the one who bought it last by then (care 4). */
function ownerOn(owners: readonly OwnedPiece[], { at, customer: named }: ServiceRow): Customer | undefined {
  const then = owners.filter(({ customer }) => named === undefined || customer.id === named);
  const held = then.filter(({ customer, asset }) => {
    const day = localDate(at, customer.timeZone);
    return !assetEndedBy(asset, day) && (asset.purchasedOn ?? '') <= day;
  });
  // A visit before the purchase, or after the end, is still a visit to somebody's product.
  const candidates = held.length > 0 ? held : then;
  return candidates.toSorted((a, b) => ((a.asset.purchasedOn ?? '') < (b.asset.purchasedOn ?? '') ? 1 : -1))[0]?.customer;
}

const visitOf = ({ visit, assetId, at }: ServiceRow, { timeZone }: Customer): ServiceVisit => ({
  ...visit,
  assetId,
  at,
  day: localDate(at, timeZone),
});

const unknownAsset = ({ line, row }: Placed<ServiceRow>): RowOutcome => ({
  reject: { line, column: 'asset_id', value: reportedValue(row.assetId), reason: 'unknown-asset' },
});
