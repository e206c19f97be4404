import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consoleFolder, scrolledSideways, seriousFindings } from '../support/browser.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';
import { consoleInAws } from '../support/console-in-aws.ts';
import { type FakeProvider, fakeProvider } from '../support/fake-provider.ts';

const CLIENT = 'console-client';
const cloud = consoleCloud();
let provider: FakeProvider;
let aws: Awaited<ReturnType<typeof consoleInAws>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  await cloud.campaigns();
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer() }]);
  provider = await fakeProvider(CLIENT);
  aws = await consoleInAws(consoleFolder, cloud, provider, CLIENT);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
});
afterAll(async () => {
  await browser?.close();
  aws?.close();
  provider?.close();
});

beforeEach(async () => {
  Object.assign(provider, { signedIn: true, groups: ['author', 'approver'], lifetime: 900, renews: true });
  provider.asked.length = 0;
  aws.calls.length = 0;
  context = await browser.newContext({ viewport: { width: 1280, height: 820 }, locale: 'en-GB', reducedMotion: 'reduce' });
  page = await context.newPage();
});
afterEach(() => context.close());

const sees = (text: string | RegExp, on = page) => on.getByText(text).filter({ visible: true }).first().waitFor({ timeout: 10_000 });
const stored = (on = page) => on.evaluate<string>('JSON.stringify({ ...sessionStorage })');

describe('away from a laptop', () => {
  it('people are sent to sign in, come back to where they wanted to, and are who the directory says', async () => {
    await page.goto(`${aws.url}#/customers/C1`);
    await sees('ada@shop.test');
    await sees('Approver, Author');
    expect(provider.asked.slice(0, 2)).toEqual(['GET /oauth2/authorize', 'POST /oauth2/token']);
    // The code is gone from the address, and with it from what is kept of it.
    expect(page.url()).toBe(`${aws.url}#/customers/C1`);
    await page.locator('main#content').waitFor();
    await expect.poll(() => aws.calls.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(aws.calls.every(({ authorization, role }) => /^Bearer /.test(authorization ?? '') && role === undefined)).toBe(true);
    expect(await page.getByLabel('Your role on this laptop').count()).toBe(0);
    expect(await stored()).not.toContain('verifier');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('a token that is over is renewed, and nobody notices', async () => {
    await page.goto(aws.url);
    await sees('ada@shop.test');
    // The directory ends the tokens that it gave; the next are good again.
    await page.evaluate(
      `const kept = JSON.parse(sessionStorage['perennial.session']); sessionStorage['perennial.session'] = JSON.stringify({ ...kept, idToken: 'a.b.c' })`,
    );
    const ended = () => aws.calls.filter(({ authorization }) => authorization === 'Bearer a.b.c');
    await page.reload();
    await sees('Approver, Author');
    await expect.poll(() => ended().length).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    await expect.poll(() => aws.calls.at(-1)?.status).toBe(200);
    // Each that came with the ended token was turned away, and one renewal served them all.
    expect(ended().every(({ status }) => status === 401)).toBe(true);
    expect(provider.asked.filter((one) => one === 'POST /oauth2/token')).toHaveLength(2);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('a session that has ended says so, keeps what was written, and goes on after signing in beside it', async () => {
    await page.goto(`${aws.url}#/customers`);
    await sees('ada@shop.test');
    await page.getByRole('textbox').first().fill('Ada, half writ');
    provider.renews = false;
    await page.evaluate(
      `const kept = JSON.parse(sessionStorage['perennial.session']); sessionStorage['perennial.session'] = JSON.stringify({ ...kept, idToken: 'a.b.c' })`,
    );
    await page.reload();
    await page.getByRole('textbox').first().fill('Ada, half written');
    await sees('Your session has ended.');
    expect(await stored()).not.toContain('idToken');
    expect(await scrolledSideways(page)).toBe(0);
    const beside = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await beside;
    await page.getByText('Your session has ended.').first().waitFor({ state: 'hidden', timeout: 10_000 });
    expect(await page.getByRole('textbox').first().inputValue()).toBe('Ada, half written');
    await expect.poll(() => aws.calls.at(-1)?.status).toBe(200);
    await expect.poll(() => context.pages().length).toBe(1);
  });

  it('signing out, on a phone too, takes the tokens back, and leaves nothing of them', async () => {
    await page.setViewportSize({ width: 390, height: 780 });
    await page.goto(`${aws.url}#/settings`);
    await sees('ada@shop.test');
    expect(await scrolledSideways(page)).toBe(0);
    await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click();
    await sees('Who are you?');
    expect(provider.asked).toEqual(expect.arrayContaining(['POST /oauth2/revoke', 'GET /logout']));
    await page.goto(`${aws.url}leaf.svg`);
    expect(await stored()).not.toMatch(/idToken|refreshToken/);
  });

  it.each<[string, Partial<FakeProvider>, string, string]>([
    ['an answer that was not asked for', {}, '?code=stolen&state=wrong', 'The sign-in was not completed'],
    ['a refusal', {}, '?error=access_denied&state=s', 'The sign-in was refused'],
    ['a token that is over before it comes', { lifetime: -3600 }, '', 'The sign-in was not completed'],
    ['somebody in no group', { groups: [] }, '', 'You have no role yet'],
    ['somebody in a group of another app', { groups: ['accounting'] }, '', 'You have no role yet'],
  ])('%s opens nothing, and says what to do', async (_what, cause, query, sentence) => {
    Object.assign(provider, cause);
    await page.goto(`${aws.url}${query}`);
    await sees(sentence);
    await page.getByRole('button', { name: /^Sign (in|out)$/ }).waitFor();
    expect(aws.calls).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
