import type { Campaign } from '../domain/campaigns/campaign.ts';
import type { Settings } from '../domain/settings.ts';
import type { Content } from './campaign-library.ts';

/** Where campaigns, their contents and the settings are kept, each put only where none stands. */
export interface SeedBed<Place> {
  campaigns(): Promise<readonly Campaign[]>;
  saveCampaign(campaign: Campaign, expectedVersion: undefined): Promise<boolean>;
  saveContent(place: Place, content: Content): Promise<boolean>;
  saveSettings(settings: Settings, expectedRev: 0): Promise<boolean>;
}

export interface Seeds<Place> {
  readonly campaigns: readonly Campaign[];
  readonly contents: readonly { readonly place: Place; readonly content: Content }[];
  /** @default the settings stay those of the code until a person saves some */
  readonly settings?: Settings;
}

/**
 * Brings in the starter campaigns that are not there yet, as the drafts that they are, and settings where nobody has saved any. It may run
 * at every deployment: what stands, whatever a person has made of it, is never written over.
 */
export async function seedLibrary<Place extends { readonly campaign: string }>(
  bed: SeedBed<Place>,
  { campaigns, contents, settings }: Seeds<Place>,
): Promise<readonly string[]> {
  const standing = new Set((await bed.campaigns()).map(({ id }) => id));
  const missing = campaigns.filter(({ id }) => !standing.has(id));
  const ids = new Set(missing.map(({ id }) => id));
  // Contents first: a campaign that stands has all that it says, even if this is cut short.
  for (const { place, content } of contents) if (ids.has(place.campaign)) await bed.saveContent(place, content);
  for (const campaign of missing) await bed.saveCampaign(campaign, undefined);
  if (settings !== undefined) await bed.saveSettings(settings, 0);
  return [...ids];
}
