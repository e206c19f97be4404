import { sameRecord } from '../../domain/import/same-record.ts';
import { type RecordRef, type Records, refOf, type StateRecord } from '../records.ts';

/** All rows of a batch that meet in one record. */
export interface RecordGroup<Row> {
  readonly ref: RecordRef;
  readonly rows: readonly Row[];
}

/** What a record becomes, and an outcome per row; undefined leaves it alone. */
export interface Settled<Outcome> {
  readonly next: StateRecord | undefined;
  readonly outcomes: readonly Outcome[];
}

const ROUNDS = 8;

/**
 * Reads the records, lets `decide` say what they become, and writes those that change on the condition that nobody else wrote
 * meanwhile; where somebody did, reads and decides again. Answers with the outcomes by group.
 */
export async function settleRecords<Row, Outcome>(
  records: Records,
  groups: readonly RecordGroup<Row>[],
  decide: (group: RecordGroup<Row>, stored: StateRecord | undefined) => Settled<Outcome>,
): Promise<Map<RecordGroup<Row>, readonly Outcome[]>> {
  const outcomes = new Map<RecordGroup<Row>, readonly Outcome[]>();
  let open = groups;
  for (let round = 0; open.length > 0; round++) {
    if (round === ROUNDS)
      throw new Error(`${open.length} records were changed by others each time that the import wanted to write them; run it again`);
    const stored = new Map((await records.read(open.map(({ ref }) => ref))).map((found) => [refKey(refOf(found)), found]));
    const changes = open.flatMap((group) => {
      const found = stored.get(refKey(group.ref));
      const settled = decide(group, found?.record);
      outcomes.set(group, settled.outcomes);
      if (settled.next === undefined || sameRecord(found?.record.body, settled.next.body)) return [];
      return [{ group, change: { customer: group.ref.customer, record: settled.next, expectedRev: found?.rev ?? 0 } }];
    });
    const written =
      changes.length === 0
        ? []
        : await records.write(
            changes.map(({ change }) => change),
            'import',
          );
    open = changes.filter((_, index) => written[index] !== true).map(({ group }) => group);
  }
  return outcomes;
}

/** Rows that meet in the same record, gathered in the order of the file. */
export function groupBy<Row>(rows: readonly Row[], refOfRow: (row: Row) => RecordRef): RecordGroup<Row>[] {
  const groups = new Map<string, { ref: RecordRef; rows: Row[] }>();
  for (const row of rows) {
    const ref = refOfRow(row);
    const key = refKey(ref);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ref, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

const refKey = ({ customer, type, id }: RecordRef): string => JSON.stringify([customer, type, id]);
