import { describe, expect, it } from 'vitest';
import { allowedAtLevel } from '../../../domain/classes/programme-level.ts';

const allowed = (relationship: string | undefined) =>
  ['win-back', 'satisfaction-survey', 'second-purchase', 'plan-review', 'customer-birthday', 'constructor'].filter((campaign) =>
    allowedAtLevel({ id: campaign }, { attributes: relationship === undefined ? {} : { relationship } }),
  );
const always = ['customer-birthday', 'constructor'];

describe('care 40: allowed programmes per level', () => {
  it.each([
    ['basic: no follow-up', 'basic', []],
    ['reactive: invite to call', 'reactive', ['win-back']],
    ['accountable: call after sale asking if expectation met', 'accountable', ['win-back', 'satisfaction-survey']],
    ['proactive: periodic news and advice', 'proactive', ['win-back', 'satisfaction-survey', 'second-purchase']],
    ['partner: joint plan', 'partner', ['win-back', 'satisfaction-survey', 'second-purchase', 'plan-review']],
    ['level missing → reactive', undefined, ['win-back']],
    ['a word that is no level → reactive', 'best friends', ['win-back']],
  ])('> %s', (_rule, level, programmes) => {
    expect(allowed(level)).toEqual([...programmes, ...always]);
  });

  it.each([
    ['news-and-advice', 'accountable', false],
    ['news-and-advice', 'proactive', true],
    ['joint-plan', 'proactive', false],
    ['joint-plan', 'partner', true],
    ['invite-to-call', 'basic', false],
    ['invite-to-call', 'reactive', true],
  ] as const)('a company’s own campaign of the kind %s, to %s: %s', (programme, relationship, expected) => {
    expect(allowedAtLevel({ id: 'own', programme }, { attributes: { relationship } })).toBe(expected);
  });

  it('what a plan says of itself counts for a starter, too', () => {
    expect(allowedAtLevel({ id: 'win-back', programme: 'joint-plan' }, { attributes: { relationship: 'proactive' } })).toBe(false);
  });
});
