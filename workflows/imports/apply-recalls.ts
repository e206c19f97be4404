import type { ImportContext } from '../../domain/import/import-context.ts';
import { isRecalled, type RecallRow } from '../../domain/import/parse-record.ts';
import { sameRecord } from '../../domain/import/same-record.ts';
import type { RecallHead } from '../recalls/recall-book.ts';
import type { Records } from '../records.ts';
import type { ImportPorts } from './import-ports.ts';
import type { ModelOwners, OwnedSerial } from './model-owners.ts';
import type { ApplyRows, RowOutcome } from './row-outcome.ts';
import { type RecordGroup, settleRecords } from './settle-records.ts';

type Ports = Pick<ImportPorts, 'records' | 'owners' | 'recalls'>;

const BATCH = 1000;

/** A recall lands on each piece of the model whose serial lies in the range; what an owner has acknowledged stays acknowledged. */
export function applyRecalls(ports: Ports, { now }: Pick<ImportContext, 'now'>): ApplyRows<RecallRow> {
  return async (rows) => {
    const outcomes: RowOutcome[] = [];
    for (const { row } of rows) {
      const { recall: id, model, serialFrom, serialTo, reason, safety, startsOn } = row;
      await ports.recalls.announce({ id, model, serialFrom, serialTo, reason, safety, startsOn, at: now ?? 0 });
      outcomes.push(await applyRecall(ports, row));
    }
    return outcomes;
  };
}

async function applyRecall(
  { records, owners }: { readonly records: Records; readonly owners: ModelOwners },
  row: RecallRow,
): Promise<RowOutcome> {
  const seen = new Set<RowOutcome>();
  const settle = async (owned: readonly OwnedSerial[]) => {
    for (const [outcome] of (await placeRecall(records, { ...row, id: row.recall }, owned)).values())
      if (outcome !== undefined) seen.add(outcome);
  };
  let batch: OwnedSerial[] = [];
  for await (const owned of owners.between(row.model, row.serialFrom, row.serialTo)) {
    if (!isRecalled(owned.serial, row)) continue;
    batch.push(owned);
    if (batch.length < BATCH) continue;
    await settle(batch);
    batch = [];
  }
  await settle(batch);
  return seen.has('created') ? 'created' : seen.has('changed') ? 'changed' : 'unchanged';
}

/** Puts a recall on these pieces; what an owner has acknowledged stays acknowledged. */
export function placeRecall(
  records: Records,
  { id, reason, safety, startsOn }: Pick<RecallHead, 'id' | 'reason' | 'safety' | 'startsOn'>,
  owned: readonly Pick<OwnedSerial, 'customer' | 'asset'>[],
) {
  const groups = owned.map(
    ({ customer, asset }): RecordGroup<string> => ({ ref: { customer, type: 'RECALL', id: `${id}#${asset}` }, rows: [asset] }),
  );
  return settleRecords<string, RowOutcome>(records, groups, (group, stored) => {
    const before = stored?.type === 'RECALL' ? stored.body : undefined;
    const body = { ...before, id, assetId: group.rows[0] ?? '', reason, safety, startsOn };
    const outcome = before === undefined ? 'created' : sameRecord(before, body) ? 'unchanged' : 'changed';
    return { next: { type: 'RECALL', body }, outcomes: [outcome] };
  });
}
