import { expect, it } from 'vitest';
import { defaultSettings } from '../../../domain/settings.ts';
import { retention } from '../../../workflows/home/retention.ts';

/** So many fall silent on each day there is. */
async function retentionWith(perDay: number) {
  const days: string[] = [];
  const calendar = {
    registry: async () => ({ 'customer.silent': { shards: 1, zones: [] } }),
    count: async (_kind: string, day: string) => {
      days.push(day);
      return { standing: perDay, met: perDay, cut: false };
    },
  };
  const clock = { now: () => Date.parse('2026-11-22T09:00:00Z') };
  return { ...(await retention({ clock, library: { settings: async () => defaultSettings }, calendar })), days };
}

it('counts every day where few fall silent', async () => {
  const { kept, silent, about, days } = await retentionWith(2);
  expect([kept, silent, about]).toEqual([2 * 400, 2 * 365, false]);
  expect(new Set(days).size).toBe(765);
});

it('tells it from one day in five where very many do, and says about', async () => {
  const { kept, silent, about, days } = await retentionWith(100);
  expect([kept, silent, about]).toEqual([100 * 400, 100 * 365, true]);
  expect(days).toHaveLength(153);
});
