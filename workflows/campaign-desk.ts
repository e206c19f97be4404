import type { Settings } from '../domain/settings.ts';

export type SettingsChange = { readonly ok: true } | { readonly ok: false; readonly problem: string } | { readonly ok: 'conflict' };

/** What staff change about the engine itself. */
export interface CampaignDesk {
  /** Switches a campaign on or off; going live counts as its approval. false where there is no such campaign. */
  setLive(campaign: string, live: boolean): Promise<boolean>;
  settings(): Promise<{ readonly settings: Settings; readonly rev: number }>;
  /** Merges `changes` (only what differs from the defaults) as a settings file would be; a bad path is named in `problem`. */
  putSettings(changes: unknown, expectedRev: number): Promise<SettingsChange>;
}
