import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { recallSubject } from '../../domain/facts/fact.ts';
import { bookVisit } from '../../workflows/book-visit.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { type ConsoleCloud, consoleCloud } from '../support/console-cloud.ts';
import { serveConsole } from '../support/console-server.ts';

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

const people = [aCustomer({ id: 'en' }), aCustomer({ id: 'zh', name: '王芳', locale: 'zh-CN', timeZone: 'Asia/Shanghai' })];
const recall = { id: 'R1', assetId: 'A1', reason: 'The heater may overheat', safety: true, startsOn: '2026-11-20' };
const past = {
  id: 'past',
  status: 'booked',
  visitAt: Date.parse('2026-03-03T09:00:00Z'),
  minutes: 90,
  sequence: 0,
  at: 0,
  day: '2026-02-01',
} as const;

let browser: Browser;
let cloud: ConsoleCloud;
let server: { url: string; close(): void };

beforeAll(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  cloud = consoleCloud();
  await cloud.campaigns();
  for (const customer of people) {
    await cloud.holds(customer.id, [
      { type: 'PROFILE', body: customer },
      { type: 'ASSET', body: anAsset({ name: 'A washing machine with a rather long name of its own: AquaCare 700 Professional' }) },
      { type: 'RECALL', body: recall },
      { type: 'BOOKING', body: past },
    ]);
    for (const offer of ['booked', 'cancelled']) await bookVisit(cloud.pages, { customer, offer, at: Date.parse('2026-11-24T16:00:00Z') });
  }
  server = await serveConsole('nowhere', cloud, undefined);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const link = (purpose: 'booking' | 'recall', customer: string, subject: string) =>
  `${server.url}/p/${purpose}/${cloud.link({ purpose, customer, subject, expiresAt: cloud.clock.now() + DAY })}`;

const views = (customer: string) => [
  link('booking', customer, 'fresh'),
  `${link('booking', customer, 'fresh')}?from=2030-01-01`,
  link('booking', customer, 'booked'),
  `${link('booking', customer, 'booked')}?change=1`,
  `${link('booking', customer, 'booked')}/cancel`,
  link('booking', customer, 'past'),
  link('recall', customer, recallSubject(recall)),
];

async function faultsOf(tab: Page): Promise<readonly string[]> {
  await tab.evaluate(axe);
  return await tab.evaluate<string[]>('axe.run().then((result) => result.violations.map(({ id, nodes }) => id + ": " + nodes[0].html))');
}

describe.each([1280, 360])('at %i px', (width) => {
  it.each(['en', 'zh'])(
    'in %s no view has a fault of accessibility or scrolls sideways, by day and in the dark',
    async (customer) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme });
        const tab = await context.newPage();
        const complaints: string[] = [];
        tab.on('console', (message) => complaints.push(message.text()));
        for (const url of views(customer)) {
          await tab.goto(url);
          const overflow = await tab.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
          expect({ url, overflow, faults: await faultsOf(tab) }).toEqual({ url, overflow: 0, faults: [] });
        }
        expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
        await context.close();
      }
    },
    60_000,
  );
});

it('a visit is booked, put into the calendar, moved and cancelled without scripts, by the keyboard alone', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, acceptDownloads: true });
  const tab = await context.newPage();
  const press = async (role: 'button' | 'link', name: string) => {
    await tab.getByRole(role, { name }).focus();
    await tab.keyboard.press('Enter');
  };
  await tab.goto(link('booking', 'en', 'story'));
  await tab.getByRole('group', { name: 'Wednesday, 25 November 2026' }).getByLabel('11:00').focus();
  await tab.keyboard.press('Space');
  await press('button', 'Book this time');
  await tab.getByRole('heading', { name: 'Your check-up is booked' }).waitFor();

  const [download] = await Promise.all([tab.waitForEvent('download'), press('link', 'Put it into my calendar')]);
  expect(download.suggestedFilename()).toBe('check-up.ics');
  expect(await readFile(await download.path(), 'utf8')).toContain('DTSTART:20261125T110000Z');

  await press('link', 'Choose another time');
  await press('link', 'Later days');
  await tab.getByRole('group', { name: 'Tuesday, 1 December 2026' }).getByLabel('09:00').focus();
  await tab.keyboard.press('Space');
  await press('button', 'Move to this time');
  await tab.getByText('Tuesday, 1 December 2026').waitFor();
  await press('link', 'Cancel the visit');
  await press('button', 'Yes, cancel it');
  await tab.getByRole('heading', { name: 'Your check-up is cancelled' }).waitFor();
  const booking = (await cloud.states.load('en', { consistent: true }))?.bookings.find(({ id }) => id === 'story');
  expect(booking).toMatchObject({ status: 'cancelled', sequence: 2 });
  await context.close();
}, 60_000);

it('a recall is acknowledged with one press', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(link('recall', 'zh', recallSubject(recall)));
  await tab.getByRole('button').press('Enter');
  await tab.getByRole('heading', { name: '谢谢您，我们已知悉' }).waitFor();
  expect((await cloud.states.load('zh', { consistent: true }))?.recalls).toMatchObject([{ acknowledgedOn: '2026-11-22' }]);
  await context.close();
});
