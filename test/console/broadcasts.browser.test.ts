import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { BROADCAST } from '../../domain/broadcasts/broadcast.ts';
import { type ConsoleInBrowser, consoleInBrowser, scrolledSideways, seen, seriousFindings } from '../support/browser.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const cloud = consoleCloud();
let house: ConsoleInBrowser;
const pictures = process.env.SCREENS;

beforeAll(async () => {
  await cloud.campaigns();
  await cloud.settings({});
  const steps = [{ id: 'only', offsetDays: 0, channels: ['email'] as const, send: 'first' as const }];
  const spring = {
    id: 'spring',
    name: 'News from the repair shop',
    version: 1,
    class: 'marketing',
    fact: BROADCAST,
    rule: 'dated-fact',
    steps,
  } as const;
  await dynamoCampaignStore(cloud.table).saveCampaign({ ...spring, live: true, approved: true }, undefined);
  for (let n = 0; n < 12; n += 1) {
    const assets = n < 3 ? [{ type: 'ASSET', body: anAsset({ id: `A${n}`, model: 'WM-7' }) } as const] : [];
    await cloud.holds(`C${n}`, [{ type: 'PROFILE', body: aCustomer({ id: `C${n}`, name: `Ada ${n}` }) }, ...assets]);
  }
  house = await consoleInBrowser(cloud);
}, 60_000);
afterAll(() => house?.close());

describe('a broadcast', () => {
  it('is counted before it starts, started after a question, held back, and ended for good', async () => {
    const { context, page } = await house.window(1280, 800);
    await house.open(page, 'broadcasts');
    await seen(page, '12 people are meant.');
    await page.getByLabel('Only owners of this model').fill('WM-7');
    await seen(page, '3 people are meant.');
    await page.getByRole('button', { name: 'Start' }).click();
    await seen(page, 'Send “News from the repair shop” now?');
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await seen(page, 'Under way');
    await seen(page, 'owners of WM-7');
    await page.getByRole('button', { name: 'Pause' }).click();
    await seen(page, 'Paused');
    await page.getByRole('button', { name: 'End for good' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End for good' }).click();
    await seen(page, 'Ended');
    expect(await page.getByRole('button', { name: 'Go on' }).count()).toBe(0);
    expect((await cloud.services.broadcasts.list()).map(({ state, to }) => [state, to])).toEqual([
      ['cancelled', { kind: 'owners', model: 'WM-7' }],
    ]);
    await context.close();
  }, 30_000);

  it.each([
    [390, 844],
    [1280, 800],
  ])(
    'is readable at %d pixels, and without a barrier',
    async (width, height) => {
      const { context, page } = await house.window(width, height);
      await house.open(page, 'broadcasts');
      await seen(page, 'people are meant.');
      await seen(page, 'Ended');
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: `${pictures}/broadcasts-${width}.png`, fullPage: true });
      }
      expect(await scrolledSideways(page)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await context.close();
    },
    30_000,
  );
});
