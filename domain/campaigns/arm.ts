import { skipReasons } from '../decisions/reason.ts';

/** Gates that stand before the holdout: whoever is stopped there is in neither group. */
const beforeHoldout: ReadonlySet<string> = new Set(skipReasons.slice(0, skipReasons.indexOf('holdout')));

/**
 * > Arms = everybody who reached the holdout gate.
 *
 * Who was stopped by a later gate counts with those who were asked: the comparison group has such people, too.
 */
export function armOf(reason: string | undefined): 'asked' | 'holdout' | 'outside' {
  if (reason === 'holdout') return 'holdout';
  return reason !== undefined && beforeHoldout.has(reason) ? 'outside' : 'asked';
}
