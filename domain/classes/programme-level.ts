import type { Customer } from '../customer.ts';
import { type ProgrammeKind, programmesAt, relationshipLevels } from './relationship.ts';

/** What kind of programme a starter is; what is not here belongs to no level: service, safety, and good wishes. */
const programmes: Readonly<Record<string, ProgrammeKind>> = {
  welcome: 'invite-to-call',
  'win-back': 'invite-to-call',
  'satisfaction-survey': 'ask-after-sale',
  'second-purchase': 'news-and-advice',
  'reorder-reminder': 'news-and-advice',
  replenishment: 'news-and-advice',
};

/**
 * > care 40: allowed programmes per level. Basic: no follow-up; reactive: invited to call; accountable: asked after the sale; proactive:
 * > news and advice; partner: joint plan. Level missing → reactive.
 *
 * The level is `attr.relationship`; a word that is no level is none.
 */
export function allowedAtLevel(campaign: string, { attributes }: Pick<Customer, 'attributes'>): boolean {
  const kind = Object.hasOwn(programmes, campaign) ? programmes[campaign] : undefined;
  const level = relationshipLevels.find((one) => one === attributes['relationship']);
  return kind === undefined || programmesAt(level).includes(kind);
}
