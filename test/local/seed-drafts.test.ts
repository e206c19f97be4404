import { expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { seedDrafts } from '../../local/seed-drafts.ts';
import { starterLibrary } from '../../local/starter-library.ts';

it('> Nothing mails anyone until a person has approved it, but for answers: the starters are seeded as drafts, once', async () => {
  const table = memoryTable();
  const store = dynamoCampaignStore(table);
  await seedDrafts(table);
  const seeded = await store.campaigns();
  const { campaigns } = await starterLibrary();
  expect(seeded.map(({ id }) => id).sort()).toEqual(campaigns.map(({ id }) => id).sort());
  expect(seeded.length).toBeGreaterThanOrEqual(12);
  expect(seeded.filter(({ live, approved, steps }) => (live || approved) && steps.some(({ at }) => at !== 'once'))).toEqual([]);
  expect(await store.campaign('data-export')).toMatchObject({ live: true, approved: true });

  const first = seeded.find(({ live }) => !live);
  if (first === undefined) throw new Error('no campaign was seeded');
  await store.saveCampaign({ ...first, live: true, approved: true }, first.version);
  await seedDrafts(table);
  expect((await store.campaign(first.id))?.live).toBe(true);
});
