/** Gates that stand before the holdout: whoever is stopped there is in neither group. */
const beforeHoldout: ReadonlySet<string> = new Set([
  'campaign-off',
  'not-approved',
  'erased',
  'not-in-audience',
  'asset-ended',
  'already-safe',
]);

/**
 * > Arms = everybody who reached the holdout gate.
 *
 * Who was stopped by a later gate counts with those who were asked: the comparison group has such people, too.
 */
export function armOf(reason: string | undefined): 'asked' | 'holdout' | 'outside' {
  if (reason === 'holdout') return 'holdout';
  return reason !== undefined && beforeHoldout.has(reason) ? 'outside' : 'asked';
}
