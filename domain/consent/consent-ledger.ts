import { createHash } from 'node:crypto';
import type { Instant } from '../calendar/calendar-date.ts';
import { type Contact, newContact } from '../contact.ts';
import { afterChange, type Choices, type ConsentChange, type ConsentSource } from './consent-change.ts';

/** Who chose what, when, through which door, and which words they saw. */
export interface ConsentProof {
  readonly at: Instant;
  readonly source: ConsentSource;
  /** `customer`, the id of a member of staff, or what wrote on nobody's word (`import`, `ses`). */
  readonly by: string;
  /** Version, language and hash of the words (`wordingOf`), or what was said (`text/STOP`). */
  readonly wording: string;
  readonly change: ConsentChange;
}

/** A proof in its place. Item `CONSENT#<n>`. */
export interface LedgerEntry extends ConsentProof {
  /** From 1, without gaps. */
  readonly n: number;
  /** Hash of the entry before it; empty for the first. */
  readonly before: string;
  readonly hash: string;
}

/** How many entries there are and the hash of the last. It stands in the gate, so that an entry cut off at the end is missed too. */
export interface LedgerHead {
  readonly n: number;
  readonly hash: string;
}

type OpenGate = Omit<Contact, 'rev'>;

/** The gate after a proof's change, and the entry that is to be written with it in one transaction. */
export function withProof(customer: string, gate: OpenGate, proof: ConsentProof): { readonly gate: OpenGate; readonly entry: LedgerEntry } {
  const entry = chained(customer, gate.ledger, proof);
  return { gate: { ...afterChange(gate, proof.change), ledger: { n: entry.n, hash: entry.hash } }, entry };
}

function chained(customer: string, head: LedgerHead | undefined, proof: ConsentProof): LedgerEntry {
  const place = { n: (head?.n ?? 0) + 1, before: head?.hash ?? '' };
  return { ...proof, ...place, hash: hashOf(customer, { ...proof, ...place }) };
}

/** 78 bits: nobody finds another entry with the same, and the gate keeps to its 900 bytes. */
const HASH_CHARACTERS = 13;

function hashOf(customer: string, { n, before, at, source, by, wording, change }: Omit<LedgerEntry, 'hash'>): string {
  const { email, sms, pausedUntil, lessOften, withoutCampaigns, quietHours } = change;
  const hours = quietHours === undefined || quietHours === null ? quietHours : [quietHours.from, quietHours.to];
  const changed = Object.entries({ email, sms, pausedUntil, lessOften, withoutCampaigns, hours }).filter(([, to]) => to !== undefined);
  const text = JSON.stringify([customer, n, before, at, source, by, wording, changed]);
  return createHash('sha256').update(text).digest('base64url').slice(0, HASH_CHARACTERS);
}

export type LedgerVerdict =
  | { readonly kind: 'whole' }
  | { readonly kind: 'broken' /** The first entry that does not hold. */; readonly n: number };

/** Whether every entry is there, in its place and as it was written, up to the head that the gate knows of. */
export function verifyLedger(customer: string, entries: readonly LedgerEntry[], head: LedgerHead | undefined): LedgerVerdict {
  let before = '';
  for (const [index, entry] of entries.entries()) {
    const n = index + 1;
    if (entry.n !== n || entry.before !== before || entry.hash !== hashOf(customer, entry)) return { kind: 'broken', n };
    before = entry.hash;
  }
  const length = head?.n ?? 0;
  if (entries.length !== length) return { kind: 'broken', n: Math.min(entries.length, length) + 1 };
  return before === (head?.hash ?? '') ? { kind: 'whole' } : { kind: 'broken', n: length };
}

/** What stands at the gate, from its proofs alone. */
export const rebuildChoices = (entries: readonly LedgerEntry[]): Choices =>
  entries.reduce((choices: Choices, { change }) => afterChange(choices, change), {
    email: newContact.email,
    sms: newContact.sms,
    pausedUntil: undefined,
    lessOften: undefined,
    withoutCampaigns: undefined,
    quietHours: undefined,
  });

/** `<version> <language> <hash>` of the words that were shown, so that a later edit of the text is told from an earlier one. */
export function wordingOf(version: string, language: string, words: readonly string[]): string {
  const hash = createHash('sha256').update(words.join('\n')).digest('base64url').slice(0, HASH_CHARACTERS);
  return `${version} ${language} ${hash}`;
}
