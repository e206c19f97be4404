import { createHash } from 'node:crypto';
import type { Key } from './table.ts';

/** DynamoDB's limit of a sort key in bytes. Ours are ASCII but for people's names. */
const MAX_SORT_KEY = 1024;

/** Ids of 128 characters can exceed it once percent-encoded: such keys end in a hash instead. */
export function boundedSort(text: string): string {
  if (text.length * 3 <= MAX_SORT_KEY || Buffer.byteLength(text) <= MAX_SORT_KEY) return text;
  const hash = createHash('sha256').update(text).digest('hex');
  return `${Buffer.from(text)
    .subarray(0, MAX_SORT_KEY - 80)
    .toString()
    .replace(/\ufffd+$/, '')}~${hash}`;
}

export const customerPk = (customer: string): string => `C#${encodeURIComponent(customer)}`;
export const customerOfPk = (pk: string): string => decodeURIComponent(pk.slice(2));

/**
 * What grows for ever and what only its own flow reads. Their keys are in small letters, so that they stand after everything that a
 * look at a customer reads, and one query over `STATE_RANGE` reads just that.
 */
const apart: ReadonlySet<string> = new Set([
  'ADDRESS',
  'CONSENT',
  'FACT',
  'JOINED',
  'JOINED_CONSENT',
  'JOINED_FROM',
  'LINK',
  'MESSAGE',
  'ORDER',
  'POINTS',
  'WAIT',
]);

/** State and gate of one customer: every sort key that begins with a capital. */
export const STATE_RANGE = { from: 'A', to: '[' } as const;

export const typePart = (type: string): string => (apart.has(type) ? type.toLowerCase() : type);

/** What the sort keys of a type begin with, where it stands several times. */
export const prefixOf = (type: string): string => `${typePart(type)}#`;

/** `TYPE#part#part`, parts percent-encoded. */
export const sortKey = (type: string, ...parts: readonly string[]): string =>
  boundedSort([typePart(type), ...parts.map(encodeURIComponent)].join('#'));

export const customerKey = (customer: string, type: string, ...parts: readonly string[]): Key => ({
  pk: customerPk(customer),
  sk: sortKey(type, ...parts),
});

/** 0 to `shards` − 1, the same for ever. */
export function shardOf(id: string, shards: number): number {
  return shards === 1 ? 0 : createHash('sha256').update(id).digest().readUInt32BE(0) % shards;
}

/** Over everything that begins with `prefix`: no key of ours holds a character above this. */
export const endOf = (prefix: string): string => `${prefix}\u{10ffff}`;
