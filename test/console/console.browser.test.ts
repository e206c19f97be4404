import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { type ConsoleInBrowser, consoleFolder, consoleInBrowser, scrolledSideways, seriousFindings } from '../support/browser.ts';
import { aCustomer, aFact, aMessage, anAsset, anOrder } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';
import { serveConsole } from '../support/console-server.ts';
import type { FakeLaptop } from '../support/fake-laptop.ts';

const hostile = '<img src=x onerror="document.title=\'owned\'">';

const cloud = consoleCloud();
let laptop: FakeLaptop;
let local: ConsoleInBrowser;
let aws: { url: string; close(): void };

beforeAll(async () => {
  await cloud.campaigns();
  const facts = [aFact(), aFact({ kind: 'customer.born', subject: 'C1', date: '1980-12-10' })];
  const records = [
    { type: 'PROFILE', body: aCustomer() },
    { type: 'ASSET', body: anAsset() },
    { type: 'ORDER', body: anOrder() },
  ] as const;
  await cloud.holds('C1', records, {}, facts);
  await cloud.holds('C2', [{ type: 'PROFILE', body: aCustomer({ id: 'C2', name: hostile }) }]);
  await cloud.messages.put('C1', aMessage({ key: 'win-back/ask/C1/1', campaign: 'win-back', state: 'skipped', reason: 'capped' }), {
    ifAbsent: true,
  });
  local = await consoleInBrowser(cloud);
  laptop = local.laptop;
  aws = await serveConsole(consoleFolder, cloud, undefined);
});

afterAll(async () => {
  await local?.close();
  aws?.close();
});

const widths = [
  ['desktop', 1280, 820],
  ['phone', 360, 740],
] as const;

describe.each(widths)('the console on a %s', (_name, width, height) => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    ({ context, page } = await local.window(width, height));
  });
  afterAll(() => context.close());

  const open = (hash: string) => local.open(page, hash);
  const visible = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();
  const sidewaysScroll = () => scrolledSideways(page);

  it('says what to do while the inbox is empty', async () => {
    laptop.letters.length = 0;
    await open('inbox');
    await visible('No messages yet');
  });

  it('moves the clock by a button and shows the inbox filling', async () => {
    await open('inbox');
    const before = cloud.clock.at;
    await page.getByRole('button', { name: '+1 week' }).click();
    await visible(/^Running to/);
    await page.getByRole('button', { name: '+1 week' }).waitFor();
    await visible('4 messages');
    expect(cloud.clock.at).toBe(before + 7 * DAY);
  });

  it('can be stopped while it runs', async () => {
    await open('inbox');
    const before = cloud.clock.at;
    await page.getByRole('button', { name: '+1 month' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: '+1 month' }).waitFor();
    expect(cloud.clock.at).toBeLessThan(before + 30 * DAY);
  });

  it('runs to a date, and refuses one that lies behind', async () => {
    await open('inbox');
    await page.getByRole('button', { name: 'Run to…' }).click();
    await page.getByLabel('Run until the morning of').fill('2020-01-01');
    await visible('Choose a day after the clock’s own.');
    expect(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true);
  });

  it('shows a mail in a frame that may run nothing, its headers and its text', async () => {
    await open('inbox');
    await page
      .getByRole('link', { name: /is 1 today/ })
      .first()
      .click();
    const frame = page.locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
    await page.frameLocator('iframe').getByRole('heading', { name: 'Happy birthday, WM-7' }).waitFor();
    await page.getByRole('tab', { name: 'Headers' }).click();
    await visible('List-Unsubscribe=One-Click');
    await page.getByRole('tab', { name: 'Text' }).click();
    await visible(/Three good years\. Happy birthday/);
    expect(await sidewaysScroll()).toBe(0);
  });

  it('finds a customer and tells in plain words why a message was not sent', async () => {
    await open('customers');
    await page.getByLabel('Search by name, id, number or mail').fill('ada');
    await page.getByRole('link', { name: /Ada Byron/ }).click();
    await page.getByText('Not sent', { exact: true }).click();
    await visible('They had already had as many messages as the limit allows.');
    expect(await sidewaysScroll()).toBe(0);
  });

  it('answers why, for a campaign and a day', async () => {
    await open('customers/C1');
    await page.getByRole('combobox', { name: 'Campaign' }).click();
    await page.getByRole('option', { name: 'Customer birthday' }).click();
    await page.getByLabel('On', { exact: true }).fill('2028-12-10');
    await page.getByRole('button', { name: 'Ask' }).click();
    await visible(/^Its time has not come\./);
  });

  it('shows a hostile name as the text it is', async () => {
    await open('customers/C2');
    await page.getByRole('heading', { name: hostile }).waitFor();
    expect(await page.title()).toBe('Perennial');
  });

  it('takes a file with headers of its own, guesses the columns and reports its rejected rows', async () => {
    await open('import');
    await page.getByRole('radio', { name: /^Orders/ }).click();
    const line = '536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850';
    const csv = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n${line}\n${line.replace(',6,', ',=1+1,')}\n`;
    await page.locator('input[type=file]').setInputFiles({ name: 'retail.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('combobox', { name: 'Means: CustomerID' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Means: CustomerID' }).inputValue()).toBe('customer_id');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('cell', { name: '=1+1' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
    expect(readFileSync(await download.path(), 'utf8')).toContain(`"'=1+1"`);
  });

  it('switches a campaign off by keyboard', async () => {
    await open('campaigns/win-back');
    const pause = page.getByRole('button', { name: 'Pause' });
    await pause.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await cloud.services.desk.campaigns()).find(({ id }) => id === 'win-back')?.live).toBe(false);
    await cloud.services.desk.setLive('win-back', true);
    expect(await sidewaysScroll()).toBe(0);
  });

  it.each(['inbox', 'customers/C1', 'visits', 'import', 'campaigns', 'costs'])(
    'has no serious fault of accessibility on %s, light and dark',
    async (hash) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await open(hash);
        await page.waitForLoadState('networkidle');
        expect(await seriousFindings(page)).toEqual([]);
      }
    },
  );

  it('says that there is no connection, keeps what is shown, and loads a page again once there is one', async () => {
    await open('customers/C1');
    await visible('ada@example.com');
    await context.setOffline(true);
    await visible(/^No connection\./);
    await visible('ada@example.com');
    expect(await sidewaysScroll()).toBe(0);
    await page.getByRole('link', { name: 'Recalls' }).click();
    await visible('This page could not be loaded');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Customers' }).click();
    await visible('ada@example.com');
    await page.getByRole('link', { name: 'Recalls' }).click();
    await context.setOffline(false);
    await page.getByText(/^No connection\./).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Load it again' }).click();
    await page.getByRole('heading', { name: 'Recalls' }).waitFor();
  });

  it('hides inbox, costs and clock where there is no laptop behind it', async () => {
    await page.goto(`${aws.url}/`);
    await page.getByRole('link', { name: 'Customers' }).waitFor();
    await page.getByRole('link', { name: 'Inbox' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: 'Costs' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '+1 day' }).count()).toBe(0);
  });
});
