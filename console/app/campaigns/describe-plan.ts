import type { Plan, PlanStep } from '../../contract/campaign-answers.ts';
import { words } from '../words.ts';

const t = words.campaigns;

/** One plain sentence for each message of a campaign: when, at what time, how. */
export function describeSteps(plan: Pick<Plan, 'fact' | 'steps' | 'audience'>, sendAt: string): string[] {
  return plan.steps.map((step) => {
    const when = whenOf(step, factOf(plan));
    return `${when}, ${step.at === 'once' ? t.atOnce : t.at(step.at ?? sendAt)}, ${byChannels(step)}.`;
  });
}

/** A message by its day, for a heading: `14 days before`; two of one day are told apart by their ids, as is one that is no longer there. */
export function stepName(steps: Plan['steps'], id: string): string {
  const step = steps.find((one) => one.id === id);
  if (step === undefined) return id;
  const day = words.campaigns.day(step.offsetDays);
  return steps.some((other) => other.id !== id && other.offsetDays === step.offsetDays) ? `${day} (${id})` : day;
}

function whenOf(step: PlanStep, fact: string): string {
  const days = Math.abs(step.offsetDays);
  if (days === 0) return t.onDay(fact);
  return step.offsetDays < 0 ? t.before(days, fact) : t.after(days, fact);
}

/** `the end of a gold or platinum tier`, where the audience asks for nothing else than tiers. */
function factOf({ fact, audience }: Pick<Plan, 'fact' | 'audience'>): string {
  const tiers = fact === 'membership.tier-ends' ? tiersOf(audience) : [];
  return tiers.length === 0 ? t.fact(fact) : `the end of a ${tiers.join(' or ')} tier`;
}

function tiersOf(audience: Plan['audience']): readonly string[] {
  const text = JSON.stringify(audience ?? null);
  const [, one] = /^\{"==":\[\{"var":"fact\.values\.tier"\},"([^"]*)"\]\}$/.exec(text) ?? [];
  if (one !== undefined) return [one];
  const [, several] = /^\{"in":\[\{"var":"fact\.values\.tier"\},\[([^\]]*)\]\]\}$/.exec(text) ?? [];
  return several?.split(',').map((quoted) => quoted.replace(/"/g, '')) ?? [];
}

function byChannels({ channels, send }: PlanStep): string {
  const [first = '', second] = channels.map((channel) => t.channels[channel]);
  if (second === undefined) return t.by(first);
  return send === 'each' ? t.both(first, second) : t.otherwise(first, second);
}

export const nameOf = (plan: Pick<Plan, 'id' | 'name'>): string => plan.name ?? t.name(plan.id);
