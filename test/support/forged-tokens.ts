import { createHmac } from 'node:crypto';
import type { Keyring } from '../../adapters/links/keyring.ts';
import { type Claims, signToken, verifyToken } from '../../adapters/links/token.ts';
import { type LinkPurpose, linkPurposes as purposes } from '../../domain/links/link-purpose.ts';
import { xoshiro } from './xoshiro.ts';

const keyring: Keyring = {
  tenant: 'perennial-test',
  keys: [
    { kid: 'k2', secret: 'the key that signs now, long enough for it' },
    { kid: 'k1', secret: 'the key that signed before, only verifies' },
  ],
};
const NOW = Date.parse('2026-11-22T09:00:00Z');
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Forges and alters links: flips a bit, cuts, lengthens, swaps parts, signs for another purpose, tenant or key, leaves the mac out, sends
 * far too much. Counts what was accepted, and what threw; good links are tried between.
 */
export function forgeTokens(count: number, seed: number) {
  const next = xoshiro(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const letters = (length: number) => Array.from({ length }, () => pick([...ALPHABET])).join('');
  const claimsOf = (): Claims => ({
    purpose: pick(purposes),
    customer: `C${below(1e6)}`,
    subject: pick(['', 'win-back', 'satisfaction-survey/day7/O1/1']),
    ...(below(2) === 0 ? {} : { expiresAt: NOW + 1 + below(1e9) }),
  });
  const b64 = (text: string) => Buffer.from(text).toString('base64url');
  const mac = (secret: string, signed: string) => createHmac('sha256', secret).update(signed).digest('base64url');

  /** A text that is no link of ours for `purpose`. */
  const forge = (token: string, claims: Claims): readonly [text: string, purpose: LinkPurpose] => {
    const parts = token.split('.');
    const [version = '', kid = '', payload = '', sign = ''] = parts;
    const other = pick(purposes.filter((each) => each !== claims.purpose));
    switch (below(14)) {
      case 0: {
        const at = below(token.length);
        const flipped = String.fromCharCode(token.charCodeAt(at) ^ (1 << below(7)));
        return [token.slice(0, at) + flipped + token.slice(at + 1), claims.purpose];
      }
      case 1:
        return [token.slice(0, below(token.length)), claims.purpose];
      case 2:
        return [token + letters(1 + below(9)), claims.purpose];
      case 3:
        return [token, other];
      case 4:
        return [signToken({ ...keyring, tenant: 'another' }, claims), claims.purpose];
      case 5:
        return [signToken({ ...keyring, keys: [{ kid: 'k2', secret: letters(40) }] }, claims), claims.purpose];
      case 6:
        return [[version, pick(['k1', 'k3', 'none', '', 'K2']), payload, sign].join('.'), claims.purpose];
      case 7:
        return [
          [version, kid, b64(JSON.stringify({ p: claims.purpose, t: keyring.tenant, c: 'C1', s: '' })), sign].join('.'),
          claims.purpose,
        ];
      case 8:
        return [[version, kid, payload, pick(['', 'none', 'A'.repeat(43), letters(43)])].join('.'), claims.purpose];
      case 9:
        return [`${pick(['v0', 'v2', 'V1', ''])}.${kid}.${payload}.${sign}`, claims.purpose];
      case 10:
        return [letters(below(200)), claims.purpose];
      case 11:
        return [`${version}.${kid}.${letters(4000 + below(3000))}.${sign}`, claims.purpose];
      case 12: {
        // Rightly signed, and no claims of ours.
        const odd = pick([
          'null',
          '[]',
          '{}',
          '{"p":"opt-out"}',
          '{"p":"admin","t":"perennial-test","c":"C1","s":""}',
          'é',
          '{"__proto__":{}}',
        ]);
        const signed = `v1.k2.${b64(odd)}`;
        return [`${signed}.${mac(keyring.keys[0].secret, signed)}`, claims.purpose];
      }
      default:
        return [signToken(keyring, { ...claims, expiresAt: NOW - below(1e9) }), claims.purpose];
    }
  };

  let accepted = 0;
  let threw = 0;
  let refusedGood = 0;
  const faults: Record<string, number> = {};
  for (let n = 0; n < count; n++) {
    const claims = claimsOf();
    const token = signToken(keyring, claims);
    if (!('ok' in verifyToken(keyring, token, claims.purpose, NOW))) refusedGood += 1;
    const [text, purpose] = forge(token, claims);
    if (text === token && purpose === claims.purpose) continue;
    try {
      const verdict = verifyToken(keyring, text, purpose, NOW);
      if ('ok' in verdict) accepted += 1;
      else faults[verdict.fault] = (faults[verdict.fault] ?? 0) + 1;
    } catch {
      threw += 1;
    }
  }
  return { count, accepted, threw, refusedGood, faults };
}
