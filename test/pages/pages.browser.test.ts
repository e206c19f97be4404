import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { aCustomer } from '../support/builders.ts';
import { type ConsoleCloud, consoleCloud } from '../support/console-cloud.ts';
import { serveConsole } from '../support/console-server.ts';

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let cloud: ConsoleCloud;
let server: { url: string; close(): void };

beforeAll(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.settings({
    surveys: { asks: { 'second-purchase': 'recommend', 'product-birthday': 'factors', 'customer-birthday': 'effort' } },
  });
  await cloud.holds('en', [{ type: 'PROFILE', body: aCustomer({ id: 'en' }) }]);
  await cloud.holds('zh', [{ type: 'PROFILE', body: aCustomer({ id: 'zh', name: '王芳', locale: 'zh-CN' }) }]);
  server = await serveConsole('nowhere', cloud, undefined);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const link = (page: 'unsubscribe' | 'preferences' | 'survey', customer: string, subject: string) => {
  const purpose = page === 'unsubscribe' ? 'opt-out' : page;
  return `${server.url}/p/${page}/${cloud.link({ purpose, customer, subject, expiresAt: cloud.clock.now() + DAY })}`;
};

const all = [
  ['unsubscribe', 'product-birthday'],
  ['preferences', ''],
  ['survey', 'satisfaction-survey/day7/O1/1'],
  ['survey', 'win-back/ask/en/1'],
  ['survey', 'second-purchase/day0/en/1'],
  ['survey', 'product-birthday/card/A1/3'],
  ['survey', 'customer-birthday/day0/en/1'],
] as const;

// At 360 px every state of every page is looked at in every-state.browser.test.ts.
describe.each([1280])('at %i px', (width) => {
  describe.each(['en', 'zh'])('in %s', (customer) => {
    it.each(all)('%s %s has no fault of accessibility and does not scroll sideways, by day and in the dark', async (page, subject) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme, javaScriptEnabled: true });
        const tab = await context.newPage();
        const complaints: string[] = [];
        tab.on('console', (message) => complaints.push(message.text()));
        await tab.goto(link(page, customer, subject));
        expect(await tab.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
        await tab.evaluate(axe);
        const faults = await tab.evaluate<string[]>(
          'axe.run().then((result) => result.violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
        );
        expect(faults).toEqual([]);
        expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
        await context.close();
      }
    });
  });
});

it('is done with the keyboard alone, without scripts', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${link('survey', 'en', 'satisfaction-survey/day7/O2/1')}?answer=2`);
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('ArrowRight');
  await tab.keyboard.press('ArrowRight');
  await tab.getByRole('button').focus();
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'Thank you for telling us' }).waitFor();
  const [answer] = (await cloud.states.load('en', { consistent: true }))?.answers ?? [];
  expect(answer).toMatchObject({ expected: 3, perceived: 2 });

  await tab.goto(link('preferences', 'en', ''));
  await tab.getByLabel('By text message').uncheck();
  await tab.getByLabel('Questions about how it went').uncheck();
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByText('Saved. It took effect at once.').waitFor();
  expect(await cloud.gates.read('en')).toMatchObject({ sms: { consent: 'withdrawn' }, withoutCampaigns: ['satisfaction-survey'] });

  await tab.goto(link('unsubscribe', 'en', 'product-birthday'));
  await tab.getByRole('button', { name: 'Stop all of it' }).click();
  await tab.getByRole('heading', { name: 'You are unsubscribed' }).waitFor();
  expect(await cloud.gates.read('en')).toMatchObject({ email: { consent: 'withdrawn' } });
  await context.close();
});

it('a dissatisfied answer leads to a voucher whose page everybody can read', async () => {
  for (const customer of ['en', 'zh']) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const tab = await context.newPage();
    await tab.goto(`${link('survey', customer, 'satisfaction-survey/day7/O7/1')}?answer=1`);
    await tab.locator('label:has(input[name="expected"][value="5"])').click();
    await tab.getByRole('button').click();
    await tab.getByRole('heading', { level: 1 }).waitFor();
    const voucher = (await cloud.states.load(customer, { consistent: true }))?.vouchers.at(-1);
    if (voucher === undefined) throw new Error('no voucher was issued');
    const token = cloud.link({ purpose: 'voucher', customer, subject: voucher.id });
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      await tab.goto(`${server.url}/p/voucher/${token}`);
      await tab.getByText(voucher.code).waitFor();
      expect(await tab.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      await tab.evaluate(axe);
      expect(
        await tab.evaluate<string[]>('axe.run().then((result) => result.violations.map(({ id, nodes }) => id + ": " + nodes[0].html))'),
      ).toEqual([]);
    }
    await context.close();
  }
});
