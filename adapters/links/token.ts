import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { type LinkPurpose, linkPurposes } from '../../domain/links/link-purpose.ts';
import type { Keyring, LinkKey } from './keyring.ts';

export interface Claims {
  readonly purpose: LinkPurpose;
  readonly customer: string;
  /** What it is about: an opt-out's campaign, a survey's message key, a booking's offer, a recall's subject, a voucher's or case's id, a request's id; empty for preferences and my data. */
  readonly subject: string;
  /** Absent = never, as for every opt-out. */
  readonly expiresAt?: Instant | undefined;
}

export type TokenFault = 'malformed' | 'forged' | 'expired' | 'wrong-purpose';
export type Verification = { readonly ok: Claims } | { readonly fault: TokenFault };

const SHAPE = /^v1\.([A-Za-z0-9]{1,16})\.([A-Za-z0-9_-]{1,4096})\.([A-Za-z0-9_-]{43})$/;

/** One letter each: these tokens travel in text messages too. */
const payloadSchema = z.strictObject({
  p: z.enum(linkPurposes),
  t: z.string().max(64),
  c: z.string().min(1).max(128),
  s: z.string().max(2048),
  x: z.int().nonnegative().optional(),
});

/** `v1.<kid>.<payload>.<mac>`: canonical JSON and HMAC-SHA-256 over all that stands before the mac, both base64url. */
export function signToken(keyring: Keyring, claims: Claims): string {
  const [key] = keyring.keys;
  const signed = `v1.${key.kid}.${Buffer.from(canonical(keyring.tenant, claims)).toString('base64url')}`;
  return `${signed}.${macOf(key, signed)}`;
}

/** Never throws, whatever the text. The mac is checked before anything of the payload is looked at. */
export function verifyToken(keyring: Keyring, token: string, purpose: LinkPurpose, now: Instant): Verification {
  const [, kid, payload] = partsOf(token);
  if (kid === undefined || payload === undefined) return { fault: 'malformed' };
  if (!isGenuine(keyring, token)) return { fault: 'forged' };
  const claims = readPayload(keyring.tenant, payload);
  if (claims === undefined) return { fault: 'malformed' };
  if (claims.purpose !== purpose) return { fault: 'wrong-purpose' };
  if (claims.expiresAt !== undefined && claims.expiresAt <= now) return { fault: 'expired' };
  return { ok: claims };
}

/** Was it signed by a key of ours? Says nothing of what for, nor until when. */
export function isGenuine(keyring: Keyring, token: string): boolean {
  const [, kid, payload, mac] = partsOf(token);
  const key = keyring.keys.find((candidate) => candidate.kid === kid);
  return key !== undefined && mac !== undefined && equal(mac, macOf(key, `v1.${kid}.${payload}`));
}

const partsOf = (token: string): readonly (string | undefined)[] => (token.length <= 4300 ? SHAPE.exec(token) : null) ?? [];

function canonical(tenant: string, { purpose, customer, subject, expiresAt }: Claims): string {
  return JSON.stringify({ p: purpose, t: tenant, c: customer, s: subject, ...(expiresAt === undefined ? {} : { x: expiresAt }) });
}

function readPayload(tenant: string, payload: string): Claims | undefined {
  try {
    const { p, t, c, s, x } = payloadSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    if (t !== tenant) return undefined;
    return { purpose: p, customer: c, subject: s, ...(x === undefined ? {} : { expiresAt: x }) };
  } catch {
    return undefined;
  }
}

const macOf = (key: LinkKey, signed: string): string => createHmac('sha256', key.secret).update(signed).digest('base64url');

/** Compared as texts, so that a mac has exactly one spelling. Both are 43 characters long. */
const equal = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
