import { readRows } from '../../adapters/csv/read-rows.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { importContext } from '../../domain/import/import-context.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import { parseRow } from '../../domain/import/parse-row.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { importRecords } from '../../workflows/import-records.ts';
import { openBenchTable } from '../laptop/bench-table.ts';
import type { Figure } from './figure.ts';
import { assetLines, customerLines, orderLines } from './import-rows.ts';
import { repeat, type Taken, taking } from './taking.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const clock = { now: () => NOW };
const context = importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, NOW);
const TIMES = 3;
const CPU = 'CPU-seconds per 1,000 rows';

/** Rows parsed and validated, and brought in end to end into DynamoDB Local. */
export async function measureImports(share: number): Promise<Figure[]> {
  const rows = 100_000 * share;
  const parsed = await repeat(TIMES, () => taking(() => parse(rows)), 1);
  const bench = await openBenchTable();
  try {
    const orders = 20_000 * share;
    const things = 2000 * share;
    const gathered = await repeat(
      TIMES,
      async (round) => await bringIn(bench.table, 'orders', renamed(orderLines(orders), `R${round}`), orders),
    );
    const items = await repeat(TIMES, async (round) => {
      await bringIn(bench.table, 'customers', renamed(customerLines(things), `T${round}`), things);
      return await bringIn(bench.table, 'assets', renamed(assetLines(things), `T${round}`), things);
    });
    return [
      ...rate('Rows of orders parsed and validated', parsed, rows, 5000),
      ...rate('Rows of orders end to end, ten to an order', gathered, orders, 2000),
      ...rate('Rows of products end to end, an item each', items, things, 600),
    ];
  } finally {
    await bench.stop();
  }
}

/** A million rows through the whole of the import, into a table that forgets: what is measured is what the import holds. */
export async function measureImportMemory(share: number): Promise<Figure[]> {
  const rows = 1_000_000 * share;
  const taken = await bringIn(forgetful, 'orders', orderLines(rows), rows);
  const peak = process.resourceUsage().maxRSS / 1024;
  return [
    { what: `Peak memory of an import of ${rows.toLocaleString('en-US')} rows`, unit: 'MB', values: [peak], goal: { most: 256 } },
    { what: 'Rows of it', unit: CPU, values: [(taken.cpu / rows) * 1000] },
  ];
}

function rate(what: string, taken: readonly Taken[], rows: number, least: number): Figure[] {
  return [
    { what, unit: 'rows a second', values: taken.map(({ wall }) => rows / wall), goal: { least } },
    { what, unit: CPU, values: taken.map(({ cpu }) => (cpu / rows) * 1000), chart: 'CPU-seconds to import 1,000 rows' },
  ];
}

async function parse(rows: number): Promise<void> {
  let good = 0;
  for await (const batch of readRows(orderLines(rows), 'orders').rows) {
    for (const raw of batch) if (!('reject' in parseRow('orders', raw, context))) good++;
  }
  if (good !== rows) throw new Error(`${rows - good} of ${rows} rows were refused.`);
}

async function bringIn(table: Table, kind: ImportKind, lines: AsyncIterable<Buffer>, rows: number): Promise<Taken> {
  let created = 0;
  const taken = await taking(async () => {
    const source = readRows(lines, kind);
    created = (await importRecords(storesOn(table, clock), { kind, source, context, onRejects: async () => {} })).created;
  });
  if (created !== rows) throw new Error(`${rows - created} of ${rows} rows were not created.`);
  return taken;
}

/** Another round's customers and things, so that all of them are new. */
async function* renamed(lines: AsyncIterable<Buffer>, prefix: string): AsyncGenerator<Buffer> {
  for await (const chunk of lines) yield Buffer.from(chunk.toString().replaceAll(/(?<=^|,)([OCA])(?=\d)/gm, `${prefix}$1`));
}

const forgetful: Table = {
  get: async () => undefined,
  getMany: async () => [],
  query: async () => ({ items: [] }),
  put: async () => true,
  update: async () => ({}),
  remove: async () => true,
  writeMany: async () => {},
  transact: async () => true,
};
