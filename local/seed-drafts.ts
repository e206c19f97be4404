import { dynamoCampaignStore } from '../adapters/dynamo/campaign-store.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { starterLibrary } from './starter-library.ts';

/** A library without campaigns gets the starters, which are drafts but for answers: nothing else mails anyone until a person has switched it on. */
export async function seedDrafts(table: Table): Promise<void> {
  const store = dynamoCampaignStore(table);
  if ((await store.campaigns()).length > 0) return;
  const { campaigns, contents } = await starterLibrary();
  for (const { content, channel: _, ...place } of contents) await store.saveContent(place, content);
  for (const campaign of campaigns) await store.saveCampaign(campaign, undefined);
}
