import type { Channel } from '../customer.ts';
import type { ContentLocale } from '../wording/greeting.ts';
import type { CampaignPlan } from './campaign-draft.ts';
import type { WrittenTexts } from './campaign-texts.ts';
import { textsOfVariant } from './variant-texts.ts';

/** What is to be said of a text before it goes. `grave` ones forbid that it does. */
export interface TextFinding {
  readonly step: string;
  readonly variant?: string | undefined;
  readonly channel: Channel;
  readonly locale: ContentLocale;
  readonly what:
    | 'nothing-written'
    | 'missing-translation'
    | 'missing-slot'
    | 'not-allowed'
    | 'no-person'
    | 'dead-link'
    | 'price-in-card'
    | 'perhaps-not-yours'
    | 'subject-too-long'
    | 'text-too-long';
  readonly grave: boolean;
  readonly detail?: string | undefined;
}

/** Characters after which most inboxes cut a subject off; a Chinese character takes the room of two. */
const LONGEST_SUBJECT = 60;
const MOST_SEGMENTS = 3;

/** A birthday card wishes well; it never speaks of money (care 3). */
const cards: ReadonlySet<string> = new Set(['product-birthday', 'customer-birthday', 'membership-anniversary']);
/** A company's own campaign on such a day is told the same, and may know better: a trade-in is no card. */
const cardDays: ReadonlySet<string> = new Set(['asset.purchased', 'customer.born', 'customer.joined']);
const price =
  /[€$£¥￥]\s?\d|\d\s?(?:€|£|EUR|USD|GBP|CNY|RMB|元|%|折)|\bdiscounts?\b|\bsale\b|\bprices?\b|\boff your next\b|优惠|打折|特价|价格/i;

/** Addresses say nothing to a reader: the `5%E6` of one is no five percent. */
const priceIn = (text: string): string | undefined => price.exec(text.replace(/\b(?:mailto|https?):\S+/gi, ''))?.[0];

export const speaksOfPrice = (text: string): boolean => priceIn(text) !== undefined;

const YOURS = /(?:\byour |您的)\{\{-?\s*(products\[0\]|product)\.name\b/i;

/** care 81: “your” before a product that may be somebody else's. `{{ product | yours }}` knows the difference; the author's words stay. */
export const claimedAsTheirs = (source: string): string | undefined => YOURS.exec(source)?.[1];

export interface RenderedPart {
  readonly step: string;
  readonly variant?: string | undefined;
  readonly channel: Channel;
  readonly locale: ContentLocale;
  readonly subject: string;
  readonly text: string;
  readonly segments: number;
}

const isCard = ({ id, fact, steps }: Pick<CampaignPlan, 'id' | 'fact' | 'steps'>, step: string): boolean =>
  cards.has(id) || (cardDays.has(fact) && steps.some((each) => each.id === step && each.offsetDays === 0));

/** What a rendered example shows: too long, or about money where it must not be. */
export function findingsOfRendered(
  campaign: Pick<CampaignPlan, 'id' | 'fact' | 'steps'>,
  { subject, text, segments, ...place }: RenderedPart,
): TextFinding[] {
  const width = [...subject].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
  return [
    ...((place.channel === 'email' ? subject : text).trim() === '' ? [{ ...place, what: 'nothing-written' as const, grave: true }] : []),
    ...(width > LONGEST_SUBJECT ? [{ ...place, what: 'subject-too-long' as const, grave: false, detail: String(width) }] : []),
    ...(segments > MOST_SEGMENTS ? [{ ...place, what: 'text-too-long' as const, grave: false, detail: String(segments) }] : []),
    ...(isCard(campaign, place.step) && speaksOfPrice(`${subject}\n${text}`)
      ? [{ ...place, what: 'price-in-card' as const, grave: cards.has(campaign.id), detail: priceIn(`${subject}\n${text}`) }]
      : []),
  ];
}

/**
 * English stands in for every language that is not written; what is written in neither cannot go out. Words that are tried beside each
 * other are all written in the same languages: else people of one language would get another one's, and chance would not divide them.
 */
export function findingsOfGaps({ steps }: CampaignPlan, texts: WrittenTexts): TextFinding[] {
  return steps.flatMap(({ id: step, variants = [undefined], channels }) =>
    channels.flatMap((channel) => {
      const isWritten = (locale: ContentLocale, variant: string | undefined) => {
        const written = texts[locale];
        return written !== undefined && textsOfVariant(written, step, variant).steps[step]?.[channel] !== undefined;
      };
      const inChinese = variants.some((variant) => isWritten('zh', variant));
      return variants.flatMap((variant): TextFinding[] => {
        const place = { step, ...(variant === undefined ? {} : { variant }), channel };
        if (!isWritten('en', variant)) return [{ ...place, locale: 'en', what: 'nothing-written', grave: true }];
        if (isWritten('zh', variant)) return [];
        return [{ ...place, locale: 'zh', what: inChinese ? 'nothing-written' : 'missing-translation', grave: inChinese }];
      });
    }),
  );
}
