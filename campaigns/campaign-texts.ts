import type { CampaignTexts } from '../domain/campaigns/campaign-texts.ts';
import type { ContentLocale } from '../domain/wording/greeting.ts';

export type { Block, CampaignTexts, EmailTexts } from '../domain/campaigns/campaign-texts.ts';

export type LocalTexts = Readonly<Record<ContentLocale, CampaignTexts>>;

/** A reply with its subject written already: every message leads to a person. */
export const replyAbout = (subject: string): string => `mailto:{{ company.replyTo }}?subject=${encodeURIComponent(subject)}`;
