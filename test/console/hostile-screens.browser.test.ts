import type { Dialog, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptySummary } from '../../domain/summary.ts';
import { type ConsoleInBrowser, consoleInBrowser, scrolledSideways } from '../support/browser.ts';
import { aCustomer, aFact, aMessage, anAsset, anOrder, anOrderLine } from '../support/builders.ts';
import { aPlan, theTexts } from '../support/campaign-edits.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

/** It runs where it is taken for HTML, is worked out where it is taken for a template, turns round what stands beside it, and has no blank to be broken at. */
const hostile = (most: number) => `<img/src=x/onerror=window.ran=1>{{7|times:7}}\u202E=1+1${'W'.repeat(200)}`.slice(0, most);
const id = hostile(80);
const cloud = consoleCloud();
const day = '2026-11-20';
const at = Date.parse(`${day}T12:00:00Z`);
let house: ConsoleInBrowser;

async function post(path: string, body: object, method = 'POST'): Promise<void> {
  const api = consoleApi(cloud.services, {
    identify: () => ({ id: hostile(40), roles: ['admin'] }),
    onFault: (fault) => console.error(fault),
  });
  const answer = await api.request(`/api/${path}`, { method, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}

beforeAll(async () => {
  await cloud.campaigns();
  await cloud.contents('product-birthday');
  await cloud.settings({
    company: { name: hostile(200), phone: hostile(50) },
    cases: { owner: hostile(100), escalationOwner: hostile(100) },
    tiers: [
      { id: hostile(64), from: 1 },
      { id: 'basic', from: 0 },
    ],
    surprises: { budgetPerMonth: 50, mostEach: 30, gifts: [{ name: hostile(200), cost: 0 }] },
    service: { knownFaults: [hostile(200)] },
    recalls: { closingSteps: [hostile(64)] },
    supplies: { sideServices: { [hostile(100)]: hostile(500) } },
    testAddresses: ['care@example.com'],
  });
  const customer = aCustomer({
    id,
    name: hostile(200),
    householdId: hostile(100),
    tone: hostile(100),
    attributes: { [hostile(60)]: hostile(200) },
  });
  const asset = anAsset({ id: hostile(100), name: hostile(200), model: hostile(100), category: hostile(100), serial: hostile(100) });
  const messages = ['sent', 'skipped'] as const;
  for (const who of [customer, aCustomer({ id: 'C2', name: `Wei ${hostile(100)}` })]) {
    const own = <T extends string>(text: T) => `${text}-${who.id}`.slice(0, 60);
    await cloud.holds(
      who.id,
      [
        { type: 'PROFILE', body: who },
        { type: 'ASSET', body: { ...asset, id: own('A') } },
        {
          type: 'ORDER',
          body: anOrder({ lines: [anOrderLine({ sku: hostile(100), description: hostile(200), category: hostile(100) })] }),
        },
        {
          type: 'CASE',
          body: {
            id: 'K1',
            kind: 'call',
            openedOn: day,
            due: at,
            about: hostile(1000),
            owner: hostile(100),
            answer: 'N0',
            history: [{ at, by: hostile(40), did: 'noted', text: hostile(1000) }],
          },
        },
        { type: 'PROMISE', body: { id: 'P1', kind: 'quality', text: hostile(500), madeAt: at, warnAt: at, dueAt: at + 10 * 86_400_000 } },
        {
          type: 'SUPPLY',
          body: { id: 'U1', sku: hostile(100), deliveredOn: day, quantity: '1', unit: hostile(50), container: hostile(100) },
        },
        { type: 'SERVICE', body: { id: 'V1', assetId: own('A'), at, day, kind: hostile(60), fault: hostile(60), outcome: hostile(200) } },
        { type: 'RECALL', body: { id: 'R-1', assetId: own('A'), reason: hostile(500), safety: true, startsOn: day } },
        { type: 'BOOKING', body: { id: 'B1', status: 'booked', visitAt: at + 4 * 86_400_000, sequence: 0, at, day, minutes: 60 } },
        ...Array.from({ length: 12 }, (_, n) => ({
          type: 'ANSWER' as const,
          body: {
            id: `N${n}`,
            campaign: 'satisfaction-survey',
            at,
            day,
            satisfied: false,
            comment: hostile(900),
            product: hostile(100),
            tier: hostile(64),
            factors: { product: { perceived: 2, expected: 4 } },
          },
        })),
      ],
      {},
      [aFact({ subject: own('A'), values: { name: hostile(100) } })],
    );
    await cloud.facts.note(who.id, 0, { ...emptySummary, orderDays: 1, deliveries: [{ order: 'O1', on: day, items: hostile(100) }] }, []);
    for (const state of messages)
      await cloud.messages.put(who.id, aMessage({ key: `product-birthday/card/${own(state)}/1`, state, values: { name: hostile(200) } }), {
        ifAbsent: true,
      });
  }
  const texts = theTexts({
    subject: hostile(300),
    preheader: hostile(300),
    heading: hostile(300),
    blocks: [hostile(1000), { button: hostile(300), href: 'https://example.com/' }, { highlight: hostile(300), caption: hostile(300) }],
  });
  await post('campaigns/product-birthday/draft', { rev: 0, plan: aPlan({ name: hostile(80) }), texts }, 'PUT');
  await post('campaigns/own-words/draft', { rev: 0, plan: aPlan({ id: 'own-words', name: hostile(80) }), texts }, 'PUT');
  await post('imports', { kind: 'customers', fileName: hostile(200).replaceAll('/', ' '), map: { [hostile(200)]: 'name' } });
  await post('keys', { name: hostile(100), scopes: ['records:write'] });
  await post('webhooks', { name: hostile(100), url: `https://hooks.example.com/${'w'.repeat(300)}`, types: ['case.overdue'] });
  await post('improvements', {
    campaign: 'satisfaction-survey',
    factor: 'product',
    action: hostile(1000),
    owner: hostile(100),
    remeasureOn: '2026-12-24',
  });
  await post('recall-drafts', {
    id: 'R-2',
    model: hostile(100),
    serialFrom: hostile(100),
    serialTo: hostile(100),
    reason: hostile(500),
    safety: true,
    startsOn: '2026-12-24',
  });
  house = await consoleInBrowser(cloud);
  house.laptop.letters.push({
    id: 'm1',
    at,
    channel: 'email',
    to: hostile(200),
    from: hostile(200),
    subject: hostile(300),
    text: hostile(1000),
    html: `<p>${hostile(300)}</p><script>parent.ran=1</script>`,
    customer: id,
    campaign: 'product-birthday',
  });
}, 60_000);
afterAll(() => house?.close());

/** Each screen, and whether what people wrote is seen on it at once. */
const screens = [
  'home',
  'inbox',
  'inbox/m1',
  'customers',
  `customers/${encodeURIComponent(id)}`,
  'cases',
  `cases/${encodeURIComponent(`${id}/K1`)}`,
  'promises',
  'recalls',
  'visits',
  'surveys',
  'programme',
  'import',
  'campaigns',
  'campaigns/product-birthday',
  'campaigns/product-birthday/edit',
  'broadcasts',
  'settings',
  'settings/keys',
  'settings/webhooks',
  'settings/audit',
];

it('> Whatever people write is seen as text on every screen: nothing runs, nothing is wider than a telephone', async () => {
  const waiting = [...screens];
  const wrong: string[] = [];
  async function look(): Promise<void> {
    const { context, page } = await house.window(390, 844);
    for (let screen = waiting.shift(); screen !== undefined; screen = waiting.shift()) wrong.push(...(await faultsOf(page, screen)));
    await context.close();
  }
  // Most of a look is waiting.
  await Promise.all([look(), look(), look()]);
  expect(wrong).toEqual([]);
});

async function faultsOf(page: Page, screen: string): Promise<string[]> {
  const faults: string[] = [];
  const onDialog = (dialog: Dialog) => void faults.push(`${screen}: a dialog: ${dialog.message()}`);
  const onError = (error: Error) => void faults.push(`${screen}: ${error.message}`);
  page.on('dialog', onDialog).on('pageerror', onError);
  await house.open(page, screen);
  const seen = screen === 'broadcasts' || (await isSeen(page));
  await page.waitForLoadState('networkidle');
  const wide = await scrolledSideways(page);
  if (wide > 0) faults.push(`${screen}: ${wide} px too wide: ${await widest(page)}`);
  if (await page.evaluate<boolean>('window.ran !== undefined')) faults.push(`${screen}: something ran`);
  if (!seen) faults.push(`${screen}: nothing of it is seen`);
  page.off('dialog', onDialog).off('pageerror', onError);
  return faults;
}

const widest = (page: Page) =>
  page.evaluate<string>(
    `[...document.querySelectorAll('#content *')].filter((one) => one.getBoundingClientRect().right > 391).slice(0, 3).map((one) => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 40)).join(' | ')`,
  );

/** Sooner or later it stands there, in fields too. */
const isSeen = (page: Page): Promise<boolean> =>
  page
    .waitForFunction(
      `(document.body.innerText + [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join()).includes('onerror=window.ran')`,
      undefined,
      { timeout: 10_000 },
    )
    .then(
      () => true,
      () => false,
    );
