import type { ImportContext } from '../../domain/import/import-context.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import { mergeOrder, type NumberedLine } from '../../domain/import/merge-order.ts';
import type { ParsedRow } from '../../domain/import/parse-row.ts';
import type { Gates, ManyGates } from '../../workflows/gates.ts';
import { applyRows } from '../../workflows/imports/apply-rows.ts';
import { findOrCreateCustomers } from '../../workflows/imports/known-customers.ts';
import { groupBy, settleRecords } from '../../workflows/imports/settle-records.ts';
import type { Records, Via } from '../../workflows/records.ts';
import type { Entry } from './company-records.ts';

interface Books {
  readonly records: Records;
  readonly gates: Gates;
  readonly manyGates: ManyGates;
}

/** A recall is no file of a simulation. */
const noRecalls = { async *between() {}, ownersOf: async () => [] };
/** Nor a visit of a technician, of which a case might come. */
const noCases = { states: { load: async () => undefined }, writes: { commit: async () => false } };
/** Nobody looks for anybody in it. */
const noMails = { note: async () => undefined };
/** Nor was anybody erased before it, or joined to another. */
const nobodyJoined = { into: async () => new Map() };
const noTombstones = { areErased: async (marks: readonly unknown[]) => marks.map(() => false) };

const fileOrder: readonly ImportKind[] = ['customers', 'assets', 'points', 'facts'];

/** Puts what is known by now into the state, by the importer's own rules; `via` says whether it is live news. */
export async function enterRecords(books: Books, entries: readonly Entry[], context: ImportContext, via: Via): Promise<void> {
  if (entries.length === 0) return;
  const records: Records = { ...books.records, write: (changes) => books.records.write(changes, via) };
  const ports = {
    records,
    gates: books.gates,
    manyGates: books.manyGates,
    owners: noRecalls,
    recalls: { announce: async () => undefined, list: async () => [] },
    ...noCases,
    mails: noMails,
    tombstones: noTombstones,
    joined: nobodyJoined,
  };
  for (const file of fileOrder) {
    const rows = entries.flatMap(({ entering }) => (entering.kind === 'row' && entering.file === file ? [entering.row] : []));
    await applyAll(file, rows, ports, context);
  }
  await enterLines(
    ports,
    entries.flatMap(({ entering }) => (entering.kind === 'line' ? [entering.line] : [])),
    context,
  );
}

/** A file may say several things of one customer in turn: rows are applied in batches, in order. */
async function applyAll(file: ImportKind, rows: readonly ParsedRow[], ports: Parameters<typeof applyRows>[1], context: ImportContext) {
  if (rows.length === 0) return;
  const apply = applyRows(file, ports, context);
  for (let start = 0; start < rows.length; start += 2000) {
    await apply(rows.slice(start, start + 2000).map((row, index) => ({ line: start + index, row })));
  }
}

async function enterLines(ports: Books, lines: readonly NumberedLine[], context: ImportContext): Promise<void> {
  if (lines.length === 0) return;
  const customers = await findOrCreateCustomers(ports, [...new Set(lines.map(({ customer }) => customer))], context);
  const groups = groupBy(lines, (line) => ({ customer: line.customer, type: 'ORDER', id: line.order }));
  await settleRecords(ports.records, groups, (group, stored) => {
    const zone = customers.get(group.ref.customer)?.timeZone ?? context.timeZone;
    const { order } = mergeOrder(stored?.type === 'ORDER' ? stored.body : undefined, group.rows, zone);
    return { next: order === undefined ? undefined : { type: 'ORDER', body: order }, outcomes: [] };
  });
}
