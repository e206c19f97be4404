import { expect, it } from 'vitest';
import { canariesThroughEverything } from '../support/canaries.ts';

it('> 50 people with canaries in every field: the export holds them all, and after erasure none is anywhere or comes back', async () => {
  const { found, heldBefore, missing, sentBefore, sentAfter, comeBack } = await canariesThroughEverything(50);
  expect(sentBefore).toBeGreaterThanOrEqual(50);
  expect(heldBefore).toBeGreaterThan(50 * 10);
  expect(missing).toEqual([]);
  expect(sentAfter).toBe(0);
  expect(found).toEqual([]);
  expect(comeBack).toBe(100);
});
