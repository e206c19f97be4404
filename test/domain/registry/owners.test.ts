import { expect, it } from 'vitest';
import { type Ownership, ownersOverTime, supersededFrom } from '../../../domain/registry/owners.ts';

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

it.each([
  ['whoever bought it last and returned it leaves it with the owner before', 'returned', { current: 'A', conflicts: [] }],
  ['whoever bought it last and gave it away leaves it with nobody whom we know', 'transferred', { conflicts: ['A'] }],
  ['whoever bought it last and scrapped it leaves it with nobody', 'disposed', { conflicts: ['A'] }],
] as const)('> care 4: %s, for the screen and for who is written to alike', (_what, status, expected) => {
  const claims = [owns('A', { purchasedOn: '2020-01-01' }), owns('B', { purchasedOn: '2022-01-01', status })];
  const { owners: _, ...found } = ownersOverTime(claims, today);
  expect(found).toEqual(expected);
  expect([...supersededFrom(claims)]).toEqual(status === 'returned' ? [] : [['A', '2022-01-01']]);
});
