import { describe, expect, it } from 'vitest';
import { allowedAtLevel } from '../../../domain/classes/programme-level.ts';

const allowed = (relationship: string | undefined) =>
  ['win-back', 'satisfaction-survey', 'second-purchase', 'customer-birthday', 'constructor'].filter((campaign) =>
    allowedAtLevel(campaign, { attributes: relationship === undefined ? {} : { relationship } }),
  );
const always = ['customer-birthday', 'constructor'];

describe('care 40: allowed programmes per level', () => {
  it.each([
    ['basic: no follow-up', 'basic', []],
    ['reactive: invite to call', 'reactive', ['win-back']],
    ['accountable: call after sale asking if expectation met', 'accountable', ['win-back', 'satisfaction-survey']],
    ['proactive: periodic news and advice', 'proactive', ['win-back', 'satisfaction-survey', 'second-purchase']],
    ['partner', 'partner', ['win-back', 'satisfaction-survey', 'second-purchase']],
    ['level missing → reactive', undefined, ['win-back']],
    ['a word that is no level → reactive', 'best friends', ['win-back']],
  ])('> %s', (_rule, level, programmes) => {
    expect(allowed(level)).toEqual([...programmes, ...always]);
  });
});
