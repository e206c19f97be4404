import { expect, it } from 'vitest';
import { forgeTokens } from '../../support/forged-tokens.ts';

it('> 20,000 forged or altered tokens: none accepted, none throws; every good one is taken', () => {
  const { accepted, threw, refusedGood, faults } = forgeTokens(20_000, 20261122);
  expect({ accepted, threw, refusedGood }).toEqual({ accepted: 0, threw: 0, refusedGood: 0 });
  expect(Object.keys(faults).sort()).toEqual(['expired', 'forged', 'malformed', 'wrong-purpose']);
});
