import { expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../../adapters/dynamo/campaign-store.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { virtualCloud } from '../../../local/simulation/virtual-cloud.ts';
import { starterLibrary } from '../../../local/starter-library.ts';
import { aContact, aCustomer, anAsset } from '../../support/builders.ts';

/** A warranty that ends in two weeks, for so many customers; what goes out in the hour in which it is told. */
async function toldTo(count: number) {
  const told: { customer: string; campaign: string; step: string; state: string }[] = [];
  const cloud = virtualCloud(({ campaign, step, state }, customer) => told.push({ customer, campaign, step, state }));
  cloud.clock.at = Date.parse('2026-11-21T09:00:00Z');
  const store = dynamoCampaignStore(cloud.table);
  await store.saveSettings(defaultSettings, 0);
  const { campaigns, contents } = await starterLibrary();
  for (const campaign of campaigns) await store.saveCampaign({ ...campaign, live: true, approved: true }, undefined);
  for (const { content, channel: _, ...place } of contents) await store.saveContent(place, content);
  const { rev: _, ...gate } = aContact();
  for (let n = 0; n < count; n += 1) {
    const id = `C${n}`;
    await cloud.stores.gates.write(id, gate, 0);
    const asset = anAsset({ purchasedOn: '2024-12-05', warrantyEndsOn: '2026-12-05' });
    const records = [
      { type: 'PROFILE', body: aCustomer({ id, bornOn: undefined, joinedOn: undefined }) },
      { type: 'ASSET', body: asset },
    ] as const;
    await cloud.stores.records.write(
      records.map((record) => ({ customer: id, record, expectedRev: 0 })),
      'import',
    );
  }
  await cloud.drain();
  await cloud.findDue();
  await cloud.drain();
  cloud.clock.at = Date.parse('2026-11-21T10:05:00Z');
  await cloud.findDue();
  await cloud.drain();
  return told;
}

it('care 29: > no minimum audience: a service message goes to one as to each of three hundred', async () => {
  const [alone, ...others] = await toldTo(1);
  expect(others).toEqual([]);
  expect(alone).toEqual({ customer: 'C0', campaign: 'warranty-ending', step: 'day-14', state: 'sent' });
  const many = await toldTo(300);
  expect(many).toHaveLength(300);
  expect(new Set(many.map(({ customer: _, ...rest }) => JSON.stringify(rest))).size).toBe(1);
  expect(many).toContainEqual(alone);
});

it('care 29: > empty audience → success, 0 sent', async () => {
  expect(await toldTo(0)).toEqual([]);
});
