import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { CampaignDraft, CampaignVersion } from '../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import type { Content } from '../campaign-library.ts';

export interface PlacedContent {
  readonly step: string;
  readonly locale: string;
  readonly content: Content;
}

/** Edits that are under way, and the versions that were let go. Read strongly. */
export interface DraftBook {
  campaign(id: string): Promise<Campaign | undefined>;
  draft(id: string): Promise<CampaignDraft | undefined>;
  drafts(): Promise<readonly CampaignDraft[]>;
  /** Newest first. */
  versions(id: string): Promise<readonly CampaignVersion[]>;
  /** What the version says; that of a starter nobody has edited comes with the product. */
  texts(id: string, version: number): Promise<WrittenTexts>;
  /** Puts it where the stored revision is still `expectedRev` (0: none stands); else false. */
  save(draft: CampaignDraft, expectedRev: number): Promise<boolean>;
  discard(id: string, expectedRev: number): Promise<boolean>;
  /** Version, contents and campaign at once, and the draft is gone; false where draft or campaign changed meanwhile: nothing is then written. */
  letGo(version: CampaignVersion, campaign: Campaign, contents: readonly PlacedContent[], draft: CampaignDraft): Promise<boolean>;
  /** Puts it away, off, or takes it out again, still off; false where there is none. */
  archive(id: string, archived: boolean): Promise<boolean>;
}
