import { expect, it } from 'vitest';
import { everySecond, everySingle } from '../../sim/exhaustive/every-pair.ts';
import { sendCases } from '../../sim/exhaustive/one-send.ts';

it.each(sendCases)('no single fault along one send breaks anything: $class, events $events', async (sendCase) => {
  const singles = await everySingle(sendCase);
  expect(singles.length).toBeGreaterThanOrEqual(9 * 8);
  const broken = [];
  for (const first of singles) broken.push(...(await everySecond(sendCase, first, false)).broken);
  expect(broken).toEqual([]);
});
