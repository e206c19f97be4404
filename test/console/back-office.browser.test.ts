import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConsoleInBrowser, consoleInBrowser, scrolledSideways, seen, seriousFindings } from '../support/browser.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const hostile = '"><img src=x onerror="document.title=\'owned\'">';
const cloud = consoleCloud();
let house: ConsoleInBrowser;

beforeAll(async () => {
  await cloud.campaigns();
  await cloud.contents('product-birthday');
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer({ name: hostile }) }]);
  house = await consoleInBrowser(cloud);
});
afterAll(() => house?.close());

async function fine(page: Page): Promise<void> {
  expect(await scrolledSideways(page)).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.title()).not.toBe('owned');
}

it('an admin makes a key, sees it once, takes it away by its name, and finds both in the log', async () => {
  const { context, page } = await house.window(390, 844);
  const name = `Shop ${hostile}`;
  await house.open(page, 'settings/keys');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('bring records in').check();
  await page.getByRole('button', { name: 'Make it' }).click();
  await seen(page, /^prn_[a-z0-9]+_/);
  await fine(page);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText(/^prn_[a-z0-9]+_[A-Za-z0-9]/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `Take away ${name}` }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Take away' }).isDisabled()).toBe(true);
  await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
  await dialog.getByRole('button', { name: 'Take away' }).click();
  await seen(page, /^taken away on/);
  await house.open(page, 'settings/audit');
  await seen(page, 'Took a key away');
  await seen(page, 'Made a key');
  await fine(page);
  await house.open(page, 'settings/roles');
  await seen(page, 'Approver');
  await fine(page);
  await context.close();
});

it('an admin adds a webhook, sees its secret once, tries it, holds it back, and removes it by its name', async () => {
  const { context, page } = await house.window(390, 844);
  await house.open(page, 'settings');
  await page.getByRole('link', { name: 'Webhooks' }).click();
  await page.getByLabel('What it is for').fill(`Desk ${hostile}`);
  await page.getByLabel('Address').fill('https://hooks.example.com/care');
  await page.getByLabel('A promise was broken').uncheck();
  await page.getByRole('button', { name: 'Add' }).click();
  await seen(page, /^whsec_/);
  await fine(page);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText(/^whsec_/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Send a test' }).click();
  await seen(page, 'on its way');
  await page.getByRole('button', { name: 'Pause' }).click();
  await seen(page, 'Paused');
  await fine(page);
  await page.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill(`Desk ${hostile}`);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await seen(page, 'No webhook yet');
  await context.close();
});

it('a recall that is half written is still there after a reload, and gone once it is dropped', async () => {
  const { context, page } = await house.window(1280, 844);
  await house.open(page, 'recalls');
  await page.getByRole('button', { name: 'New recall' }).click();
  await page.getByLabel('Name of the recall').fill('R-30');
  await page.getByLabel('Reason, as the owners read it').fill(hostile);
  await page.reload();
  expect(await page.getByLabel('Name of the recall').inputValue()).toBe('R-30');
  expect(await page.getByLabel('Reason, as the owners read it').inputValue()).toBe(hostile);
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'New recall' }).waitFor();
  expect(await page.getByLabel('Name of the recall').count()).toBe(0);
  await context.close();
});

it('an agent corrects a customer, and is told what cannot be taken', async () => {
  const { context, page } = await house.window(390, 844);
  await house.open(page, 'customers/C1');
  await page.getByRole('button', { name: 'More for this customer' }).click();
  await page.getByRole('menuitem', { name: 'Correct' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mail address').fill('nobody');
  await dialog.getByRole('button', { name: 'Save the correction' }).click();
  await seen(page, /is no email address/);
  await dialog.getByLabel('Mail address').fill('ada.king@example.com');
  await fine(page);
  await dialog.getByRole('button', { name: 'Save the correction' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await cloud.states.load('C1'))?.customer).toMatchObject({ email: 'ada.king@example.com', name: hostile });
  await context.close();
});

it('an author writes the body of a mail as MJML, is told what is wrong, and goes back to blocks without loss', async () => {
  const { context, page } = await house.window(1280, 900);
  await house.open(page, 'campaigns/product-birthday/edit');
  await page.getByRole('button', { name: /What$/ }).click();
  await page.getByText('MJML source').click();
  const source = page.getByLabel(/^The body as MJML/);
  const before = await source.inputValue();
  expect(before).toContain('<mj-text>');
  expect(before).toContain('<mj-block at=');
  await source.fill(`${before}\n<script>document.title='owned'</script>`);
  await seen(page, /Not taken yet: <script> is not allowed here/);
  await source.fill(`${before}\n\n<mj-text align="center"><strong>By hand</strong></mj-text>`);
  await page.getByText(/^Not taken yet/).waitFor({ state: 'detached' });
  await fine(page);
  await page.getByText('Blocks', { exact: true }).last().click();
  await page.getByText('MJML source').click();
  expect(await source.inputValue()).toBe(`${before}\n\n<mj-text align="center"><strong>By hand</strong></mj-text>`);
  await context.close();
});
