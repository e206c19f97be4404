import type { CampaignClass } from '../../domain/campaigns/campaign.ts';
import type { CampaignTexts } from '../../domain/campaigns/campaign-texts.ts';
import type { Channel } from '../../domain/customer.ts';
import type { ContentLocale } from '../../domain/wording/greeting.ts';
import type { Content } from '../campaign-library.ts';

export interface ContentSource {
  readonly class: CampaignClass;
  readonly texts: CampaignTexts;
  readonly step: string;
  readonly channel: Channel;
  readonly locale: ContentLocale;
}

/** Makes what is sent out of what is written, in the brand's layout. Runs where a text is looked at or let go, never where one is sent. */
export interface ContentCompiler {
  /** Undefined where nothing is written for this; rejects with one sentence for the author where it cannot be made. */
  compile(source: ContentSource): Promise<Content | undefined>;
  /** What forbids sending it. */
  lint(content: Content, campaignClass: CampaignClass): readonly string[];
}
