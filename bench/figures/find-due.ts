import { type MemoryTable, memoryTable } from '../../adapters/dynamo/memory-table.ts';
import type { Key, Table } from '../../adapters/dynamo/table.ts';
import type { DuePage } from '../../workflows/due-queue.ts';
import { openBenchTable } from '../laptop/bench-table.ts';
import { type DueOnDay, loadCalendar } from '../laptop/calendar-of.ts';
import type { CapacityCount } from '../laptop/count-capacity.ts';
import { countingTable } from '../laptop/counting-table.ts';
import { lookForDue } from '../laptop/look-for-due.ts';
import type { Figure } from './figure.ts';
import { repeat, taking } from './taking.ts';

const WRITTEN = Date.parse('2026-11-20T00:00:00Z');
const SIZES = [10_000, 100_000, 1_000_000];
const TIMES = 7;
const ROUNDS = 15;
const LOOKS_A_ROUND = 8;

interface Look {
  readonly cpu: number;
  readonly count: CapacityCount;
}

/** Units by the rule of DynamoDB on the table in memory for all sizes; DynamoDB Local's own, and the SDK's CPU, for the least of them. */
export async function measureFindDue(share: number): Promise<Figure[]> {
  const calendars: Calendar[] = [];
  for (const customers of SIZES.map((size) => size * share)) {
    const memory = memoryTable();
    await loadCalendar(memory, customers, WRITTEN);
    calendars.push({ customers, memory });
  }
  const figures: Figure[] = [];
  for (const calendar of calendars) figures.push(...(await inMemory(calendar)));
  return [...figures, ...(await besideEachOther(calendars)), ...(await onDynamo(10_000 * share))];
}

interface Calendar {
  readonly customers: number;
  readonly memory: MemoryTable;
}

async function inMemory({ customers, memory }: Calendar): Promise<Figure[]> {
  return await looks(`among ${thousands(customers)} in memory`, async (due) => {
    const { table, count } = countingTable(memory);
    const cpu = await looked(memory, table, due);
    return { cpu, count };
  });
}

/** CPU-seconds of one look. */
async function looked(standing: Table, table: Table, due: DueOnDay | 0): Promise<number> {
  let pages: readonly DuePage[] = [];
  const { cpu } = await taking(async () => {
    pages = await lookForDue(table, due);
  });
  await forget(standing, pages);
  return cpu;
}

/**
 * CPU of the same look among more customers, beside that among fewest: looks of all sizes in turn, in one process whose heap holds all
 * of them, since otherwise the collector's share would say more than the look's.
 */
async function besideEachOther(calendars: readonly Calendar[]): Promise<Figure[]> {
  const rounds = await repeat(
    ROUNDS,
    async () => {
      const taken = calendars.map(() => 0);
      for (let turn = 0; turn < LOOKS_A_ROUND; turn++)
        for (const [n, { memory }] of calendars.entries()) taken[n] = (taken[n] ?? 0) + (await looked(memory, memory, 1000));
      return taken;
    },
    2,
  );
  return calendars.slice(1).map(({ customers }, n) => ({
    what: `1,000 due among ${thousands(customers)}, beside the same among ${thousands(calendars[0]?.customers ?? 0)}`,
    unit: 'times the CPU',
    values: rounds.map((taken) => (taken[n + 1] ?? 0) / (taken[0] ?? 0)),
    goal: { most: 1.1, least: 0.9 },
  }));
}

async function onDynamo(customers: number): Promise<Figure[]> {
  const bench = await openBenchTable();
  try {
    await loadCalendar(bench.table, customers, WRITTEN);
    return await looks(`among ${thousands(customers)} in DynamoDB Local`, async (due) => {
      const before = { ...bench.count };
      let pages: readonly DuePage[] = [];
      const { cpu } = await taking(async () => {
        pages = await lookForDue(bench.table, due);
      });
      const count = bench.since(before);
      await forget(bench.table, pages);
      return { cpu, count };
    });
  } finally {
    await bench.stop();
  }
}

async function looks(where: string, look: (due: DueOnDay | 0) => Promise<Look>): Promise<Figure[]> {
  const quiet = await repeat(TIMES, () => look(0), 2);
  const fixed = [...quiet].sort((a, b) => a.cpu - b.cpu)[Math.floor(TIMES / 2)]?.cpu ?? 0;
  const figures: Figure[] = [
    { what: `A look in which nobody is due, ${where}`, unit: 'calls', values: quiet.map(({ count }) => count.calls) },
    { what: `A look in which nobody is due, ${where}`, unit: 'CPU-seconds', values: quiet.map(({ cpu }) => cpu) },
  ];
  for (const due of [1000, 10_000] as const) {
    const busy = await repeat(TIMES, () => look(due), 2);
    const what = `${thousands(due)} due ${where}`;
    figures.push(
      { what, unit: 'calls', values: busy.map(({ count }) => count.calls) },
      { what, unit: 'read units', values: busy.map(({ count }) => count.readUnits) },
      { what, unit: 'write units', values: busy.map(({ count }) => count.writeUnits) },
      {
        what,
        unit: 'CPU-seconds besides the fixed part',
        values: busy.map(({ cpu }) => Math.max(0, cpu - fixed)),
        goal: { most: due === 1000 ? 0.3 : 3 },
        chart: `CPU-seconds to find ${thousands(due)} due`,
      },
    );
  }
  return figures;
}

/** So that the next round writes the pages anew. */
async function forget(table: Table, pages: readonly DuePage[]): Promise<void> {
  const keys = pages.map(({ id }): Key => ({ pk: `PAGES#${id.slice(0, 10)}`, sk: encodeURIComponent(id) }));
  await table.writeMany([], keys);
}

const thousands = (count: number): string => count.toLocaleString('en-US');
