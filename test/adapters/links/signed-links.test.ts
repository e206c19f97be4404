import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Keyring, parseKeyring } from '../../../adapters/links/keyring.ts';
import { PREFERENCES_LINK_DAYS, signedLinks } from '../../../adapters/links/signed-links.ts';
import { type Claims, signToken, verifyToken } from '../../../adapters/links/token.ts';
import { DAY } from '../../../domain/calendar/calendar-date.ts';
import { linkPurposes as purposes } from '../../../domain/links/link-purpose.ts';

const newest = { kid: 'k2', secret: 'n'.repeat(32) };
const old = { kid: 'k1', secret: 'o'.repeat(32) };
const keyring: Keyring = { tenant: 'acme', keys: [newest, old] };
const now = 1_800_000_000_000;

const aClaim = (differences: Partial<Claims> = {}): Claims => ({ purpose: 'opt-out', customer: 'C1', subject: 'win-back', ...differences });

const anyClaims = fc.record({
  purpose: fc.constantFrom(...purposes),
  customer: fc.string({ minLength: 1, maxLength: 128 }),
  subject: fc.string({ maxLength: 300, unit: 'binary' }),
});

describe('a token', () => {
  it('gives back what was signed, for its own purpose alone', () => {
    fc.assert(
      fc.property(anyClaims, fc.constantFrom(...purposes), (claims, asked) => {
        const verified = verifyToken(keyring, signToken(keyring, claims), asked, now);
        expect(verified).toEqual(asked === claims.purpose ? { ok: claims } : { fault: 'wrong-purpose' });
      }),
    );
  });

  it('is refused with any one bit flipped, and never throws', () => {
    fc.assert(
      fc.property(anyClaims, fc.nat(), fc.integer({ min: 0, max: 6 }), (claims, at, bit) => {
        const bytes = Buffer.from(signToken(keyring, claims));
        const index = at % bytes.length;
        bytes[index] = bytes[index]! ^ (1 << bit);
        expect(verifyToken(keyring, bytes.toString('latin1'), claims.purpose, now)).toHaveProperty('fault');
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when cut short or made longer', () => {
    const token = signToken(keyring, aClaim());
    for (let length = 0; length < token.length; length++)
      expect(verifyToken(keyring, token.slice(0, length), 'opt-out', now)).toHaveProperty('fault');
    expect(verifyToken(keyring, `${token}A`, 'opt-out', now)).toEqual({ fault: 'malformed' });
    expect(verifyToken(keyring, `${token}=`, 'opt-out', now)).toEqual({ fault: 'malformed' });
  });

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 5000 }), (text) => 'fault' in verifyToken(keyring, text, 'survey', now)));
    fc.assert(
      fc.property(fc.base64String(), fc.base64String(), (a, b) => 'fault' in verifyToken(keyring, `v1.k1.${a}.${b}`, 'survey', now)),
    );
  });

  it('signed by an old key still works, by a key that is gone it does not', () => {
    const token = signToken({ tenant: 'acme', keys: [old] }, aClaim());
    expect(verifyToken(keyring, token, 'opt-out', now)).toEqual({ ok: aClaim() });
    expect(verifyToken({ tenant: 'acme', keys: [newest] }, token, 'opt-out', now)).toEqual({ fault: 'forged' });
    expect(verifyToken({ tenant: 'acme', keys: [{ ...newest, kid: 'k1' }] }, token, 'opt-out', now)).toEqual({ fault: 'forged' });
  });

  it('of another deployment is none of ours', () => {
    expect(verifyToken({ ...keyring, tenant: 'other' }, signToken(keyring, aClaim()), 'opt-out', now)).toEqual({ fault: 'malformed' });
  });

  it('expires at its instant', () => {
    const token = signToken(keyring, aClaim({ purpose: 'survey', expiresAt: now }));
    expect(verifyToken(keyring, token, 'survey', now - 1)).toHaveProperty('ok');
    expect(verifyToken(keyring, token, 'survey', now)).toEqual({ fault: 'expired' });
  });
});

describe('links', () => {
  const links = signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock: { now: () => now } });
  const tokenOf = (link: string): string => link.split('/').at(-1)!;

  it('of an opt-out never expire', () => {
    const link = links.unsubscribe('C1', 'win-back');
    expect(link).toMatch(/^https:\/\/care\.example\.com\/p\/unsubscribe\/v1\.k2\.[\w-]+\.[\w-]{43}$/);
    expect(verifyToken(keyring, tokenOf(link), 'opt-out', now + 20_000 * DAY)).toEqual({ ok: aClaim() });
  });

  it('to preferences work for 30 days', () => {
    const token = tokenOf(links.preferences('C1'));
    expect(verifyToken(keyring, token, 'preferences', now + PREFERENCES_LINK_DAYS * DAY - 1)).toHaveProperty('ok');
    expect(verifyToken(keyring, token, 'preferences', now + PREFERENCES_LINK_DAYS * DAY)).toEqual({ fault: 'expired' });
  });

  it('to a survey carry the message that asked', () => {
    const verified = verifyToken(keyring, tokenOf(links.survey('C1', 'win-back/ask/C1/2026-11-21', 'win-back')), 'survey', now);
    expect(verified).toMatchObject({ ok: { customer: 'C1', subject: 'win-back/ask/C1/2026-11-21' } });
  });
});

describe('a keyring', () => {
  it('is read from its secret', () => {
    expect(parseKeyring(JSON.stringify(keyring))).toEqual(keyring);
  });

  it.each([
    ['without a key', { tenant: 'acme', keys: [] }],
    ['with a short secret', { tenant: 'acme', keys: [{ kid: 'k1', secret: 'short' }] }],
    ['with one kid twice', { tenant: 'acme', keys: [old, old] }],
    ['with a dot in a kid', { tenant: 'acme', keys: [{ ...old, kid: 'k.1' }] }],
  ])('is refused %s', (_why, secret) => {
    expect(() => parseKeyring(JSON.stringify(secret))).toThrow();
  });
});
