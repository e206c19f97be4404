import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shrink } from '../../sim/crew/shrink.ts';

it('leaves just the faults that are needed, in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(500), { maxLength: 60 }), fc.nat(), fc.nat(), async (items, a, b) => {
      const needed = items.length === 0 ? [] : [items[a % items.length]!, items[b % items.length]!];
      const fails = async (left: readonly number[]) => needed.every((item) => left.includes(item));
      const found = await shrink(items, fails);
      expect([...found].sort()).toEqual([...new Set(needed)].sort());
    }),
    { numRuns: 50 },
  );
});
