import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import { storeAnswer } from '../../workflows/surveys/store-answer.ts';
import { type ConsoleInBrowser, consoleInBrowser, scrolledSideways, seriousFindings } from '../support/browser.ts';
import { aCustomer, anOrder } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

/** Where the pictures go, for whoever wants to look at them. */
const pictures = process.env.PICTURES;
const hostile = '<img src=x onerror="document.title=\'owned\'">';

const cloud = consoleCloud();
let server: ConsoleInBrowser;

const say = (order: string, perceived: number, comment: string) =>
  storeAnswer(cloud.pages, {
    state: { customer: aCustomer(), membership: { tier: 'gold', endsOn: '2026-12-31' } },
    settings: defaultSettings,
    id: `satisfaction-survey/day7/${order}/2026-11-14`,
    reply: { perceived, expected: 4, comment },
  });

beforeAll(async () => {
  await cloud.campaigns();
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer() },
    { type: 'ORDER', body: anOrder() },
  ]);
  server = await consoleInBrowser(cloud, { away: true });
});

afterAll(() => server?.close());

describe.each([
  ['desktop', 1280, 820],
  ['phone', 360, 740],
] as const)('on a %s', (name, width, height) => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    ({ context, page } = await server.window(width, height));
  });
  afterAll(() => context.close());

  const open = (hash: string) => server.open(page, hash);
  const look = async (what: string) =>
    pictures === undefined ? undefined : await page.screenshot({ path: join(pictures, `${what}-${name}.png`), fullPage: true });
  const sidewaysScroll = () => scrolledSideways(page);
  const faultsOf = async () => {
    await page.waitForLoadState('networkidle');
    return await seriousFindings(page);
  };

  it('says so where nobody has answered in a period', async () => {
    await open('surveys');
    await page.getByLabel('To', { exact: true }).fill('2026-09-01');
    await page.getByText('No answers in this period').waitFor();
    expect(await sidewaysScroll()).toBe(0);
  });

  it('shows a case, what was said as the text it is, and lets it be closed by keyboard alone', async () => {
    await say(`O-${name}`, 1, hostile);
    await open('cases');
    await page
      .getByRole('link', { name: /Ada Byron/ })
      .first()
      .click();
    await page.getByText(hostile).filter({ visible: true }).first().waitFor();
    expect(await page.title()).toBe('Perennial');
    expect(await page.getByRole('link', { name: '+447700900001' }).getAttribute('href')).toBe('tel:+447700900001');
    await page.getByLabel('Your words').focus();
    await page.keyboard.type('Called, repaired on Tuesday');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open it again' }).waitFor();
    expect((await cloud.gates.read('C1')).openCases).toEqual([]);
    expect(await sidewaysScroll()).toBe(0);
  });

  it('takes a promise that is made at the telephone, and a wait that was announced with a case', async () => {
    await open('promises');
    await page.getByRole('button', { name: 'New promise' }).click();
    await page.getByRole('combobox', { name: 'Customer id' }).fill('C1');
    await page.getByLabel('What was promised').fill(`The engineer comes (${name})`);
    await page.getByLabel('Until when, by your clock').fill('2026-12-01T15:00');
    await look('new-promise');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.getByText(`The engineer comes (${name})`).waitFor();
    expect(await sidewaysScroll()).toBe(0);

    // Kept is for good: it asks once more, and to change one's mind costs nothing.
    const made = page.getByRole('article').filter({ hasText: `The engineer comes (${name})` });
    await made.getByRole('button', { name: 'Kept' }).click();
    const kept = page.getByRole('dialog', { name: `Was it kept: “The engineer comes (${name})”?` });
    await kept.getByRole('button', { name: 'Cancel' }).click();
    await kept.waitFor({ state: 'detached' });
    await made.getByRole('button', { name: 'Kept' }).click();
    await look('promise-kept');
    await kept.getByRole('button', { name: 'Kept' }).click();
    await made.waitFor({ state: 'detached' });

    await say(`W-${name}`, 1, `Squeaks ${name}`);
    await open('cases');
    await page.getByRole('link', { name: new RegExp(`Squeaks ${name}`) }).click();
    await page.getByLabel('The customer was told: by (your clock)').fill('2026-12-02T12:00');
    await look('announced-wait');
    await page.getByRole('button', { name: 'Give', exact: true }).click();
    await page
      .getByText(/Due .*2 Dec|Due .*Dec 2/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(await sidewaysScroll()).toBe(0);
    await page.getByLabel('Your words').fill('Oiled');
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByRole('button', { name: 'Open it again' }).waitFor();
  });

  it('tells who was quicker instead of writing over', async () => {
    await say(`P-${name}`, 1, 'Leaks');
    await open('cases');
    await page.getByRole('link', { name: /Leaks/ }).first().click();
    await page.getByLabel('Your words').fill('Repaired');
    const openCases = (await cloud.gates.read('C1')).openCases ?? [];
    const answer = await page.request.post(`${server.url}/api/cases/C1/${openCases[0]}/notes`, { data: { rev: 1, text: 'On my way' } });
    expect(answer.status()).toBe(200);
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByRole('alert').filter({ hasText: 'has noted this case meanwhile' }).waitFor();
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByRole('button', { name: 'Open it again' }).waitFor();
  });

  it('shows figures with their sample, and gives them as a file', async () => {
    await say(`Q-${name}`, 5, '=1+1');
    await open('surveys');
    await page.getByText('Satisfaction index').waitFor();
    await page
      .getByText(/n = \d/)
      .first()
      .waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
    expect(readFileSync(await download.path(), 'utf8')).toContain(`"'=1+1"`);
    expect(await sidewaysScroll()).toBe(0);
  });

  it('lets a survey be closed, and opened again, by keyboard alone; it asks before and says who did', async () => {
    await open('surveys');
    await page.getByRole('button', { name: 'Close the survey' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Close “Satisfaction survey”?' });
    await dialog.getByText('Whoever was asked until now can no longer answer').waitFor();
    await look('survey-closing');
    expect(await faultsOf()).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect((await cloud.rounds.read('satisfaction-survey')).round.closedAt).toBeUndefined();
    await page.getByRole('button', { name: 'Close the survey' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Close the survey' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Closed on .* by you as admin\./).waitFor();
    await look('survey-closed');
    expect(await sidewaysScroll()).toBe(0);
    expect(await faultsOf()).toEqual([]);
    expect((await cloud.rounds.read('satisfaction-survey')).round.closedAt).toBe(cloud.clock.at);
    await page.getByRole('button', { name: 'Open it again' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Close the survey' }).waitFor();
  });

  it('asks before a voucher is redeemed, for that cannot be undone', async () => {
    await say(`V-${name}`, 1, `Drips ${name}`);
    await open('cases');
    await page
      .getByRole('link', { name: new RegExp(`Drips ${name}`) })
      .first()
      .click();
    await page.getByRole('button', { name: 'Redeem it now' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('this cannot be undone').waitFor();
    await look('voucher-redeem');
    expect(await faultsOf()).toEqual([]);
    await dialog.getByRole('button', { name: 'Redeem it now' }).click();
    await page.getByText(/: used, until/).waitFor();
    await look('case-redeemed');
    await page.getByLabel('Your words').fill('Repaired');
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByRole('button', { name: 'Open it again' }).waitFor();
  });

  it.each(['cases', 'case', 'surveys', 'visits'])('%s has no serious fault of accessibility, light and dark', async (screen) => {
    const [one] = (await cloud.states.load('C1', { consistent: true }))?.cases ?? [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await open(screen === 'case' ? `cases/${encodeURIComponent(`C1/${one?.id}`)}` : screen);
      expect(await faultsOf()).toEqual([]);
    }
  });
});
