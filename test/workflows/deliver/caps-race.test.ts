import { expect, it } from 'vitest';
import { raceForCap } from '../../support/cap-race.ts';
import { xoshiro } from '../../support/xoshiro.ts';

it('> Caps: never exceeded, and never missed where nobody died, by eight workers on one customer', async () => {
  const next = xoshiro(20261121);
  const roll = (below: number) => Math.floor(next() * below);
  for (let round = 0; round < 25; round++) {
    const { cap, accepted, crashed } = await raceForCap(roll);
    if (crashed) expect(accepted).toBeLessThanOrEqual(cap);
    else expect(accepted).toBe(cap);
  }
});
