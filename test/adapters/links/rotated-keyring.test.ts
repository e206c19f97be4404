import { expect, it } from 'vitest';
import { parseKeyring } from '../../../adapters/links/keyring.ts';
import { rotate, rotatedKeyring } from '../../../adapters/links/rotated-keyring.ts';
import { signToken, verifyToken } from '../../../adapters/links/token.ts';

const secretOf = (n: number) => `a secret of the tests, number ${n}, long enough`;
const first = { tenant: 'test', keys: [{ kid: 'k1', secret: secretOf(1) }] } as const;
const kids = (keyring: { keys: readonly { kid: string }[] }) => keyring.keys.map(({ kid }) => kid);

it('announces a key one rotation before it signs', () => {
  const once = rotate(first, secretOf(2));
  expect(kids(once)).toEqual(['k1', 'k2']);
  const twice = rotate(once, secretOf(3));
  expect(kids(twice)).toEqual(['k2', 'k1', 'k3']);
  expect(kids(rotate(twice, secretOf(4)))).toEqual(['k3', 'k2', 'k1', 'k4']);
});

it('whoever still holds the keyring of before understands every new link, and an old link works for ever', () => {
  let before = parseKeyring(JSON.stringify(first));
  const old = signToken(before, { purpose: 'opt-out', customer: 'C1', subject: '' });
  for (let n = 2; n < 40; n++) {
    const after = rotate(before, secretOf(n));
    const fresh = signToken(after, { purpose: 'opt-out', customer: 'C1', subject: '' });
    expect(verifyToken(before, fresh, 'opt-out', 0)).toHaveProperty('ok');
    expect(verifyToken(after, old, 'opt-out', 9e15)).toHaveProperty('ok');
    before = after;
  }
});

it('works on the secret as a new deployment has it, and again on what came of it', () => {
  const generated = JSON.stringify({ tenant: 'perennial-dev', kid: 'k1', secret: 'x'.repeat(64) });
  const keyring = parseKeyring(rotatedKeyring(rotatedKeyring(generated)));
  expect(kids(keyring)).toEqual(['k2', 'k1', 'k3']);
  expect(new Set(keyring.keys.map(({ secret }) => secret)).size).toBe(3);
  expect(() => rotatedKeyring('{}')).toThrow();
});
