import type { Recall } from '../../domain/answer.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { isRecalled, type RecallRow } from '../../domain/import/parse-record.ts';
import { sameRecord } from '../../domain/import/same-record.ts';
import { earliestStart } from '../../domain/recalls/recall-fault.ts';
import type { RecallHead } from '../recalls/recall-book.ts';
import type { Records } from '../records.ts';
import type { ImportPorts } from './import-ports.ts';
import type { ModelOwners, OwnedSerial } from './model-owners.ts';
import type { ApplyRows, RowOutcome } from './row-outcome.ts';
import { type RecordGroup, settleRecords } from './settle-records.ts';

type Ports = Pick<ImportPorts, 'records' | 'owners' | 'recalls'>;

const BATCH = 1000;

/** A recall lands on each piece of the model whose serial lies in the range; what an owner has acknowledged stays acknowledged. */
export function applyRecalls(ports: Ports, context: ImportContext): ApplyRows<RecallRow> {
  return async (rows) => {
    const outcomes: RowOutcome[] = [];
    const known = new Map((await ports.recalls.list()).map((head) => [head.id, head]));
    for (const { row } of rows) {
      const { recall: id, model, serialFrom, serialTo, reason, safety, startsOn } = row;
      // When it was first announced says whether it began here, or comes with a file of what was over before.
      const at = known.get(id)?.at ?? context.now ?? 0;
      await ports.recalls.announce({ id, model, serialFrom, serialTo, reason, safety, startsOn, at });
      outcomes.push(await applyRecall(ports, row, context));
    }
    return outcomes;
  };
}

async function applyRecall(
  { records, owners }: { readonly records: Records; readonly owners: ModelOwners },
  row: RecallRow,
  context: ImportContext,
): Promise<RowOutcome> {
  const seen = new Set<RowOutcome>();
  const settle = async (owned: readonly OwnedSerial[]) => {
    for (const [outcome] of (await placeRecall(records, { ...row, id: row.recall }, owned, { context, late: false })).values())
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

type Placed = Pick<RecallHead, 'id' | 'reason' | 'safety' | 'startsOn'>;

/**
 * Puts a recall on these pieces; what an owner has acknowledged stays acknowledged. `late`: they came to be known after it began, so that
 * their owners are told from the next day on that is still ahead of all of them.
 */
export function placeRecall(
  records: Records,
  recall: Placed,
  owned: readonly Pick<OwnedSerial, 'customer' | 'asset'>[],
  { context, late }: { readonly context: Pick<ImportContext, 'now' | 'settings'>; readonly late: boolean },
) {
  const { id, reason, safety } = recall;
  const ahead = context.now === undefined ? undefined : earliestStart(context.now, context.settings.sendAt);
  const groups = owned.map(
    ({ customer, asset }): RecordGroup<string> => ({ ref: { customer, type: 'RECALL', id: `${id}#${asset}` }, rows: [asset] }),
  );
  return settleRecords<string, RowOutcome>(records, groups, (group, stored) => {
    const before = stored?.type === 'RECALL' ? stored.body : undefined;
    const startsOn = startOf(before, recall, ahead, late);
    const body = { ...before, id, assetId: group.rows[0] ?? '', reason, safety, startsOn };
    const outcome = before === undefined ? 'created' : sameRecord(before, body) ? 'unchanged' : 'changed';
    return { next: { type: 'RECALL', body }, outcomes: [outcome] };
  });
}

/** Nothing is put back to a day that is past: its notices would never come due. */
function startOf(
  before: Pick<Recall, 'startsOn'> | undefined,
  { startsOn }: Placed,
  ahead: CalendarDate | undefined,
  late: boolean,
): CalendarDate {
  if (ahead === undefined || startsOn >= ahead) return startsOn;
  if (before === undefined) return late ? ahead : startsOn;
  return before.startsOn > startsOn ? before.startsOn : startsOn;
}
