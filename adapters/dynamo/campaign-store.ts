import type { Campaign } from '../../domain/campaigns/campaign.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import type { Content } from '../../workflows/campaign-library.ts';
import { breakerKey, readBreaker } from './items/breaker-item.ts';
import { CAMPAIGNS, type ContentPlace, campaignItem, campaignKey, contentItem, readCampaign } from './items/campaign-item.ts';
import { readSettings, type StoredSettings, settingsItem, settingsKey } from './items/settings-item.ts';
import { sameValue } from './stored-item.ts';
import { atRevision, type Condition, type Item, queryAll, type Table } from './table.ts';

/** Campaigns, their contents and the settings, read as they stand at this moment and written. */
export interface CampaignStore {
  campaign(id: string): Promise<Campaign | undefined>;
  campaigns(): Promise<readonly Campaign[]>;
  /** Puts where the stored version is still `expectedVersion` (undefined: none stands). Pausing keeps the version. */
  saveCampaign(campaign: Campaign, expectedVersion: number | undefined): Promise<boolean>;
  /** Once for ever per version and place: false where it was written before. */
  saveContent(place: ContentPlace, content: Content): Promise<boolean>;
  /** The settings, and whether the circuit breaker is open, by one request. */
  engine(): Promise<{ readonly settings: Settings; readonly marketingPaused: boolean }>;
  /** The defaults at revision 0 where none were saved. */
  settings(): Promise<StoredSettings>;
  saveSettings(settings: Settings, expectedRev: number): Promise<boolean>;
}

export function dynamoCampaignStore(table: Table): CampaignStore {
  const campaignOf = readOnce(readCampaign);
  const settingsOf = readOnce(readSettings);
  return {
    async campaign(id) {
      const item = await table.get(campaignKey(id), { consistent: true });
      return item === undefined ? undefined : campaignOf(item);
    },

    async campaigns() {
      const found: Campaign[] = [];
      for await (const item of queryAll(table, { partition: CAMPAIGNS, consistent: true })) found.push(campaignOf(item));
      return found;
    },

    saveCampaign(campaign, expectedVersion) {
      const condition: Condition = expectedVersion === undefined ? { absent: 'pk' } : { equals: ['version', expectedVersion] };
      return table.put(campaignItem(campaign), condition);
    },

    saveContent: (place, content) => table.put(contentItem(place, content), { absent: 'pk' }),

    async engine() {
      const items = await table.getMany([settingsKey, breakerKey], { consistent: true });
      const [saved, breaker] = [settingsKey, breakerKey].map(({ sk }) => items.find((item) => item.sk === sk));
      return {
        settings: saved === undefined ? defaultSettings : settingsOf(saved).settings,
        marketingPaused: readBreaker(breaker).open,
      };
    },

    async settings() {
      const item = await table.get(settingsKey, { consistent: true });
      return item === undefined ? { settings: defaultSettings, rev: 0 } : settingsOf(item);
    },

    saveSettings: (settings, expectedRev) => table.put(settingsItem({ settings, rev: expectedRev + 1 }), atRevision(expectedRev)),
  };
}

/** What stands unchanged since it was last read is not read again: campaigns and settings are asked for every few seconds, and seldom change. */
function readOnce<T>(read: (item: Item) => T): (item: Item) => T {
  const known = new Map<unknown, { readonly item: Item; readonly value: T }>();
  return (item) => {
    const last = known.get(item.sk);
    if (last !== undefined && sameValue(last.item, item)) return last.value;
    const value = read(item);
    known.set(item.sk, { item, value });
    return value;
  };
}
