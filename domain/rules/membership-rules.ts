import { tierRank } from '../membership/grade.ts';
import { decideTierNotice } from '../membership/tier-notice.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

/** > Current tier above the lowest, and the points in hand that still count on the last day do not give it again. */
export function decideTierExpiry({ state, settings, today }: RuleContext): RuleAnswer {
  const { membership, summary, customer } = state;
  if (membership === undefined) return nothing;
  const notice = decideTierNotice({ membership, summary, credit: customer.credit, settings, today });
  switch (notice.kind) {
    case 'nothing':
      return nothing;
    case 'already-safe':
      return { kind: 'skip', reason: 'already-safe' };
    case 'notice':
      return holds(notice.values);
  }
}

/** > Up or down, after the re-grade. */
export function decideTierChanged({ state, settings }: RuleContext): RuleAnswer {
  const changed = state.membership?.changed;
  if (changed === undefined) return nothing;
  const up = tierRank(changed.to, settings) < tierRank(changed.from, settings);
  return holds({ from: changed.from, to: changed.to, direction: up ? 'up' : 'down' });
}
