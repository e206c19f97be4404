import { randomBytes } from 'node:crypto';
import { type Keyring, type LinkKey, parseKeyring } from './keyring.ts';

/**
 * The next keyring: a new key comes last, where it only verifies, and the one that came last in the rotation before now signs. So a key
 * is known to every running function, which reads the secret once, long before the first link that it signed. No key is ever taken
 * away: links to leave, already in people's mail, work for ever.
 */
export function rotate({ tenant, keys }: Keyring, secret: string): Keyring {
  const [first, ...others] = keys;
  const announced = others.at(-1);
  const kid = `k${1 + Math.max(...keys.map(({ kid }) => Number(/^k(\d+)$/.exec(kid)?.[1] ?? 0)))}`;
  const fresh: LinkKey = { kid, secret };
  if (announced === undefined || !isNewer(announced, first)) return { tenant, keys: [first, ...others, fresh] };
  return { tenant, keys: [announced, first, ...others.slice(0, -1), fresh] };
}

/** Keys are numbered in the order in which they were made. */
const isNewer = (a: LinkKey, b: LinkKey): boolean => numberOf(a) > numberOf(b);
const numberOf = ({ kid }: LinkKey): number => Number(/^k(\d+)$/.exec(kid)?.[1] ?? 0);

/** The same on the texts of the secret. */
export const rotatedKeyring = (json: string): string => JSON.stringify(rotate(parseKeyring(json), randomBytes(48).toString('base64url')));
