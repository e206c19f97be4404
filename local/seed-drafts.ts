import { dynamoCampaignStore } from '../adapters/dynamo/campaign-store.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { seedsOf } from '../campaigns/seeds-of.ts';
import { seedLibrary } from '../workflows/seed-library.ts';
import { starterLibrary } from './starter-library.ts';

/** As a deployment in AWS is seeded, by the same workflow: starters that are not there come in as drafts, but for answers, which are live. */
export async function seedDrafts(table: Table): Promise<void> {
  await seedLibrary(dynamoCampaignStore(table), seedsOf(await starterLibrary()));
}
