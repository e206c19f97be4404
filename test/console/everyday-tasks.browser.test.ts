import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import type { OutgoingMessage } from '../../workflows/outbox.ts';
import { deliverTest } from '../../workflows/tests/deliver-test.ts';
import { type ConsoleInBrowser, consoleInBrowser, scrolledSideways, seen, seriousFindings } from '../support/browser.ts';
import { aCustomer, aFact, anAsset, anOrder } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const hostile = '"><img src=x onerror="document.title=\'owned\'">';
/** Where pictures of the screens are put, for whoever wants to look at them. */
const pictures = process.env.SCREENS;

const sender = {
  from: 'care@example.com',
  domain: 'example.com',
  asked: true,
  checks: [
    { what: 'identity', state: 'good', records: [] },
    {
      what: 'dkim',
      state: 'waiting',
      records: [{ name: 'abcdefghijklmnopqrstuvwxyz._domainkey.example.com', type: 'CNAME', value: 'abc.dkim.amazonses.com' }],
    },
    { what: 'dmarc', state: 'missing', records: [{ name: '_dmarc.example.com', type: 'TXT', value: 'v=DMARC1; p=quarantine; adkim=s' }] },
    { what: 'account', state: 'missing', records: [] },
  ],
} as const;
const cloud = consoleCloud();
Object.assign(cloud.services, { deadLetters: async () => 2, sender: { look: async () => sender } });
let house: ConsoleInBrowser;

beforeAll(async () => {
  await cloud.campaigns();
  await cloud.contents('product-birthday', 'customer-birthday');
  await cloud.settings({ testAddresses: ['team@example.com', '+442079460018'] });
  for (let n = 1; n <= 3; n += 1) {
    const purchasedOn = `2023-${addDays('2026-11-22', n).slice(5)}`;
    await cloud.holds(
      `C${n}`,
      [
        { type: 'PROFILE', body: aCustomer({ id: `C${n}`, name: n === 3 ? hostile : `Ada ${n}`, joinedOn: '2026-01-01', credit: 'good' }) },
        { type: 'ASSET', body: anAsset({ id: `A${n}`, purchasedOn }) },
        { type: 'ORDER', body: anOrder({ id: `O${n}` }) },
      ],
      {},
      [aFact({ subject: `A${n}`, date: purchasedOn })],
    );
  }
  house = await consoleInBrowser(cloud);
});
afterAll(() => house?.close());

async function look(page: Page, what: string): Promise<void> {
  expect(await scrolledSideways(page)).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  const { width } = page.viewportSize() ?? { width: 0 };
  await page.screenshot({ path: `${pictures}/${what}-${width}.png`, fullPage: true });
}

/** Works the queue off, as `deliver-messages` does; what the provider was called for. */
async function workOff(): Promise<OutgoingMessage[]> {
  const called: OutgoingMessage[] = [];
  const outbox = {
    send: async (message: OutgoingMessage) => {
      called.push(message);
      return { kind: 'accepted', providerId: 'p1' } as const;
    },
  };
  for (const { test } of cloud.queued.splice(0))
    await deliverTest({ ...cloud, outbox, deadline: () => Number.POSITIVE_INFINITY }, test ?? '');
  return called;
}

