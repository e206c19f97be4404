import { expect, it } from 'vitest';
import { canariesThroughEverything } from '../support/canaries.ts';

it('> 20 people with canaries in every field: the export holds them all, and after erasure none is anywhere or comes back', async () => {
  const { found, heldBefore, booked, waiting, asked, linesLogged, missing, sentBefore, sentAfter, comeBack } =
    await canariesThroughEverything(20);
  expect(sentBefore).toBeGreaterThanOrEqual(20);
  expect(heldBefore).toBeGreaterThan(20 * 10);
  expect(booked).toBe(20);
  expect(waiting).toBeGreaterThan(0);
  expect(asked).toBeGreaterThan(0);
  expect(linesLogged).toBeGreaterThan(10);
  expect(missing).toEqual([]);
  expect(sentAfter).toBe(0);
  expect(found).toEqual([]);
  expect(comeBack).toBe(40);
});
