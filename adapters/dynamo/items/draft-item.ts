import * as z from 'zod';
import type { CampaignDraft, CampaignPlan, CampaignVersion } from '../../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../../domain/campaigns/campaign-texts.ts';
import { planShape, textsShape } from '../../../domain/campaigns/draft-shape.ts';
import type { Item, Key } from '../table.ts';
import { count, instant, jsonText, type StoredAs, short, text } from './fields.ts';

const plan: z.ZodType<CampaignPlan> = planShape;
const texts: z.ZodType<WrittenTexts> = textsShape;

export const storedDraft: StoredAs<CampaignDraft> = z.object({
  plan: jsonText(plan),
  texts: jsonText(texts),
  base: count,
  rev: count,
  state: z.enum(['draft', 'in-review']),
  by: short,
  at: instant,
  authors: z.array(short).max(100).readonly(),
  note: text.optional(),
} satisfies Record<keyof CampaignDraft, z.ZodType>);

export const storedVersion: StoredAs<CampaignVersion> = z.object({
  version: count,
  plan: jsonText(plan),
  texts: jsonText(texts),
  by: short,
  at: instant,
  approvedBy: short,
  approvedAt: instant,
} satisfies Record<keyof CampaignVersion, z.ZodType>);

export const DRAFTS = 'DRAFTS';
export const draftKey = (campaign: string): Key => ({ pk: DRAFTS, sk: encodeURIComponent(campaign) });
export const draftItem = (draft: CampaignDraft): Item => ({ ...draftKey(draft.plan.id), type: 'DRAFT', ...z.encode(storedDraft, draft) });
export const readDraft = (item: Item): CampaignDraft => z.decode(storedDraft, item);

export const versionsPk = (campaign: string): string => `VERSIONS#${encodeURIComponent(campaign)}`;
export const versionKey = (campaign: string, version: number): Key => ({ pk: versionsPk(campaign), sk: String(version).padStart(6, '0') });
export const versionItem = (version: CampaignVersion): Item => ({
  ...versionKey(version.plan.id, version.version),
  type: 'VERSION',
  ...z.encode(storedVersion, version),
});
export const readVersion = (item: Item): CampaignVersion => z.decode(storedVersion, item);
