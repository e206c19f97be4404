import { expect, it } from 'vitest';
import { type Ownership, ownersOverTime } from '../../../domain/registry/owners.ts';

const today = '2026-11-21';
const owns = (customer: string, asset: Partial<Ownership['asset']> = {}): Ownership => ({
  customer,
  asset: { id: 'A1', status: 'active', ...asset },
});

it('> care 4: owner history, in order of time, each until the day before the product was given away', () => {
  const claims = [
    owns('B', { purchasedOn: '2025-03-02' }),
    owns('A', { purchasedOn: '2023-01-01', status: 'transferred', endedOn: '2025-03-01' }),
  ];
  expect(ownersOverTime(claims, today)).toEqual({
    owners: [
      { customer: 'A', from: '2023-01-01', until: '2025-02-28' },
      { customer: 'B', from: '2025-03-02' },
    ],
    current: 'B',
    conflicts: [],
  });
});

it('> care 4: of two owners at once the latest wins, and the conflict is told', () => {
  const claims = [owns('B', { purchasedOn: '2025-03-02' }), owns('A', { purchasedOn: '2023-01-01' })];
  expect(ownersOverTime(claims, today)).toEqual({
    owners: [
      { customer: 'A', from: '2023-01-01', until: '2025-03-01' },
      { customer: 'B', from: '2025-03-02' },
    ],
    current: 'B',
    conflicts: ['A'],
  });
});

it('who came without a date stands before everybody with one', () => {
  expect(ownersOverTime([owns('B', { purchasedOn: '2020-01-01' }), owns('A')], today)).toMatchObject({ current: 'B', conflicts: ['A'] });
});

it('a product that everybody gave away is nobody’s; one that ends tomorrow is still somebody’s', () => {
  expect(ownersOverTime([owns('A', { status: 'disposed' })], today).current).toBeUndefined();
  expect(ownersOverTime([owns('A', { status: 'transferred', endedOn: '2026-11-22' })], today).current).toBe('A');
  expect(ownersOverTime([], today)).toEqual({ owners: [], conflicts: [] });
});
