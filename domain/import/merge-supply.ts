import type { Supply } from '../answer.ts';
import { withoutBlanks } from './given.ts';

/**
 * A delivery with what a row says of it; blanks leave what stands, so that what is paid, or done by staff, stays so however often its row
 * comes. `paidByAnother`: nothing is to be collected from whoever uses it.
 */
export function mergeSupply(existing: Supply | undefined, given: Supply, paidByAnother: boolean): Supply {
  const { forAnother: _, ...standing } = existing ?? given;
  const merged: Supply = { ...given, ...standing, ...withoutBlanks(given) };
  if (!paidByAnother) return merged;
  const { payday: _payday, dueOn: _dueOn, paidOn: _paidOn, ...used } = merged;
  return used;
}
