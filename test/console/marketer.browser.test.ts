import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { type ConsoleInBrowser, consoleInBrowser, scrolledSideways, seen, seriousFindings } from '../support/browser.ts';
import { aCustomer, aFact, anAsset } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const cloud = consoleCloud();
let house: ConsoleInBrowser;
/** Where pictures of the screens are put, for whoever wants to look at them. */
const pictures = process.env.SCREENS;

beforeAll(async () => {
  await cloud.campaigns();
  await cloud.contents('product-birthday');
  await cloud.settings({});
  const late = {
    id: 'P1',
    kind: 'time',
    text: 'A technician comes with the new pump before the weekend',
    madeAt: cloud.clock.at - 90_000_000,
    warnAt: cloud.clock.at - 7_200_000,
    dueAt: cloud.clock.at - 3_600_000,
  } as const;
  await cloud.holds('C9', [
    { type: 'PROFILE', body: aCustomer({ id: 'C9', name: 'Grace Hopper' }) },
    { type: 'PROMISE', body: late },
  ]);
  for (let n = 1; n <= 6; n += 1) {
    const purchasedOn = `2023-${addDays('2026-11-21', n).slice(5)}`;
    await cloud.holds(
      `C${n}`,
      [
        { type: 'PROFILE', body: aCustomer({ id: `C${n}`, name: `Ada ${n}` }) },
        { type: 'ASSET', body: anAsset({ id: `A${n}`, purchasedOn }) },
      ],
      {},
      [aFact({ subject: `A${n}`, date: purchasedOn })],
    );
  }
  const counted: Record<string, number> = {
    'ask|email|delivered': 900,
    'ask|email|bounced': 12,
    'ask|email|opened': 410,
    'ask|email|machine': 220,
    'ask|email|clicked': 96,
    'ask|email|answered': 61,
    'ask|email|ordered': 160,
    'ask|email|revenue': 1_284_050,
    'ask|-|skipped:holdout': 90,
    'ask|-|ordered:holdout': 6,
    'ask|-|revenue:holdout': 31_000,
    'ask|-|skipped:no-consent': 140,
    'nudge|sms|sent': 300,
    'nudge|sms|left': 4,
    'nudge|-|skipped:capped': 25,
  };
  const counts = Object.entries(counted).map(([name, by], n) => ({ sequence: String(n + 1), name, by }));
  await dynamoCounters(cloud.table).add('shard', 'win-back', '2026-08-01', counts);
  house = await consoleInBrowser(cloud);
});
afterAll(() => house?.close());

describe.each([
  ['desktop', 1280, 820],
  ['phone', 390, 844],
] as const)('on a %s', (name, width, height) => {
  it('nothing serious to complain of on today’s screen, the results and the settings, and nothing to scroll sideways', async () => {
    const { context, page } = await house.window(width, height);
    const complaints: string[] = [];
    const narrow = width < 760 ? ['programme', 'promises'] : [];
    for (const hash of ['home', 'campaigns/win-back', 'settings', ...narrow]) {
      await house.open(page, hash);
      await page.locator('h1').waitFor();
      if (hash === 'programme')
        await page
          .locator('section')
          .filter({ hasText: 'Cycles and win-back' })
          .getByRole('button', { name: 'Read all customers' })
          .click();
      await page.waitForLoadState('networkidle');
      const sideways = await scrolledSideways(page);
      complaints.push(
        ...(await seriousFindings(page)).map((one) => `${hash}: ${one}`),
        ...(sideways > 0 ? [`${hash}: scrolls sideways`] : []),
      );
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.setViewportSize({ width, height: 2200 });
        await page.screenshot({ path: `${pictures}/${hash.replace('/', '-')}-${name}.png` });
        await page.setViewportSize({ width, height });
      }
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('somebody reads whether win-back works', async () => {
    const { context, page } = await house.window(width, height);
    await house.open(page, 'campaigns/win-back');
    await seen(page, 'Did it change anything?');
    await seen(page, /^Yes: \+8\.5 percentage points more than without it/);
    await seen(page, /^6 of 90/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('results-win-back.csv');
    await context.close();
  });
});

it('somebody pauses everything: asked once more, said on every page with who and when, and resumed', async () => {
  const { context, page } = await house.window(1280, 820);
  await house.open(page, 'home');
  await seen(page, 'What goes out this week');
  await page.getByRole('button', { name: 'Pause everything' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pause all marketing?' });
  await dialog.getByRole('button', { name: 'Pause everything' }).click();
  await seen(page, /you as admin paused it on Sun,? 22 Nov 2026 at 09:00/);
  cloud.clock.at += 5000;
  expect(await cloud.library.marketingPaused()).toBe(true);
  await house.open(page, 'customers');
  await page.getByRole('button', { name: 'Resume marketing' }).click();
  await page.getByRole('button', { name: 'Resume marketing' }).waitFor({ state: 'detached' });
  expect((await cloud.services.breaker.read()).open).toBe(false);
  await context.close();
});

describe('settings', () => {
  it('are shown once more before they are saved, and a wrong one is named', async () => {
    const { context, page } = await house.window(1280, 820);
    await house.open(page, 'settings');
    const address = page.getByLabel('Answers go to');
    await address.fill('nobody');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    await seen(page, /company\.replyTo/);
    await address.fill('hello@example.com');
    await page.getByLabel('Messages go out at').fill('11:30');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save these changes?' });
    await dialog.getByText('11:30').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await seen(page, 'Saved.');
    expect((await cloud.services.desk.settings()).settings).toMatchObject({ sendAt: '11:30', company: { replyTo: 'hello@example.com' } });
    await context.close();
  });

  it('the company’s colour is seen on a mail before it is saved, and one that cannot be read is refused', async () => {
    const { context, page } = await house.window(1280, 820);
    await house.open(page, 'settings');
    const color = page.getByLabel('Colour', { exact: true });
    await page.locator('.brand-sample iframe[srcdoc*="#1d6b50"]').first().waitFor();
    await color.fill('#ffee00');
    await seen(page, /too light to be read on white/);
    await page.getByLabel('Pick a colour').fill('#0a3d91');
    await page.locator('.brand-sample iframe[srcdoc*="#0a3d91"]').first().waitFor();
    expect(await color.inputValue()).toBe('#0a3d91');
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save these changes?' });
    await dialog.getByText('#0a3d91').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await seen(page, 'Saved.');
    expect((await cloud.services.desk.settings()).settings).toMatchObject({ company: { color: '#0a3d91', logo: null } });
    await context.close();
  });

  it('two people change them: the second is told, and neither loses anything', async () => {
    const { context, page } = await house.window(1280, 820);
    await house.open(page, 'settings');
    await page.getByLabel('Too late after so many hours').fill('48');
    const { rev, settings } = await cloud.services.desk.settings();
    await cloud.services.desk.putSettings({ ...settings, holdoutPercent: 7 }, rev);
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save these changes?' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/Somebody else saved the settings/).waitFor();
    await dialog.getByRole('button', { name: 'Load theirs, keep mine' }).click();
    await page.getByRole('button', { name: 'Look at the changes' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await seen(page, 'Saved.');
    expect((await cloud.services.desk.settings()).settings).toMatchObject({ latenessHours: 48, holdoutPercent: 7 });
    await context.close();
  });
});
