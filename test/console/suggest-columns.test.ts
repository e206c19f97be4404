import { describe, expect, it } from 'vitest';
import { guessColumns, likelierKind, missingColumns } from '../../console/app/import/columns.ts';
import { doubtOf } from '../../console/app/import/suggest-by-values.ts';
import { importKinds } from '../../domain/import/import-kind.ts';

const sample = (values: Readonly<Record<string, readonly string[]>>) => ({ headers: Object.keys(values), examples: {}, values });

describe('which column is which', () => {
  it('is told by the names first, and where they say nothing by what every value looks like', () => {
    const file = sample({
      Kundennr: ['K1', 'K2'],
      customer: ['1', '2'],
      Kontakt: ['ada@example.com', ''],
      Land: ['GB', 'CN'],
      Wer: ['Ada Byron', 'Grace Hopper'],
      Wann: ['1980-12-10', '1926-12-09'],
      Notiz: ['GB', 'x'],
    });
    const { map, byValues } = guessColumns('customers', file);
    expect(map).toEqual({ customer: 'customer_id', Kontakt: 'email', Land: 'country', Wer: 'name' });
    expect(byValues).toEqual(['Kontakt', 'Land', 'Wer']);
  });

  it('is the id of a row where each value is another, and nobody’s birthday by its date alone', () => {
    const file = sample({ Besteller: ['x y', 'x z'], Nummer: ['K1', 'K2'], Datum: ['1980-12-10', '1980-12-10'] });
    expect(guessColumns('customers', file)).toEqual({ map: { Nummer: 'customer_id' }, byValues: ['Nummer'] });
    expect(guessColumns('customers', sample({ Nummer: ['K1', 'K1'] })).map).toEqual({});
  });

  it('is never guessed twice: of two columns of addresses the first is taken', () => {
    const { map } = guessColumns('customers', sample({ a: ['a@b.example'], b: ['c@d.example'] }));
    expect(map).toEqual({ a: 'email' });
  });

  it.each(importKinds)('of %s misses nothing that the header of the file has by our own names', (kind) => {
    const needed = missingColumns(kind, {});
    expect(needed.length).toBeGreaterThan(0);
    expect(missingColumns(kind, guessColumns(kind, sample(Object.fromEntries(needed.map((name) => [name, []])))).map)).toEqual([]);
  });

  it('knows an orders file that was dropped as customers, and leaves one alone that is whole', () => {
    const orders = sample({
      InvoiceNo: ['536365'],
      StockCode: ['85123A'],
      Quantity: ['6'],
      InvoiceDate: ['2010-12-01 08:26:00'],
      UnitPrice: ['2.55'],
      Buyer: ['x'],
    });
    const whole = sample({ ...orders.values, CustomerID: ['17850.0'] });
    expect(likelierKind('points', whole)).toBe('orders');
    expect(likelierKind('customers', whole)).toBe('orders');
    expect(likelierKind('orders', whole)).toBeUndefined();
    expect(likelierKind('customers', sample({ customer_id: ['1'], email: ['a@b.example'] }))).toBeUndefined();
    expect(likelierKind('customers', orders)).toBeUndefined();
    // A till's file: all but the price of one is there, and as customers it would tell less.
    const till = sample({
      household_id: ['2261', '2131', '511', '400'],
      basket_id: ['31625220889', '32053127496', '32445856036', '31932241118'],
      product_id: ['940996', '873902', '847901', '13094913'],
      quantity: ['1', '1', '1', '2'],
      sales_value: ['3.86', '1.59', '1', '11.87'],
      transaction_timestamp: ['2017-01-28 14:06:53', '2017-02-28 22:31:57', '2017-03-26 13:22:21', '2017-02-18 13:13:10'],
    });
    expect(missingColumns('customers', guessColumns('customers', till).map)).toEqual([]);
    expect(likelierKind('orders', till)).toBeUndefined();
  });
});

describe('what will be regretted', () => {
  it.each([
    ['customer_id', ['17850.0', '13047.0'], 'decimal-ids'],
    ['customer_id', ['17850.0', 'A1'], undefined],
    ['country', ['United Kingdom'], 'country'],
    ['country', ['GB', ''], undefined],
    ['ordered_at', ['5/12/2026 10:00'], 'day-first'],
    ['ordered_at', ['2026-12-05 10:00'], undefined],
    [undefined, ['17850.0'], undefined],
    ['customer_id', [], undefined],
  ] as const)('%s of %j: %s', (column, values, doubt) => expect(doubtOf(column, values)).toBe(doubt));
});
