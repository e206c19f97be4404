import * as z from 'zod';
import { bondLevels } from '../../../domain/campaigns/bond-level.ts';
import { type Campaign, ruleNames, type Step } from '../../../domain/campaigns/campaign.ts';
import { variantNames } from '../../../domain/campaigns/variant-texts.ts';
import { programmeKinds } from '../../../domain/classes/relationship.ts';
import type { Content } from '../../../workflows/campaign-library.ts';
import { boundedSort } from '../keys.ts';
import type { Item, Key } from '../table.ts';
import { calendarDate, campaignClass, campaignId, channel, count, jsonText, localTime, type StoredAs, short, text } from './fields.ts';

const step: z.ZodType<Step> = z.object({
  id: short,
  offsetDays: count,
  channels: z.array(channel).max(2).readonly(),
  send: z.enum(['first', 'each']),
  at: z.union([localTime, z.literal('once')]).optional(),
  spreadMinutes: count.optional(),
  variants: z.array(z.enum(variantNames)).readonly().optional(),
} satisfies Record<keyof Step, z.ZodType>);

export const storedCampaign: StoredAs<Campaign> = z.object({
  id: campaignId,
  name: short.optional(),
  version: count,
  class: campaignClass,
  fact: short,
  rule: z.enum(ruleNames),
  steps: jsonText(z.array(step).max(100).readonly()),
  audience: jsonText(z.union([z.boolean(), z.record(short, z.unknown())])).optional(),
  bond: z.literal(bondLevels).optional(),
  programme: z.enum(programmeKinds).optional(),
  holdoutPercent: z.number().min(0).max(100).optional(),
  live: z.boolean(),
  approved: z.boolean(),
  archived: z.boolean().optional(),
  startsOn: calendarDate.optional(),
  endsOn: calendarDate.optional(),
} satisfies Record<keyof Campaign, z.ZodType>);

export const CAMPAIGNS = 'CAMPAIGNS';

export const campaignKey = (campaign: string): Key => ({ pk: CAMPAIGNS, sk: encodeURIComponent(campaign) });
export const campaignItem = (campaign: Campaign): Item => ({
  ...campaignKey(campaign.id),
  type: 'CAMPAIGN',
  ...z.encode(storedCampaign, campaign),
});
export const readCampaign = (item: Item): Campaign => z.decode(storedCampaign, item);

export const storedContent: StoredAs<Content> = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('email'), subject: text, preheader: text, html: z.string().max(300_000), text: z.string().max(60_000) }),
  z.object({ channel: z.literal('sms'), text }),
]);

/** What content is for: one step on one channel in one language. */
export interface ContentPlace {
  readonly campaign: string;
  readonly version: number;
  readonly step: string;
  readonly locale: string;
}

export const contentKey = ({ campaign, version, step: id, locale }: ContentPlace, on: Content['channel']): Key => ({
  pk: `CONTENT#${encodeURIComponent(campaign)}#${version}`,
  sk: boundedSort(`${encodeURIComponent(id)}#${on}#${encodeURIComponent(locale)}`),
});

export const contentItem = (place: ContentPlace, content: Content): Item => ({
  ...contentKey(place, content.channel),
  type: 'CONTENT',
  ...storedContent.parse(content),
});

export const readContent = (item: Item): Content => z.decode(storedContent, item);
