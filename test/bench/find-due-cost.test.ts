import { beforeAll, describe, expect, it } from 'vitest';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { type DueOnDay, loadCalendar } from '../../bench/laptop/calendar-of.ts';
import type { CapacityCount } from '../../bench/laptop/count-capacity.ts';
import { countingTable } from '../../bench/laptop/counting-table.ts';
import { lookForDue } from '../../bench/laptop/look-for-due.ts';

/** Few and many customers, of whom the same number is due. */
const SIZES = { few: 10_000, many: 20_000 } as const;

describe('what a look for what is due costs', () => {
  const costs = new Map<string, CapacityCount>();
  const found = new Map<string, number>();

  beforeAll(async () => {
    for (const [size, customers] of Object.entries(SIZES)) {
      const memory = memoryTable();
      await loadCalendar(memory, customers, Date.parse('2026-11-20T00:00:00Z'));
      for (const due of [0, 1000, 10_000] as const) {
        const { table, count } = countingTable(memory);
        const pages = await lookForDue(table, due);
        costs.set(`${size} ${due}`, count);
        found.set(`${size} ${due}`, pages.flatMap(({ entries }) => entries).length);
      }
    }
  }, 60_000);

  const costOf = (size: keyof typeof SIZES, due: DueOnDay | 0): CapacityCount | undefined => costs.get(`${size} ${due}`);

  it.each([0, 1000, 10_000] as const)('finds all %d who are due', (due) =>
    expect([found.get(`few ${due}`), found.get(`many ${due}`)]).toEqual([due, due]),
  );

  it.each([0, 1000, 10_000] as const)('does not depend on how many customers there are, with %d due', (due) =>
    expect(costOf('many', due)).toEqual(costOf('few', due)),
  );

  it.each([
    ['nobody', 0, { calls: 9, readUnits: 6, writeUnits: 2 }],
    ['1,000', 1000, { calls: 61, readUnits: 35, writeUnits: 42 }],
    ['10,000', 10_000, { calls: 422, readUnits: 250, writeUnits: 402 }],
  ] as const)('takes no more than it did, with %s due', (_who, due, most) => {
    const cost = costOf('few', due);
    for (const unit of ['calls', 'readUnits', 'writeUnits'] as const) expect(cost?.[unit], unit).toBeLessThanOrEqual(most[unit]);
  });
});
