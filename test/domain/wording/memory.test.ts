import { describe, expect, it } from 'vitest';
import { memoryOf, toneVariant } from '../../../domain/wording/memory.ts';
import { aCustomer, aCustomerState } from '../../support/builders.ts';

const remembered = (attributes: Record<string, string>, today = '2026-11-22') =>
  memoryOf(aCustomerState({ customer: aCustomer({ attributes }) }), today);

describe('> before each contact: name form, last purchase, likes, dislikes, open cases (care 30)', () => {
  it.each([
    ['on the last day of 24 months', '2024-11-22', true],
    ['a day later', '2024-11-21', false],
    ['without a date', '', false],
    ['with a date that cannot be', '2024-02-30', false],
    ['with a date to come', '2026-11-23', false],
  ])('%s what was noted is asserted: %s', (_when, noted_on, asserted) => {
    const memory = remembered({ likes: 'quiet machines', noted_on });
    expect(memory).toMatchObject({ likes: asserted ? 'quiet machines' : null, ask: !asserted });
  });

  it('does not ask where nothing was ever noted, and lets nothing sensitive through', () => {
    expect(remembered({ 'sensitive.health': 'asthma' })).toEqual({
      nameForm: 'Ada Byron',
      lastOrderOn: null,
      openCases: 0,
      likes: null,
      dislikes: null,
      ask: false,
    });
  });

  it('calls people as they want to be called, and counts what is open, as far as they know of it', () => {
    const state = aCustomerState({
      customer: aCustomer({ attributes: { name_form: 'Lady Lovelace' } }),
      cases: [
        { id: 'K1', kind: 'complaint', openedOn: '2026-11-01' },
        { id: 'K2', kind: 'repair', openedOn: '2026-10-01', closedOn: '2026-10-03' },
        { id: 'K3', kind: 'let-down', openedOn: '2026-11-02' },
      ],
    });
    expect(memoryOf(state, '2026-11-22')).toMatchObject({ nameForm: 'Lady Lovelace', openCases: 1 });
  });
});

it.each([
  ['斤斤计较', 'full-prices'],
  [' Suspicious ', 'proof'],
  ['急躁', 'one-line'],
  ['stubborn', 'no-pressure'],
  ['好斗', 'no-pressure'],
  ['稳重', 'proof'],
  ['melancholic', 'neutral'],
  ['', 'neutral'],
  [undefined, 'neutral'],
])('> tone %s → %s (care 39)', (tone, variant) => expect(toneVariant(tone)).toBe(variant));
