import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedSort, customerOfPk, customerPk, sortKey } from '../../../adapters/dynamo/keys.ts';

const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 128 });

describe('keys', () => {
  it('give the customer back, whatever the id holds', () => {
    fc.assert(
      fc.property(id, (customer) => {
        expect(customerOfPk(customerPk(customer))).toBe(customer);
      }),
    );
  });

  it('of different ids differ, and none is longer than DynamoDB takes', () => {
    fc.assert(
      fc.property(id, id, id, id, (a, b, c, d) => {
        const [left, right] = [sortKey('FACT', a, b), sortKey('FACT', c, d)];
        expect(Buffer.byteLength(left)).toBeLessThanOrEqual(1024);
        expect(left === right).toBe(a === c && b === d);
      }),
    );
  });

  it('that are too long keep their beginning and differ by their ends', () => {
    const [one, two] = [boundedSort(`${'名'.repeat(500)}a`), boundedSort(`${'名'.repeat(500)}b`)];
    expect(one.startsWith('名'.repeat(300))).toBe(true);
    expect(one).not.toBe(two);
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(1024);
  });
});
