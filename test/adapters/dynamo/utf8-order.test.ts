import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareUtf8 } from '../../../adapters/dynamo/utf8-order.ts';

it('orders text as its bytes in UTF-8', () => {
  const text = fc.string({ unit: 'binary', maxLength: 6 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});
