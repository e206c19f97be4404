import { audienceFault } from '../audience.ts';
import type { CampaignPlan } from './campaign-draft.ts';
import { ruleFor } from './rule-for.ts';

/** What is wrong with a plan, in one sentence; undefined where it may be saved. `base`: the version that goes out now. */
export function planFault(plan: CampaignPlan, base: CampaignPlan | undefined): string | undefined {
  const fault = audienceFault(plan.audience);
  if (fault !== undefined) return `Who gets it cannot be worked out: ${fault}.`;
  const ids = plan.steps.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return 'Two messages of it have the same id.';
  if (plan.startsOn !== undefined && plan.endsOn !== undefined && plan.endsOn < plan.startsOn) return 'It would end before it begins.';
  if (plan.steps.some(({ channels }) => new Set(channels).size < channels.length)) return 'A message names one channel twice.';
  return base === undefined ? faultOfNew(plan) : faultOfEdit(plan, base);
}

function faultOfNew(plan: CampaignPlan): string | undefined {
  if (plan.rule !== ruleFor(plan.fact)) return `Campaigns on “${plan.fact}” go by the rule ${ruleFor(plan.fact)}.`;
  return plan.steps.some(({ at }) => at === 'once') ? 'Only the campaigns that answer a customer’s own act go at once.' : undefined;
}

/** Keys of messages that were sent hang on these: changed, somebody would be written to twice. */
function faultOfEdit(plan: CampaignPlan, base: CampaignPlan): string | undefined {
  if (plan.id !== base.id || plan.fact !== base.fact || plan.rule !== base.rule || plan.class !== base.class)
    return 'The date that it watches, its rule and its kind stay as they are: make another campaign instead.';
  const replies = new Set(base.steps.filter(({ at }) => at === 'once').map(({ id }) => id));
  const moved = plan.steps.find(({ id, at }) => (at === 'once') !== replies.has(id));
  return moved === undefined ? undefined : 'What answers at once goes on doing so, and nothing else does.';
}
