import type { Campaign } from '../domain/campaigns/campaign.ts';
import type { TextChange } from '../domain/campaigns/changes-between.ts';
import type { Settings } from '../domain/settings.ts';

export type SettingsChange =
  | { readonly kind: 'saved'; readonly rev: number }
  /** One sentence that names the path. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Somebody else saved meanwhile. */
  | { readonly kind: 'conflict' };

/** What staff change about the engine itself. */
export interface CampaignDesk {
  /** As they stand at this moment: whoever has just switched one wants to see it. */
  campaigns(): Promise<readonly Campaign[]>;
  /** Switches a campaign on or off; going live counts as its approval. false where there is no such campaign. */
  setLive(campaign: string, live: boolean): Promise<boolean>;
  settings(): Promise<{ readonly settings: Settings; readonly rev: number }>;
  /** What saving these would change, in order; nothing is saved. */
  checkSettings(changes: unknown): Promise<{ readonly changes: readonly TextChange[] } | { readonly problem: string }>;
  /** Takes `changes` as a settings file: only what differs from the defaults, an unknown key or a value out of range is refused. */
  putSettings(changes: unknown, expectedRev: number): Promise<SettingsChange>;
}
