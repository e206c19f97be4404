import { createHash, createHmac } from 'node:crypto';
import type { Clock } from '../../workflows/clock.ts';
import type { ShortLink, ShortLinks } from '../../workflows/short-links.ts';
import type { Keyring } from './keyring.ts';
import { pagePath, purposeOfPage } from './page-path.ts';
import { type Claims, type TokenFault, verifyToken } from './token.ts';

/** Letters and digits of an address: 95 bits. No sign that a telephone would take for the end of the link. */
const ID = /^[A-Za-z0-9]{16}$/;

export interface Shortening {
  readonly keyring: Keyring;
  readonly pagesUrl: string;
  readonly clock: Clock;
}

/**
 * The same text with our signed links under short addresses, `<pagesUrl>/p/s/<id>`, and what must be stored before it goes out. The id is
 * an HMAC of message and claims: nobody can guess it, and a second try of the same message gets the same.
 */
export function shortenLinks({ keyring, pagesUrl, clock }: Shortening, text: string, messageKey: string) {
  const links: ShortLink[] = [];
  const shorter = text.replaceAll(/(https?:\/\/[^\s/]+)\/p\/([a-z/-]+)\/(v1\.\w+\.[\w-]+\.[\w-]{43})/g, (whole, origin, page, token) => {
    const purpose = origin === pagesUrl ? purposeOfPage(page) : undefined;
    const verified = purpose === undefined ? undefined : verifyToken(keyring, token, purpose, clock.now());
    if (verified === undefined || 'fault' in verified) return whole;
    const id = idOf(keyring, messageKey, verified.ok);
    links.push({ ...verified.ok, hash: hashOf(id) });
    return `${pagesUrl}/p/s/${id}`;
  });
  return { text: shorter, links };
}

/** Path of the page that a short address leads to, signed anew; it says itself where its time is over. */
export const shortLinkReader =
  (keyring: Keyring, links: Pick<ShortLinks, 'find'>) =>
  async (id: string): Promise<{ readonly path: string } | { readonly fault: TokenFault }> => {
    if (!ID.test(id)) return { fault: 'malformed' };
    const found = await links.find(hashOf(id));
    return found === undefined ? { fault: 'forged' } : { path: pagePath(keyring, found) };
  };

function idOf({ tenant, keys: [key] }: Keyring, messageKey: string, { purpose, customer, subject }: Claims): string {
  const mac = createHmac('sha256', key.secret).update(JSON.stringify(['short link', tenant, customer, messageKey, purpose, subject]));
  return mac.digest().subarray(0, 12).toString('base64url').replaceAll('-', 'x').replaceAll('_', 'z');
}

const hashOf = (id: string): string => createHash('sha256').update(id).digest('base64url');
