import { expect, it } from 'vitest';
import { dynamoCalendarIndex } from '../../../adapters/dynamo/dynamo-calendar-index.ts';
import { dynamoFactStore } from '../../../adapters/dynamo/dynamo-fact-store.ts';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { MINUTE } from '../../../domain/calendar/calendar-date.ts';
import type { Fact } from '../../../domain/facts/fact.ts';

const NOW = Date.parse('2026-01-05T10:00:00Z');
const bought = (n: number): Fact => ({ kind: 'asset.purchased', subject: `A${n}`, date: '2026-01-01', repeats: 'yearly', values: {} });

async function write(count: number, every: number) {
  const table = memoryTable();
  const facts = dynamoFactStore(table);
  for (let n = 0; n < count; n++) await facts.put(`C${n}`, 'Europe/London', [bought(n)], 1, NOW + n * every);
  const calendar = dynamoCalendarIndex(table);
  const registry = await calendar.registry();
  const found: string[] = [];
  for await (const { customer } of calendar.on('asset.purchased', '01-01', 'Europe/London')) found.push(customer);
  const partitions = new Map<unknown, number>();
  for (const { calendarPk } of table.items()) {
    if (calendarPk !== undefined) partitions.set(calendarPk, (partitions.get(calendarPk) ?? 0) + 1);
  }
  return { shards: registry['asset.purchased']?.shards, found, partitions: [...partitions.values()] };
}

it('a day on which very many things were bought at once is spread over shards, and each is found once', async () => {
  const { shards, found, partitions } = await write(12_000, 1);
  expect(shards).toBe(4);
  expect(found).toHaveLength(12_000);
  expect(new Set(found).size).toBe(12_000);
  expect(partitions).toHaveLength(4);
  expect(Math.max(...partitions)).toBeLessThan(7000);
}, 30_000);

it('the same things coming in over hours stay in one partition', async () => {
  const { shards, found } = await write(6000, MINUTE / 100);
  expect(shards).toBe(1);
  expect(found).toHaveLength(6000);
});
