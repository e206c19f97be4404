import { UnreadableFile } from '../../domain/import/unreadable-file.ts';
import { FakeState } from './fake-records.ts';
import { importText } from './import-text.ts';

type Roll = (below: number) => number;

const HEADER = ['customer_id', 'name', 'email', 'joined_on', 'time_zone'];

/** Ways to spoil a row, each of which costs this row and no other. */
const spoilt: readonly ((id: string, roll: Roll) => string)[] = [
  (id) => `${id},Ada`,
  (id) => `${id},Ada,a@example.com,2020-01-01,Europe/London,more,and more`,
  (id) => `${id},Ada,not-an-address,2020-01-01,Europe/London`,
  (id) => `${id},Ada,a@example.com,2020-02-30,Europe/London`,
  (id) => `${id},Ada,a@example.com,2099-01-01,Europe/London`,
  (id) => `${id},Ada,a@example.com,2020-01-01,Mars/Base`,
  () => ',Ada,a@example.com,2020-01-01,Europe/London',
  (id) => `${id}\0,Ada,a@example.com,2020-01-01,Europe/London`,
  (id) => `${id},A\0da,a@example.com,2020-01-01,Europe/London`,
  (id) => `${id},${'x'.repeat(65_537)},a@example.com,2020-01-01,Europe/London`,
  (id) => `${id},\ufffd,a@example.com,2020-01-01,Europe/London`,
  (id, roll) => `${id},Ada,${'a'.repeat(300 + roll(100))}@example.com,2020-01-01,Europe/London`,
];

export interface BadImports {
  readonly files: number;
  readonly unreadable: number;
  readonly bad: number;
  readonly good: number;
  /** Bad rows without line, reason or place; good rows that were not in, or not once; counts that do not add up; faults. */
  readonly faults: readonly string[];
}

/** Files of good rows among malformed ones, cut short at a write now and then and read again, and then brought in once more. */
export async function importBadFiles(files: number, rows: number, roll: Roll): Promise<BadImports> {
  const faults: string[] = [];
  let [bad, good, unreadable] = [0, 0, 0];
  for (let file = 0; file < files; file++) {
    const state = new FakeState();
    const badLines = new Set<number>();
    const ids: string[] = [];
    const lines = [HEADER.join(',')];
    for (let row = 0; row < rows; row++) {
      const id = `F${file}R${row}`;
      const spoil = roll(2) === 0 ? undefined : spoilt[roll(spoilt.length)];
      if (spoil === undefined) ids.push(id);
      else badLines.add(row + 2);
      lines.push(spoil?.(id, roll) ?? `${id},${['Ada', '"Li, ""Wei"""', '李伟'][roll(3)]},${id}@example.com,2020-01-01,Europe/London`);
    }
    if (roll(20) === 0) {
      lines[0] = 'customer_id,name,name';
      const refused = await importText(state, 'customers', lines.join('\n')).catch((fault: unknown) => fault);
      if (!(refused instanceof UnreadableFile)) faults.push(`file ${file}: two columns of one name were taken`);
      unreadable++;
      continue;
    }
    const text = `${roll(2) === 0 ? '\ufeff' : ''}${lines.join(roll(2) === 0 ? '\r\n' : '\n')}\n`;
    const chunk = 1 + roll(1 << 16);
    let left = roll(3) === 0 ? 1 + roll(5) : 0;
    state.beforeWrite = () => {
      if (left > 0 && --left === 0) throw new Error('the function died');
    };
    const first = await importText(state, 'customers', text, { chunk }).catch(() => undefined);
    left = 0;
    const again = first ?? (await importText(state, 'customers', text, { chunk }));
    const { report, rejects } = again;
    bad += badLines.size;
    good += ids.length;
    if (report.read !== rows || report.created + report.changed + report.unchanged + report.rejected !== rows)
      faults.push(`file ${file}: ${JSON.stringify(report)} of ${rows}`);
    const told = new Set(rejects.map(({ line }) => line));
    for (const line of badLines)
      if (!told.has(line)) faults.push(`file ${file}: line ${line} was not reported: ${lines[line - 1]?.slice(0, 80)}`);
    if (rejects.length !== badLines.size) faults.push(`file ${file}: ${rejects.length} reports of ${badLines.size} bad rows`);
    for (const { line, reason, column } of rejects)
      if (reason === undefined || (column === undefined && !['cell-count', 'unclosed-quote', 'too-long'].includes(reason)))
        faults.push(`file ${file}: line ${line} is reported without a column: ${reason}`);
    for (const id of ids) if (state.one(id, 'PROFILE', id) === undefined) faults.push(`file ${file}: ${id} is not in`);
    if ([...state.stored.values()].some(({ rev }) => rev !== 1)) faults.push(`file ${file}: a row was applied twice`);
    const writes = state.writes;
    const second = await importText(state, 'customers', text);
    if (second.report.created + second.report.changed > 0 || state.writes > writes)
      faults.push(`file ${file}: a second time changed something`);
  }
  return { files, unreadable, bad, good, faults };
}
