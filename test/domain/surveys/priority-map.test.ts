import { expect, it } from 'vitest';
import { priorityMap } from '../../../domain/surveys/priority-map.ts';
import { rankFactors } from '../../../domain/surveys/satisfaction-index.ts';

/** Ten answers of one factor. */
const answers = (factor: string, perceived: number, expected: number, count = 10) =>
  Array.from({ length: count }, () => ({ factors: { [factor]: { perceived, expected } } }));
const mapOf = (all: ReturnType<typeof answers>, importance = {}) => Object.fromEntries(priorityMap(rankFactors(all), importance));

it('> what matters and falls short comes first', () => {
  const all = [...answers('product', 3, 4), ...answers('care', 3, 4), ...answers('company', 4, 3), ...answers('service', 5, 3)];
  expect(mapOf(all, { product: 3, care: 1, company: 3, service: 1 })).toEqual({
    product: 'improve-first',
    care: 'improve-later',
    company: 'keep',
    service: 'enough',
  });
});

it('at the edges: exactly as expected is no shortfall, exactly the mean importance matters', () => {
  expect(mapOf([...answers('product', 4, 4), ...answers('care', 3, 4)])).toEqual({ product: 'keep', care: 'improve-first' });
  expect(mapOf([...answers('product', 4, 4), ...answers('care', 3, 4)], { product: 0.1, care: 0.1 })).toMatchObject({ product: 'keep' });
  expect(mapOf([...answers('product', 3, 4), ...answers('care', 3, 4)], { product: 1, care: 1.0001 })).toMatchObject({
    product: 'improve-later',
  });
});

it('> a factor below ten answers has no place, and weighs in no mean', () => {
  expect(mapOf([...answers('product', 3, 4), ...answers('care', 3, 4, 9)], { product: 1, care: 100 })).toEqual({
    product: 'improve-first',
  });
  expect(mapOf([])).toEqual({});
});
