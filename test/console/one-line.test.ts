import { expect, it } from 'vitest';
import { oneLine } from '../../console/app/parts/one-line.ts';

it('> What stands side by side turns nothing round: a number is read as it is dialled', () => {
  expect(oneLine(['\u202Egnp', undefined, '', '+44770'])).toBe('gnp · +44770');
  expect(oneLine(['עדה', '\u2067x', '+44770'])).toBe('עדה · x · +44770');
});
