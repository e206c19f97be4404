import type { Campaign } from './campaign.ts';
import type { CampaignTexts, StepTexts } from './campaign-texts.ts';

/** care 33: what binds a customer. 1 financial; 2 social, and financial; 3 structural (equipment, software, training), and both. */
export const bondLevels = [1, 2, 3] as const;
export type BondLevel = (typeof bondLevels)[number];

/** What a starter is; a company's own say it in their plan. */
const starterBonds: Readonly<Record<string, BondLevel>> = {
  'product-birthday': 3,
  'warranty-ending': 2,
  'tier-expiry': 1,
  'tier-changed': 1,
  'win-back': 2,
  'second-purchase': 2,
  'satisfaction-survey': 2,
  'service-recovery': 2,
  'customer-birthday': 2,
  'membership-anniversary': 2,
  replenishment: 2,
  'case-follow-up': 2,
  'voucher-reminder': 1,
  'recall-aftercare': 2,
  welcome: 2,
  'reorder-reminder': 1,
  'plan-review': 2,
  'booking-reminder': 3,
};

export const bondOf = ({ id, bond }: Pick<Campaign, 'id' | 'bond'>): BondLevel | undefined =>
  bond ?? (Object.hasOwn(starterBonds, id) ? starterBonds[id] : undefined);

export interface BondReport {
  readonly levels: readonly { readonly level: BondLevel; readonly campaigns: readonly string[] }[];
  /** Those that nobody has given a level; answers to what a customer asked, and safety, need none. */
  readonly untagged: readonly string[];
  /** Share of the programmes with a level that have nothing but money to say; undefined where there is none. */
  readonly moneyOnly?: number | undefined;
}

/** > care 33: each programme tagged with its level; report the share of money-only programmes. Of those that go out. */
export function bondReport(campaigns: readonly Campaign[]): BondReport {
  const running = campaigns.filter(({ live, approved }) => live && approved);
  const levels = bondLevels.map((level) => ({ level, campaigns: running.filter((each) => bondOf(each) === level).map(({ id }) => id) }));
  const tagged = levels.reduce((sum, { campaigns: of }) => sum + of.length, 0);
  const money = levels.find(({ level }) => level === 1)?.campaigns.length ?? 0;
  return {
    levels,
    untagged: running.filter((each) => each.class === 'marketing' && bondOf(each) === undefined).map(({ id }) => id),
    ...(tagged === 0 ? {} : { moneyOnly: money / tagged }),
  };
}

const PERSONAL = /\{\{-?\s*(?:greeting|customer\.|memory\.|owner\.|products?\b|tierName)/;
const LINK = /\{\{-?\s*links\.(?!unsubscribe|preferences|myData)/;

/** > care 33: tag 2 without a personal slot, or 3 without a link → error; 3 includes 2. A sentence for each step that lacks one. */
export function bondFaults(level: BondLevel | undefined, texts: CampaignTexts): { readonly step: string; readonly fault: string }[] {
  if (level === undefined || level === 1) return [];
  const written = Object.entries(texts.steps).map(([step, text]) => ({ step, text: writtenIn(text) }));
  const linked = written.some(({ text }) => LINK.test(text));
  return written.flatMap(({ step, text }) => [
    ...(PERSONAL.test(text) ? [] : [{ step, fault: 'A social programme (level 2) speaks to a person: nothing in it is personal.' }]),
    ...(level === 3 && !linked
      ? [{ step, fault: 'A structural programme (level 3) gives something to use: nothing in it leads there.' }]
      : []),
  ]);
}

/** Parts of a mail stand beside each other; a text message counts for its step too. */
const writtenIn = ({ email, sms }: StepTexts): string => JSON.stringify([email ?? '', sms ?? '']);
