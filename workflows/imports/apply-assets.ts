import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Asset } from '../../domain/customer.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { type AssetRow, isRecalled } from '../../domain/import/parse-record.ts';
import { supersededFrom } from '../../domain/registry/owners.ts';
import { inParallel } from '../in-parallel.ts';
import type { RecallHead } from '../recalls/recall-book.ts';
import { placeRecall } from './apply-recalls.ts';
import { applyRecords } from './apply-records.ts';
import type { ImportPorts } from './import-ports.ts';
import type { ApplyRows } from './row-outcome.ts';
import { settleRecords } from './settle-records.ts';

type Ports = Pick<ImportPorts, 'records' | 'owners' | 'recalls'>;

/** More people than one thing is sold on to. */
const MOST_OWNERS = 50;
const AT_ONCE = 16;

/** Products, and what follows of their coming in: whose they are no longer, and whether they are called back. */
export function applyAssets(ports: Ports, context: ImportContext): ApplyRows<AssetRow> {
  const apply = applyRecords(ports.records, context);
  let announced: Promise<readonly RecallHead[]> | undefined;
  return async (rows) => {
    const outcomes = await apply(rows);
    const news = rows.filter((_, n) => outcomes[n] === 'created' || outcomes[n] === 'changed').map(({ row }) => row);
    if (news.length === 0) return outcomes;
    announced ??= ports.recalls.list();
    await settleOwners(ports, [...new Set(news.map(({ asset }) => asset.id))]);
    await recallLate(ports, news, await announced, context);
    return outcomes;
  };
}

/** > care 4: two owners at once → latest wins, conflict logged: the earlier one's product says from when it is somebody else's. */
async function settleOwners({ owners, records }: Ports, assets: readonly string[]): Promise<void> {
  const held = await inParallel(assets, AT_ONCE, async (asset) => ({ asset, customers: await owners.ownersOf(asset, MOST_OWNERS) }));
  for (const { asset, customers } of held.filter(({ customers: all }) => all.length > 1)) {
    const refs = customers.map((customer) => ({ customer, type: 'ASSET' as const, id: asset }));
    const stored = await records.read(refs);
    const claims = stored.flatMap(({ customer, record }) => (record.type === 'ASSET' ? [{ customer, asset: record.body }] : []));
    const until = supersededFrom(claims);
    const groups = claims.map(({ customer }) => ({ ref: { customer, type: 'ASSET' as const, id: asset }, rows: [customer] }));
    await settleRecords<string, undefined>(records, groups, ({ ref }, found) => {
      if (found?.type !== 'ASSET') return { next: undefined, outcomes: [] };
      const { supersededOn: _, ...body }: Asset = found.body;
      const on = until.get(ref.customer);
      return { next: { type: 'ASSET', body: on === undefined ? body : { ...body, supersededOn: on } }, outcomes: [] };
    });
  }
}

/** care 19: > all owners of the model. A product that is registered after its recall was announced is called back too, and its owner told. */
async function recallLate(
  { records }: Ports,
  rows: readonly AssetRow[],
  heads: readonly RecallHead[],
  context: ImportContext,
): Promise<void> {
  if (heads.length === 0) return;
  const stored = await records.read(rows.map(({ customer, asset }) => ({ customer, type: 'ASSET', id: asset.id })));
  const owned = stored.flatMap(({ customer, record }) => (record.type === 'ASSET' ? [{ customer, asset: record.body }] : []));
  for (const head of heads) {
    const called = owned.filter(({ asset }) => asset.model === head.model && isRecalled(asset.serial, head));
    if (called.length > 0) {
      await placeRecall(
        records,
        head,
        called.map(({ customer, asset }) => ({ customer, asset: asset.id })),
        // What was over before it was announced here did not begin here.
        { context, late: head.startsOn >= localDate(head.at, context.timeZone) },
      );
    }
  }
}
