import type { Campaign } from '../campaigns/campaign.ts';
import type { Customer } from '../customer.ts';
import { type ProgrammeKind, programmesAt, relationshipLevels } from './relationship.ts';

/** What kind of programme a starter is, a company's own say it in their plan; who does not belongs to no level: service, safety, good wishes. */
const starterProgrammes: Readonly<Record<string, ProgrammeKind>> = {
  welcome: 'invite-to-call',
  'win-back': 'invite-to-call',
  'satisfaction-survey': 'ask-after-sale',
  'second-purchase': 'news-and-advice',
  'reorder-reminder': 'news-and-advice',
  replenishment: 'news-and-advice',
  'plan-review': 'joint-plan',
};

/**
 * > care 40: allowed programmes per level. Basic: no follow-up; reactive: invited to call; accountable: asked after the sale; proactive:
 * > news and advice; partner: joint plan. Level missing → reactive.
 *
 * The level is `attr.relationship`; a word that is no level is none.
 */
export function allowedAtLevel(
  { id, programme }: Pick<Campaign, 'id' | 'programme'>,
  { attributes }: Pick<Customer, 'attributes'>,
): boolean {
  const kind = programme ?? (Object.hasOwn(starterProgrammes, id) ? starterProgrammes[id] : undefined);
  const level = relationshipLevels.find((one) => one === attributes['relationship']);
  return kind === undefined || programmesAt(level).includes(kind);
}
