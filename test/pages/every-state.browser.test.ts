import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { assignCase, closeCase } from '../../domain/cases/case-moves.ts';
import { recallSubject } from '../../domain/facts/fact.ts';
import { customerPages } from '../../pages/app.ts';
import { changeCase, readCase } from '../../workflows/cases/change-case.ts';
import { changeRound } from '../../workflows/surveys/survey-rounds.ts';
import { changeVoucher } from '../../workflows/vouchers/voucher-desk.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';
import { form } from '../support/pages-cloud.ts';

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
/** Where the pictures go, for whoever wants to look at them. */
const pictures = process.env.PICTURES;

let browser: Browser;
beforeAll(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
});
afterAll(() => browser?.close());

const recall = { id: 'R1', assetId: 'A1', reason: 'The heater may overheat', safety: true, startsOn: '2026-11-20' };
const SLOT = Date.parse('2026-11-24T16:00:00Z');

/** Whatever a page of ours can come to say to somebody, by name: its status and its text. */
async function states(language: 'en' | 'zh') {
  const cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.settings({
    consent: { doubleOptIn: true },
    bookings: { capacity: 1 },
    surveys: { asks: { 'second-purchase': 'recommend', replenishment: 'pulse' } },
  });
  const [locale, name] = language === 'zh' ? ['zh-CN', '王芳'] : ['en-GB', 'Ada King'];
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer({ locale, name }) },
    { type: 'ASSET', body: anAsset() },
    { type: 'RECALL', body: recall },
    { type: 'REQUEST', body: { id: 'opt-in.1', kind: 'opt-in', at: 1, day: '2026-11-22', channels: ['email'] } },
    { type: 'REQUEST', body: { id: 'erase.1', kind: 'erase', at: 1, day: '2026-11-22' } },
  ]);
  /** How many readings are good before one fails; below none, all are. */
  const failing = { after: -1 };
  const library = {
    ...cloud.library,
    settings: async () => {
      if (failing.after-- !== 0) return await cloud.library.settings();
      throw new Error('down');
    },
  };
  const pages = customerPages({ ...cloud.pages, library }, () => {});
  const until = cloud.clock.now() + DAY;
  type Purpose = Parameters<typeof cloud.link>[0]['purpose'];
  const link = (path: string, purpose: Purpose, subject = '', expiresAt: number | undefined = until) =>
    `/p/${path}/${cloud.link({ purpose, customer: 'C1', subject, expiresAt })}`;
  const survey = (campaign = 'satisfaction-survey', n = 1) => link('survey', 'survey', `${campaign}/day7/O${n}/1`);
  const seen: { name: string; status: number; html: string }[] = [];
  const open = async (state: string, path: string, body?: ReturnType<typeof form>) => {
    const headers = { 'accept-language': language };
    const answer = await pages.request(path, body === undefined ? { headers } : { ...body, headers });
    seen.push({ name: state, status: answer.status, html: await answer.text() });
  };
  const bad = { expected: '5', perceived: '1', comment: language === 'zh' ? '地上总是漏水。' : 'It leaks onto the floor.' };

  await open('survey-missing', survey(), form({ shown: 'overall', comment: bad.comment }));
  await open('survey-thanks', survey('satisfaction-survey', 2), form({ shown: ['overall', 'comment'], expected: '3', perceived: '4' }));
  await open('survey-sorry', survey(), form({ shown: ['overall', 'comment'], ...bad }));
  await open('survey-answered', survey());
  await open('survey-asks-more', survey('second-purchase'), form({ shown: 'nps', nps: '3' }));
  await open('survey-pulse', survey('replenishment'));
  await open('survey-expired', link('survey', 'survey', 'satisfaction-survey/day7/O1/1', 1));
  await open('survey-expired-with-words', link('survey', 'survey', 'satisfaction-survey/day7/O1/1', 1), form(bad));
  for (let n = 0; n < 10; n++) await pages.request(survey('win-back', 9), form({ satisfied: 'yes' }));
  await open('survey-too-many', survey('win-back', 9), form({ satisfied: 'yes' }));
  await changeRound(cloud, { campaign: 'satisfaction-survey', rev: 0, closed: true, by: 'ann' });
  await open('survey-closed-answered', survey());
  await open('survey-closed-with-words', survey('satisfaction-survey', 7), form(bad));

  const voucher = (await cloud.states.load('C1', { consistent: true }))?.vouchers[0];
  const code = { code: voucher?.code ?? '', customer: 'C1', by: 'ann' };
  const voucherPage = link('voucher', 'voucher', voucher?.id ?? '');
  await open('voucher', voucherPage);
  await changeVoucher(cloud.services, code, 'reserve');
  await open('voucher-reserved', voucherPage);
  await changeVoucher(cloud.services, code, 'redeem');
  await open('voucher-used', voucherPage);
  await open('voucher-of-another', `/p/voucher/${cloud.link({ purpose: 'voucher', customer: 'C2', subject: voucher?.id ?? '' })}`);

  const booking = (offer: string) => link('booking', 'booking', `product-birthday/card/${offer}/3`);
  await open('booking-none-chosen', booking('A1'), form({}));
  await open('booking-past', booking('A1'), form({ slot: '1000' }));
  await open('booking-booked', booking('A1'), form({ slot: String(SLOT) }));
  await open('booking-full', booking('A2'), form({ slot: String(SLOT) }));
  await open('booking-other-stands', booking('A1'), form({ slot: String(SLOT + DAY) }));
  await open('booking-cancelled', `${booking('A1')}/cancel`, form({}));
  await open('booking-after-cancelling', booking('A1'));

  const [opened] = (await cloud.states.load('C1', { consistent: true }))?.cases ?? [];
  const place = { customer: 'C1', id: opened?.id ?? '', by: 'ann' };
  const casePage = link('case', 'case', place.id);
  await changeCase(cloud.services, { ...place, rev: 1 }, (one, act) => assignCase(one, act, { owner: 'Li Lei' }));
  await open('case', casePage);
  await open('case-none-chosen', casePage, form({}));
  await open('case-call', casePage, form({ slot: String(Date.parse('2026-11-23T09:00:00Z')) }));
  const rev = (await readCase(cloud.services, 'C1', place.id))?.rev ?? 0;
  await changeCase(cloud.services, { ...place, rev }, (one, act) => closeCase(one, act, 'done'));
  await open('case-closed', casePage);
  await open('case-unknown', link('case', 'case', 'nothing'));

  await open('recall', link('recall', 'recall', recallSubject(recall)));
  await open('recall-acknowledged', link('recall', 'recall', recallSubject(recall)), form({}));
  await open('recall-unknown', link('recall', 'recall', 'nothing'));

  await open('opt-in', link('opt-in', 'opt-in', 'opt-in.1'));
  await open('opt-in-done', link('opt-in', 'opt-in', 'opt-in.1'), form({}));
  const preferences = link('preferences', 'preferences');
  await open('preferences-hours-wrong', preferences, form({ form: 'preferences', notBefore: '20:00', notAfter: '20:00' }));
  await open('preferences-saved', preferences, form({ form: 'preferences', shown: ['email', 'sms'], language: locale ?? 'en' }));
  await open(
    'preferences-confirm',
    preferences,
    form({ form: 'preferences', shown: ['email', 'sms'], email: 'on', language: locale ?? 'en' }),
  );
  await open('unsubscribed-topic', link('unsubscribe', 'opt-out', 'product-birthday'), form({ stop: 'topic' }));
  await open('unsubscribed', link('unsubscribe', 'opt-out', 'product-birthday'), form({ stop: 'all' }));

  await open('my-data', link('my-data', 'my-data'));
  await open('my-data-asked', link('my-data', 'my-data'), form({ ask: 'export' }));
  await open('my-data-copy', link('my-data/export', 'export', 'r'));
  await open('opt-in-left-since', link('opt-in', 'opt-in', 'opt-in.1'), form({}));

  await open('too-large', survey(), form({ comment: 'x'.repeat(20_000) }));
  await open('incomplete', '/p/survey/v1.k1.broken');
  await open('unknown', link('survey', 'booking', 'x'));
  await open('too-old', link('booking', 'booking', 'x', 1));
  // The policy's reading; then the page's own fails.
  failing.after = 1;
  await open('broken', booking('A1'));
  await open('erase-asked', link('my-data/erase', 'erase', 'erase.1'));
  await open('erased', link('my-data/erase', 'erase', 'erase.1'), form({}));
  await open('gone', booking('A1'));
  return { seen, css: await (await pages.request('/p/pages.css')).text() };
}

