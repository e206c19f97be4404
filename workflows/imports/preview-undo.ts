import type { Clock } from '../clock.ts';
import { type ImportRecord, type ImportShelf, undoKey } from '../import-shelf.ts';
import type { LoggedChange } from './import-log.ts';
import { type ImportTraces, isUndoable } from './undo-import.ts';

export interface UndoPreview {
  /** Of what was looked at: made by the import, changed by it, and consents that it changed. */
  readonly created: number;
  readonly changed: number;
  readonly consents: number;
  /** Of created and changed: still as the import left them. The others are not touched. */
  readonly untouched: number;
  /** All that the import wrote; of very much the beginning is looked at. */
  readonly of: number;
}

export interface UndoDesk {
  readonly clock: Clock;
  readonly imports: ImportShelf;
  readonly traces: Pick<ImportTraces, 'untouched'>;
}

/** Enough to see whether it is the right file, and read within a second. */
const LOOKED_AT = 2000;

/** What taking an import back would do; undefined where it cannot be taken back. */
export async function previewUndo({ imports, traces }: UndoDesk, record: ImportRecord): Promise<UndoPreview | undefined> {
  const { id, log } = record;
  if (!isUndoable(record) || log === undefined) return undefined;
  const changes: LoggedChange[] = [];
  for (let part = 1; part <= log.parts && changes.length < LOOKED_AT; part += 1) changes.push(...(await imports.changes(id, part)));
  // Logs are kept as long as files are.
  if (changes.length === 0) return undefined;
  const records = changes.flatMap((change) => (change.kind === 'record' ? [change] : []));
  const first = [...new Map(records.toReversed().map((change) => [JSON.stringify(change.ref), change])).values()];
  const created = first.filter(({ before }) => before === undefined).length;
  return {
    created,
    changed: first.length - created,
    consents: changes.length - records.length,
    untouched: await traces.untouched(
      id,
      first.map(({ ref }) => ref),
    ),
    of: log.changes,
  };
}

/** Begins to take it back, or goes on where that was cut short; undefined where it cannot be. */
export async function beginUndo({ imports, clock }: UndoDesk, record: ImportRecord, by: string): Promise<ImportRecord | undefined> {
  if (!isUndoable(record) || (await imports.changes(record.id, 1)).length === 0) return undefined;
  const undo = record.undo ?? { by, at: clock.now(), removed: 0, restored: 0, left: 0 };
  const next: ImportRecord = { ...record, state: 'undoing', undo };
  await imports.put(next);
  await imports.handIn(undoKey(record.id), JSON.stringify({ by }));
  return next;
}
