import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { packedEntries } from '../../../adapters/dynamo/items/packed-entries.ts';
import type { DueEntry } from '../../../workflows/due-queue.ts';

const day = fc.constantFrom('2026-02-28', '2026-11-22', '2027-01-01');
const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const occasion = fc.record(
  {
    campaign: fc.constantFrom('product-birthday', 'win-back'),
    step: fc.constantFrom('card', 'early'),
    kind: fc.constantFrom('asset.purchased', 'customer.silent'),
    subject: name,
    date: day,
    due: fc.integer({ min: 0, max: 2e12 }),
    putOff: fc.constantFrom('quota' as const, 'expired' as const),
  },
  { requiredKeys: ['campaign', 'step', 'kind', 'subject', 'date', 'due'] },
);
const entry: fc.Arbitrary<DueEntry> = fc.record(
  { customer: name, occasions: fc.array(occasion, { maxLength: 6 }), regrade: day },
  { requiredKeys: ['customer', 'occasions'] },
);

describe('the entries of a kept page', () => {
  it('are read back as they were, in their order', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), (entries) => {
        expect(z.decode(packedEntries, z.encode(packedEntries, entries))).toEqual(entries);
      }),
    );
  });

  it('fit one write unit for a page of customers who are due for the same thing', () => {
    const entries = Array.from({ length: 25 }, (_, n): DueEntry => {
      const customer = `C${String(n).padStart(6, '0')}`;
      const date = '2026-11-25';
      const due = Date.parse('2026-11-25T10:00:00Z');
      return {
        customer,
        occasions: [{ campaign: 'customer-birthday', step: 'day0', kind: 'customer.born', subject: customer, date, due }],
      };
    });
    expect(z.encode(packedEntries, entries).length).toBeLessThan(700);
  });

  it.each(['', '{', '[]', '{"looks":[],"entries":[["C1",[["0"]]]]}'])('are refused where they are no such text: %s', (stored) => {
    expect(z.safeDecode(packedEntries, stored).success).toBe(false);
  });
});