/** In the dark nothing but the colours is another. */
const rules = { light: '{}', dark: '{ runOnly: ["color-contrast"] }' } as const;

async function faultsOf(tab: Page, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  const over = await tab.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  await tab.evaluate(axe);
  const found = await tab.evaluate<string[]>(
    `axe.run(${rules[colorScheme]}).then((told) => told.violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
  );
  return over === 0 ? found : [...found, `scrolls ${over} px sideways`];
}

describe.each(['en', 'zh'] as const)('every state of every page in %s', (language) => {
  it('has no fault of accessibility, by day and in the dark, and does not scroll sideways at 360 px', { timeout: 240_000 }, async () => {
    const { seen, css } = await states(language);
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const tab = await context.newPage();
    const faults: string[] = [];
    for (const { name, status, html } of seen) {
      await tab.setContent(html.replace('<link rel="stylesheet" href="/p/pages.css"/>', `<style>${css}</style>`));
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        faults.push(...(await faultsOf(tab, colorScheme)).map((fault) => `${name} (${status}), ${colorScheme}: ${fault}`));
      }
      const heading = await tab.locator('h1').innerText();
      if (/\p{Script=Han}/u.test(heading) !== (language === 'zh')) faults.push(`${name} is headed "${heading}"`);
      if (pictures === undefined) continue;
      await tab.emulateMedia({ colorScheme: 'light' });
      await tab.screenshot({ path: join(pictures, `${language}-${name}-${status}.png`), fullPage: true });
    }
    await context.close();
    expect(faults).toEqual([]);
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200, 400, 404, 409, 410, 413, 429, 500]));
  });
});
