import { expect, it } from 'vitest';
import { importBadFiles } from '../../support/bad-imports.ts';
import { xoshiro } from '../../support/xoshiro.ts';

it('> Bad imports do no harm: each bad row is reported once, good rows are applied once, whatever is cut short, and a second time changes nothing', async () => {
  const next = xoshiro(16);
  const { faults, bad, good } = await importBadFiles(25, 40, (below) => Math.floor(next() * below));
  expect(faults).toEqual([]);
  expect(Math.min(bad, good)).toBeGreaterThan(300);
});
