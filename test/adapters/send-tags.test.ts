import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeTags, encodeTags } from '../../adapters/send-tags.ts';

const anyTags = fc.record({
  customer: fc.string({ minLength: 1, maxLength: 128, unit: 'grapheme' }),
  key: fc.string({ minLength: 1, maxLength: 600 }),
  campaign: fc.string({ minLength: 1, maxLength: 64 }),
  attempt: fc.integer({ min: 1, max: 1000 }),
});

it('leads from a late event back to customer, message and attempt', () => {
  fc.assert(
    fc.property(anyTags, fc.constantFrom(256, 800), (tags, longest) => {
      const encoded = encodeTags(tags, longest);
      for (const [name, value] of Object.entries(encoded)) {
        expect(name).toMatch(/^m\d+$/);
        expect(value).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(value.length).toBeLessThanOrEqual(longest);
      }
      expect(decodeTags(encoded)).toEqual(tags);
      const asSesTellsIt = Object.fromEntries(Object.entries(encoded).map(([name, value]) => [name, [value]]));
      expect(decodeTags({ ...asSesTellsIt, 'ses:from-domain': ['example.com'] })).toEqual(tags);
    }),
  );
});

it.each([{}, { m0: '' }, { m0: 'no json' }, { m0: ['WzFd'] }, { m0: 'WyJhIiwiYiIsImMiLDBd' }])(
  'finds nothing in the tags of others: %j',
  (tags) => {
    expect(decodeTags(tags)).toBeUndefined();
  },
);
