import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterChange, allowedConsent, type ConsentChange, consentSources, sameChoices } from '../../../domain/consent/consent-change.ts';
import { type LedgerEntry, rebuildChoices, verifyLedger, withProof, wordingOf } from '../../../domain/consent/consent-ledger.ts';
import { type Contact, newContact } from '../../../domain/contact.ts';

const consent = fc.constantFrom('yes', 'no', 'withdrawn', 'unknown' as const);
const day = fc.constantFrom('2026-11-21', '2027-01-01');
const change: fc.Arbitrary<ConsentChange> = fc.record(
  {
    email: consent,
    sms: consent,
    pausedUntil: fc.option(day),
    lessOften: fc.boolean(),
    withoutCampaigns: fc.uniqueArray(fc.constantFrom('win-back', 'product-birthday', 'own'), { maxLength: 3 }),
    quietHours: fc.option(fc.constant({ from: '18:00', to: '10:00' })),
  },
  { requiredKeys: [] },
);
const proof = fc.record({
  at: fc.integer({ min: 0, max: 2e12 }),
  source: fc.constantFrom(...consentSources),
  by: fc.string({ maxLength: 20 }),
  wording: fc.string({ maxLength: 40 }),
  change,
});

function ledgerOf(proofs: readonly Parameters<typeof withProof>[2][]) {
  let gate: Omit<Contact, 'rev'> = newContact;
  const entries: LedgerEntry[] = [];
  for (const each of proofs) {
    const next = withProof('C1', gate, each);
    gate = next.gate;
    entries.push(next.entry);
  }
  return { gate, entries };
}

describe('> Consent state is rebuilt from its proofs', () => {
  it('equal to the gate, whatever the history', () => {
    fc.assert(
      fc.property(fc.array(proof, { maxLength: 12 }), (proofs) => {
        const { gate, entries } = ledgerOf(proofs);
        expect(sameChoices(rebuildChoices(entries), gate)).toBe(true);
        expect(verifyLedger('C1', entries, gate.ledger)).toEqual({ kind: 'whole' });
      }),
      { numRuns: 500 },
    );
  });
});

describe('> Rows are chained by hash, and a broken chain is found', () => {
  const tampers: Readonly<Record<string, (entries: LedgerEntry[], at: number) => LedgerEntry[]>> = {
    'an entry taken out': (entries, at) => entries.filter((_, n) => n !== at),
    'the end cut off': (entries) => entries.slice(0, -1),
    'an entry told twice': (entries, at) => entries.flatMap((entry, n) => (n === at ? [entry, entry] : [entry])),
    'another time': (entries, at) => entries.map((entry, n) => (n === at ? { ...entry, at: entry.at + 1 } : entry)),
    'another door': (entries, at) =>
      entries.map((entry, n) => (n === at ? { ...entry, source: entry.source === 'staff' ? 'import' : 'staff' } : entry)),
    'another person': (entries, at) => entries.map((entry, n) => (n === at ? { ...entry, by: `${entry.by}x` } : entry)),
    'other words': (entries, at) => entries.map((entry, n) => (n === at ? { ...entry, wording: `${entry.wording}x` } : entry)),
    'another choice': (entries, at) =>
      entries.map((entry, n) => (n === at ? { ...entry, change: { ...entry.change, lessOften: entry.change.lessOften !== true } } : entry)),
    'another hash': (entries, at) => entries.map((entry, n) => (n === at ? { ...entry, hash: 'A'.repeat(13) } : entry)),
    'two entries turned round': (entries, at) => {
      const other = (at + 1) % entries.length;
      return entries.map((entry, n) => (n === at ? (entries[other] ?? entry) : n === other ? (entries[at] ?? entry) : entry));
    },
  };

  it.each(Object.keys(tampers))('%s: 1,000 of 1,000', (name) => {
    fc.assert(
      fc.property(fc.array(proof, { minLength: 2, maxLength: 8 }), fc.nat(), (proofs, where) => {
        const { gate, entries } = ledgerOf(proofs);
        const changed = tampers[name]?.(entries, where % entries.length) ?? entries;
        expect(verifyLedger('C1', changed, gate.ledger).kind).toBe('broken');
      }),
      { numRuns: 1000 },
    );
  });

  it('a whole ledger that is another customer’s, or rewritten from its beginning', () => {
    const { gate, entries } = ledgerOf([{ at: 1, source: 'import', by: 'import', wording: 'import/1', change: { email: 'yes' } }]);
    expect(verifyLedger('C2', entries, gate.ledger).kind).toBe('broken');
    const forged = ledgerOf([{ at: 2, source: 'import', by: 'import', wording: 'import/1', change: { email: 'yes' } }]);
    expect(verifyLedger('C1', forged.entries, gate.ledger).kind).toBe('broken');
  });
});

describe('> Withdrawal beats every other writer for ever; only the person raises it again', () => {
  it.each(consentSources)('%s', (source) => {
    const person = ['preference-page', 'confirmed-link', 'text-start'].includes(source);
    expect(allowedConsent(source, 'withdrawn', 'yes')).toBe(person ? 'yes' : undefined);
    expect(allowedConsent(source, 'withdrawn', 'no')).toBe(person ? 'no' : undefined);
    expect(allowedConsent(source, 'yes', 'withdrawn')).toBe('withdrawn');
    expect(allowedConsent(source, 'unknown', 'yes')).toBe(person || source === 'import' ? 'yes' : undefined);
  });
});

it('a choice leaves alone what it does not name', () => {
  const gate = { ...newContact, email: { consent: 'yes', suppressed: 'soft' }, lessOften: true, capDays: { '2026-11-21': 1 } } as const;
  expect(afterChange(gate, { sms: 'yes' })).toEqual({ ...gate, sms: { consent: 'yes' } });
  expect(afterChange(gate, { email: 'withdrawn' }).email).toEqual({ consent: 'withdrawn', suppressed: 'soft' });
});

it('words are told apart by version, language and every character', () => {
  const words = ['By email', 'By text message'];
  const one = wordingOf('preferences/2', 'en', words);
  expect(one).toMatch(/^preferences\/2 en [\w-]{13}$/);
  for (const other of [
    wordingOf('preferences/3', 'en', words),
    wordingOf('preferences/2', 'zh', words),
    wordingOf('preferences/2', 'en', ['By  email', 'By text message']),
  ])
    expect(other).not.toBe(one);
});
