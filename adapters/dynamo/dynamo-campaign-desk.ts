import { leafChanges } from '../../domain/campaigns/changes-between.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import { readSettings } from '../../domain/settings-file.ts';
import type { CampaignDesk } from '../../workflows/campaign-desk.ts';
import { dynamoCampaignStore } from './campaign-store.ts';
import type { Table } from './table.ts';

export function dynamoCampaignDesk(table: Table): CampaignDesk {
  const store = dynamoCampaignStore(table);
  return {
    campaigns: store.campaigns,
    settings: store.settings,

    async setLive(id, live) {
      for (;;) {
        const campaign = await store.campaign(id);
        if (campaign === undefined) return false;
        if (await store.saveCampaign({ ...campaign, live, approved: campaign.approved || live }, campaign.version)) return true;
      }
    },

    async checkSettings(changes) {
      const read = readChanges(changes);
      if ('problem' in read) return read;
      return { changes: leafChanges((await store.settings()).settings, read.settings) };
    },

    async putSettings(changes, expectedRev) {
      const read = readChanges(changes);
      if ('problem' in read) return { kind: 'refused', problem: read.problem };
      const saved = await store.saveSettings(read.settings, expectedRev);
      return saved ? { kind: 'saved', rev: expectedRev + 1 } : { kind: 'conflict' };
    },
  };
}

function readChanges(changes: unknown): { readonly settings: Settings } | { readonly problem: string } {
  try {
    return { settings: readSettings(JSON.stringify(changes), defaultSettings) };
  } catch (error) {
    if (error instanceof Error) return { problem: error.message };
    throw error;
  }
}