describe.each([
  ['desktop', 1440, 900],
  ['phone', 390, 844],
] as const)('on a %s', (_name, width, height) => {
  it('somebody sends a test of a message to the team, as a customer would get it, and sees that it went', async () => {
    const { context, page } = await house.window(width, height);
    await house.open(page, 'campaigns/product-birthday/edit');
    await page.getByRole('button', { name: /3 What/ }).click();
    await page.getByRole('combobox', { name: 'As', exact: true }).click();
    await page.getByRole('option', { name: /Ada 1/ }).click();
    await seen(page, /Ada 1/);
    await page.getByRole('button', { name: 'Send a test' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send a test' });
    await dialog.getByText('as Ada 1 would get it').waitFor();
    await dialog.getByRole('button', { name: 'Send it' }).click();
    await dialog.getByText(/on its way/).waitFor();
    const [sent] = await workOff();
    expect(sent).toMatchObject({ to: 'team@example.com', subject: expect.stringMatching(/^\[Test\] /), test: true });
    await dialog
      .getByText(/, sent$/)
      .first()
      .waitFor();
    await look(page, 'test-send');
    await context.close();
  });

  it('somebody tries other words beside a message’s own, with a picture, a product card and MJML in them', async () => {
    const { context, page } = await house.window(width, height);
    await house.open(page, 'campaigns/product-birthday/edit');
    await page.getByRole('button', { name: /3 What/ }).click();
    await page.getByRole('button', { name: 'Try other words beside these' }).click();
    await page.getByLabel('Subject').fill(`Other words ${hostile}`);
    for (const [kind, field, text] of [
      ['Picture', 'The same in words', hostile],
      ['MJML, by hand', 'MJML, by hand', '<mj-text>By <em>hand</em></mj-text>'],
    ] as const) {
      await page.getByRole('button', { name: 'Add', exact: true }).last().click();
      await page.getByRole('menuitem', { name: kind }).click();
      if (kind === 'Picture') await page.getByRole('textbox', { name: 'Picture', exact: true }).fill('https://example.com/a.png');
      await page.getByLabel(field, { exact: true }).last().fill(text);
    }
    await page.getByRole('button', { name: 'Add', exact: true }).last().click();
    await page.getByRole('menuitem', { name: 'Product card' }).click();
    await page.locator('.mail-subject').filter({ hasText: 'Other words' }).waitFor();
    await page.frameLocator('.mail-preview iframe').getByText('AC-700').first().waitFor();
    await look(page, 'variants-and-blocks');
    await page.getByText('Words A', { exact: true }).click();
    expect(await page.getByLabel('Subject').inputValue()).not.toContain('Other words');
    await page.getByRole('button', { name: 'Save' }).click();
    const stored = () => cloud.services.drafts.draft('product-birthday');
    // An earlier “Saved” may still stand there.
    await expect.poll(async () => (await stored())?.plan.steps[0]?.variants, { timeout: 20_000 }).toEqual(['a', 'b']);
    const draft = await stored();
    expect(draft?.texts.en?.steps['card']?.variants?.['b']?.email?.blocks.slice(-3)).toEqual([
      { picture: 'https://example.com/a.png', alt: hostile },
      { mjml: '<mj-text>By <em>hand</em></mj-text>' },
      { productCard: 'products' },
    ]);
    expect(await page.title()).not.toBe('owned');
    await cloud.services.drafts.discard('product-birthday', draft?.rev ?? 0);
    await context.close();
  });
});

it('somebody reads which words did more, and when it is too early to tell', async () => {
  const { context, page } = await house.window(1440, 900);
  const stored = (await cloud.services.desk.campaigns()).find(({ id }) => id === 'customer-birthday')!;
  await cloud.table.update(
    { pk: 'CAMPAIGNS', sk: 'customer-birthday' },
    { set: { steps: JSON.stringify([{ ...stored.steps[0], variants: ['a', 'b', 'c'] }]) } },
  );
  const counts = { a: [1200, 90], b: [1200, 190], c: [40, 3] } as const;
  const all = Object.entries(counts).flatMap(([variant, [n, ordered]]) => [
    [`day0~${variant}|email|delivered`, n] as const,
    [`day0~${variant}|email|ordered`, ordered] as const,
  ]);
  await dynamoCounters(cloud.table).add(
    'shard',
    'customer-birthday',
    '2026-08-01',
    all.map(([name, by], n) => ({ sequence: String(n + 1), name, by })),
  );
  await house.open(page, 'campaigns/customer-birthday');
  await seen(page, /^Words B did more than Words A: \+8\.3 percentage points/);
  await seen(page, /^Words C: too early to tell/);
  await look(page, 'variant-results');
  await context.close();
});

it('somebody adds Chinese', async () => {
  const { context, page } = await house.window(1440, 900);
  const english = {
    why: 'You are with us.',
    steps: { day0: { email: { subject: 'Hello', preheader: 'p', heading: 'h', blocks: ['{{ greeting }}'] } } },
  };
  const plan = {
    id: 'own',
    name: 'Our own',
    class: 'marketing',
    fact: 'customer.joined',
    rule: 'anniversary',
    steps: [{ id: 'day0', offsetDays: 0, channels: ['email'], send: 'first' }],
  } as const;
  await cloud.services.drafts.save(
    { plan, texts: { en: english }, base: 0, rev: 1, state: 'draft', by: 'wei', at: cloud.clock.at, authors: ['wei'] },
    0,
  );
  await house.open(page, 'campaigns/own/edit');
  await page.getByRole('button', { name: /3 What/ }).click();
  await page.getByText('中文', { exact: true }).click();
  await page
    .getByRole('button', { name: /Chinese/ })
    .last()
    .click();
  await page.getByLabel('Subject').fill('生日快乐');
  await page.locator('.mail-subject').filter({ hasText: '生日快乐' }).waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await seen(page, 'Saved');
  expect((await cloud.services.drafts.draft('own'))?.texts.zh?.steps['day0']?.email?.subject).toBe('生日快乐');
  await context.close();
});

async function bring(page: Page, kind: string, name: string, csv: string): Promise<void> {
  await house.open(page, 'import');
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).click();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

it('somebody imports a file with errors, sees which, and mends them', async () => {
  const { context, page } = await house.window(1440, 900);
  const csv = 'customer_id,name,born_on\nC8,Alan,1912-06-23\nC9,Grace,1906-13-09\n';
  await bring(page, 'Customers', 'wrong.csv', csv);
  await page.getByRole('cell', { name: '1906-13-09' }).waitFor();
  await look(page, 'import-rejects');
  expect([(await cloud.states.load('C8'))?.customer.name, await cloud.states.load('C9')]).toEqual(['Alan', undefined]);
  await bring(page, 'Customers', 'mended.csv', csv.replace('-13-', '-12-'));
  await seen(page, 'mended.csv');
  await expect.poll(async () => (await cloud.states.load('C9'))?.customer.bornOn).toBe('1906-12-09');
  await context.close();
});

it('somebody tries a file out, brings it in, finds that it was the wrong one, and takes all of it back', async () => {
  const { context, page } = await house.window(1280, 900);
  const csv = 'customer_id,name\nU1,Ursula\nU2,Una\nU2,Una Marson\n';
  await house.open(page, 'import');
  await page.getByRole('radio', { name: /^Customers/ }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Try it first' }).click();
  await seen(page, 'Tried out: nothing was written');
  await look(page, 'import-tried');
  expect(await cloud.states.load('U1')).toBeUndefined();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Take this import back…' }).click();
  expect((await cloud.states.load('U2'))?.customer.name).toBe('Una Marson');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('made by it').waitFor();
  await look(page, 'import-undo');
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'import-undo');
  await dialog.getByRole('textbox').fill('people.csv');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await seen(page, 'Taken back');
  await look(page, 'import-undone');
  expect([await cloud.states.load('U1'), await cloud.states.load('U2')]).toEqual([undefined, undefined]);
  await context.close();
});

it('somebody starts a recall by a file, and sees whom it concerns', async () => {
  const { context, page } = await house.window(1440, 900);
  await cloud.holds('R1', [
    { type: 'PROFILE', body: aCustomer({ id: 'R1', name: 'Rosalind Franklin' }) },
    { type: 'ASSET', body: anAsset({ id: 'AR1', model: 'DX-1', serial: 'S150' }) },
  ]);
  const csv = 'recall_id,model,serial_from,serial_to,reason,safety,starts_on\nR-26,DX-1,S100,S199,The door may open,yes,2026-11-23\n';
  await bring(page, 'Recalls', 'recall.csv', csv);
  await expect.poll(async () => (await cloud.services.recalls.list()).map(({ id }) => id)).toEqual(['R-26']);
  await house.open(page, 'recalls');
  await seen(page, 'Rosalind Franklin');
  await seen(page, /The door may open/);
  await look(page, 'recall');
  for (const step of ['Repaired', 'Cleaned', 'Checked']) {
    await page.getByRole('button', { name: step }).click();
    const dialog = page.getByRole('dialog', { name: `${step}: the product of Rosalind Franklin?` });
    if (step === 'Repaired') await look(page, 'recall-step');
    await dialog.getByRole('button', { name: step }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: step }).waitFor({ state: 'detached' });
  }
  await seen(page, /Put right/);
  await context.close();
});

it.each([
  [1280, 'R-27'],
  [390, 'R-28'],
] as const)(
  'an author asks for a recall, sees whom it reaches, and an approver lets it begin by its name, at %i px',
  async (width, name) => {
    const { context, page } = await house.window(width, 844);
    for (let n = 1; n <= 3; n += 1)
      await cloud.holds(`${name}-${n}`, [
        {
          type: 'PROFILE',
          body: aCustomer({ id: `${name}-${n}`, name: n === 3 ? hostile : `Lise ${n}`, ...(n === 2 ? { email: '', phone: '' } : {}) }),
        },
        { type: 'ASSET', body: anAsset({ id: `A${name}-${n}`, model: name, serial: `S10${n}` }) },
      ]);
    const as = (role: string) => page.evaluate(`localStorage.setItem('perennial.role', '${role}')`);
    await house.open(page, 'recalls');
    await as('author');
    await house.open(page, 'recalls');
    await page.getByRole('button', { name: 'New recall' }).click();
    for (const [label, text] of [
      ['Name of the recall', name],
      ['Model', name],
      ['First serial number', 'S199'],
      ['Last serial number', 'S100'],
      ['Reason, as the owners read it', `Hot ${hostile}`],
    ] as const)
      await page.getByLabel(label).fill(text);
    await seen(page, /Are the two swapped/);
    await page.getByLabel('First serial number').fill('S100');
    await page.getByLabel('Last serial number').fill('S199');
    await seen(page, /^3 owners with 3 products. 1 has no address/);
    await seen(page, 'Lise 1');
    await page.getByLabel(/^For safety/).check();
    await look(page, 'recall-form');
    await page.getByRole('button', { name: 'Ask for approval' }).click();
    await seen(page, 'Waits for approval');
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await as('approver');
    await house.open(page, 'recalls');
    await page.getByRole('button', { name: 'Approve' }).waitFor();
    await look(page, 'recall-waits');
    await page.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^3 owners with 3 products/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Begin the recall' }).isDisabled()).toBe(true);
    await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
    await dialog.getByRole('button', { name: 'Begin the recall' }).click();
    await seen(page, /^3 products/);
    await page.getByText(/^Decided earlier/).click();
    await seen(page, /asked for by you as author.*approved by you as approver/);
    expect((await cloud.services.recalls.list()).find(({ id }) => id === name)).toMatchObject({ reason: `Hot ${hostile}`, safety: true });
    expect(await page.title()).not.toBe('owned');
    await context.close();
  },
);

it('somebody raises a tier’s threshold and sees who is affected, before it is set', async () => {
  const { context, page } = await house.window(1440, 900);
  await cloud.holds('M1', [{ type: 'PROFILE', body: aCustomer({ id: 'M1', name: 'Mary Gold', joinedOn: '2026-01-01', credit: 'good' }) }]);
  const points = [{ day: '2026-06-01', since: '2026-06-01', points: '400' }];
  await cloud.facts.note('M1', 0, { points, orderDays: 1, deliveries: [] }, []);
  await cloud.memberships.write('M1', { tier: 'gold', endsOn: '2026-12-01' }, undefined);
  await house.open(page, 'programme');
  await page.getByLabel(/^gold/i).first().fill('500');
  await page.getByRole('button', { name: /Try/ }).click();
  await page.getByRole('link', { name: 'Mary Gold' }).waitFor();
  await seen(page, /gold → ordinary/);
  await look(page, 'tiers');
  await context.close();
});

it('somebody erases a customer, by typing who it is', async () => {
  const { context, page } = await house.window(1440, 900);
  await cloud.holds('GONE', [{ type: 'PROFILE', body: aCustomer({ id: 'GONE', name: 'Nobody Longer' }) }]);
  await house.open(page, 'customers/GONE');
  await page.getByRole('heading', { name: 'Nobody Longer' }).waitFor();
  await page.locator('.person-actions button').click();
  await page.getByRole('menuitem', { name: /Erase/ }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.locator('button[type=submit]');
  await dialog.getByRole('textbox').fill('GON');
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('GONE');
  await confirm.click();
  await expect.poll(async () => await cloud.states.load('GONE')).toBeUndefined();
  await context.close();
});

it('somebody joins two records of one person: sees both, chooses, types which one goes, and finds everything with the one that is kept', async () => {
  const twin = { name: 'Grace Hopper', timeZone: 'America/New_York', country: 'US' };
  await cloud.holds('TWIN1', [{ type: 'PROFILE', body: aCustomer({ ...twin, id: 'TWIN1', email: 'grace@example.com' }) }]);
  const theirs = aCustomer({ ...twin, id: 'TWIN2', email: 'g.hopper@example.com', attributes: { plan: hostile } });
  await cloud.holds(
    'TWIN2',
    [
      { type: 'PROFILE', body: theirs },
      { type: 'ASSET', body: anAsset({ id: 'A77', name: 'Dishwasher DW-2' }) },
    ],
    { sms: { consent: 'withdrawn' } },
  );
  const { context, page } = await house.window(1280, 900);
  await house.open(page, 'customers/TWIN1');
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor();
  await page.locator('.person-actions button').click();
  await page.getByRole('menuitem', { name: 'Same person as…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /g.hopper@example.com/ }).waitFor();
  await look(page, 'join-find');
  await dialog.getByRole('button', { name: /g.hopper@example.com/ }).click();
  await dialog.getByRole('radio', { name: 'g.hopper@example.com' }).check();
  await seen(page, 'Nothing that either of them was sent is sent again, and both count against the caps.');
  await look(page, 'join');
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'join');
  const confirm = dialog.getByRole('button', { name: 'Join them' });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('TWIN2');
  await confirm.click();
  await seen(page, 'They are one person now.');
  const joined = await cloud.states.load('TWIN1');
  expect(joined).toMatchObject({ customer: { email: 'g.hopper@example.com', attributes: { plan: hostile } }, assets: [{ id: 'A77' }] });
  expect((await cloud.gates.read('TWIN1')).sms.consent).toBe('withdrawn');
  await dialog.locator('.join').getByRole('button', { name: 'Close' }).click();
  await seen(page, 'Dishwasher DW-2');
  await house.open(page, 'customers/TWIN2');
  await seen(page, '"TWIN2" was joined to "TWIN1": look there.');
  await context.close();
});

it.each([
  [1440, 'light'],
  [1024, 'dark'],
  [390, 'dark'],
] as const)(
  'today says what is left to set up and what the queue gave up, and settings whom mails come from: %i px, %s',
  async (width, scheme) => {
    const { context, page } = await house.window(width, 900);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await house.open(page, 'home');
    await seen(page, /^2 batches of messages have failed/);
    await seen(page, 'The account is in the sandbox: 200 mails a day, to verified addresses alone. Ask AWS for production access.');
    await look(page, `home-${scheme}`);
    await house.open(page, 'settings');
    await seen(page, 'missing: mailboxes may take these mails for spam');
    await seen(page, /in the sandbox: 200 mails a day/);
    await look(page, `settings-${scheme}`);
    await context.close();
  },
);
