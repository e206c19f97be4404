import type { Campaign } from '../shapes.ts';
import { words } from '../words.ts';

const t = words.campaigns;

/** One plain sentence for each message of a campaign: when, at what time, how. */
export function describeSteps(campaign: Campaign, sendAt: string): string[] {
  return campaign.steps.map((step) => {
    const fact = t.fact(campaign.fact);
    const days = Math.abs(step.offsetDays);
    const when = step.offsetDays === 0 ? t.onDay(fact) : step.offsetDays < 0 ? t.before(days, fact) : t.after(days, fact);
    return `${when}, ${step.at === 'once' ? t.atOnce : t.at(step.at ?? sendAt)}, ${byChannels(step)}.`;
  });
}

function byChannels({ channels, send }: Campaign['steps'][number]): string {
  const [first = '', second] = channels.map((channel) => (channel === 'sms' ? t.channels.sms : t.channels.email));
  if (second === undefined) return t.by(first);
  return send === 'each' ? t.both(first, second) : t.otherwise(first, second);
}
