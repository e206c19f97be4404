import { createHash, timingSafeEqual } from 'node:crypto';
import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';
import type { KeyScope } from './key-scope.ts';

/** Lets a machine in. Its secret is shown once; what is kept tells it again, and is of no use to anybody else. Item `KEYS` / `<id>`. */
export interface ApiKey {
  readonly id: string;
  /** What it is for, as whoever made it says. */
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly hash: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly revokedBy?: string | undefined;
  readonly revokedAt?: Instant | undefined;
  /** The last day on which it was used. */
  readonly usedOn?: CalendarDate | undefined;
}

const SHAPE = /^prn_([a-z0-9]{8,32})_([A-Za-z0-9_-]{32,128})$/;

export const keyText = (id: string, secret: string): string => `prn_${id}_${secret}`;

/** Undefined where the text is no key. */
export function readKeyText(text: string): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = SHAPE.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** The secret is 256 random bits: there is nothing to be guessed that a slow hash would guard. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export function opens({ hash, revokedAt }: ApiKey, secret: string): boolean {
  const [given, kept] = [Buffer.from(hashSecret(secret)), Buffer.from(hash)];
  return revokedAt === undefined && given.length === kept.length && timingSafeEqual(given, kept);
}
