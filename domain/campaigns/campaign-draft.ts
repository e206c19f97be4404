import type { Instant } from '../calendar/calendar-date.ts';
import type { Campaign } from './campaign.ts';
import type { WrittenTexts } from './campaign-texts.ts';

/** What an author decides about a campaign; its version, and whether it goes out, come of how it is let go. */
export type CampaignPlan = Omit<Campaign, 'version' | 'live' | 'approved' | 'archived'>;

/** An edit that nobody has approved: what goes out until then is the version before it. Item `DRAFT`. */
export interface CampaignDraft {
  readonly plan: CampaignPlan;
  readonly texts: WrittenTexts;
  /** The version that it began from; 0: a campaign that is new. */
  readonly base: number;
  readonly rev: number;
  readonly state: 'draft' | 'in-review';
  /** Who saved it last. */
  readonly by: string;
  readonly at: Instant;
  /** Everybody who had a hand in it: none of them approves it. */
  readonly authors: readonly string[];
  /** Why the approver gave it back. */
  readonly note?: string | undefined;
}

/** A version as it was let go, by whom and when. Item `VERSION`. */
export interface CampaignVersion {
  readonly version: number;
  readonly plan: CampaignPlan;
  readonly texts: WrittenTexts;
  readonly by: string;
  readonly at: Instant;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
}

export function planOf({ version: _version, live: _live, approved: _approved, archived: _archived, ...plan }: Campaign): CampaignPlan {
  return plan;
}
