import { expect, it } from 'vitest';
import { calendarKeysFor } from '../../../domain/campaigns/step-arithmetic.ts';
import { factKinds } from '../../../domain/facts/fact.ts';

it('what the product derives stands under its date alone, or under the day of the year', () => {
  const several = factKinds.filter((kind) => calendarKeysFor(kind, '2026-11-22', 'feb-28').length > 1);
  expect(several).toEqual(['customer.born']);
  expect(calendarKeysFor('asset.purchased', '2026-11-22', 'feb-28')).toEqual(['11-22']);
  expect(calendarKeysFor('promise.due', '2026-11-22', 'feb-28')).toEqual(['2026-11-22']);
});

it('a company’s own kind may come round, whatever it is called', () => {
  for (const kind of ['wedding', 'order.jubilee', 'asset.serviced', 'customer.name-day'])
    expect(calendarKeysFor(kind, '2026-11-22', 'feb-28')).toEqual(expect.arrayContaining(['2026-11-22', '11-22']));
});
