import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { addDays } from '../domain/calendar/calendar-date.ts';
import { startCare } from '../local/start.ts';
import { bringIn, castOf } from './story/cast.ts';
import { deskSeen, leaveByOneClick, leaveByText, marketingTo } from './story/company-side.ts';
import { type Customer, CustomerStory } from './story/customer-story.ts';
import { Lookout } from './story/lookout.ts';
import { RunningProduct } from './story/running-product.ts';

/**
 * The customer's story on the running product, in Chromium, in English and Chinese: card, visit, survey, apology, voucher, leaving, and a
 * month of silence. Every page and mail is held to axe and photographed. `npm run bench:story -- [--pictures <folder>] [--url <product>]`;
 * the clock of a product named by `--url` is moved.
 */
const { values } = parseArgs({ options: { url: { type: 'string' }, pictures: { type: 'string' } } });
const began = performance.now();
const scratch = mkdtempSync(join(tmpdir(), 'perennial-story-'));
const own = values.url === undefined ? await startCare({ port: 0, dataDir: join(scratch, 'data'), demo: true }) : undefined;
const product = new RunningProduct(values.url ?? own?.url ?? '');
const lookout = new Lookout(values.pictures ?? join(scratch, 'pictures'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const today = await product.today();
  const cast = castOf(today);
  const english: Customer = { id: cast.english, language: 'en' };
  const chinese: Customer = { id: cast.chinese, language: 'zh' };
  const stories = [english, chinese].map((customer) => new CustomerStory(customer, product, browser, lookout));

  await bringIn(product, cast, today);
  await product.passTo(addDays(today, 3));
  for (const story of stories) await story.findsTheCardAndBooks();
  say('cards came; visits booked, confirmed, moved');
  for (const story of stories) await story.readsTheRecall();
  await product.passTo(addDays(today, 8));
  for (const story of stories) await story.saysWhatWasWrong();
  say('surveys answered; apologies and vouchers came');
  await deskSeen(browser, product, lookout, 'open');
  for (const story of stories) await story.hasItRepaired();
  await deskSeen(browser, product, lookout, 'closed');
  say('vouchers redeemed once, refused a second time; cases closed');

  for (const story of stories) await story.leaves();
  const posts = await leaveByOneClick(await product.message(cast.oneClick, 'product-birthday'));
  if (posts.join() !== '200,200') lookout.faults.push(`a bare POST, and a second, are answered ${posts.join()}`);
  await leaveByText(browser, product, lookout, cast.byText);
  say('left by the page, by one bare POST, and by a text');
  const gone = [english.id, chinese.id, cast.oneClick, cast.byText];
  const sent = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => marketingTo(product, id)))).join();
  const before = { gone: await sent(gone), stays: await sent([cast.stays]) };
  await product.passTo(addDays(today, 39));
  if ((await sent(gone)) !== before.gone) lookout.faults.push(`who left was sent more: ${before.gone} before, ${await sent(gone)} after`);
  if ((await sent([cast.stays])) === before.stays) lookout.faults.push('nothing was sent to who stayed either, so the month shows nothing');
  say(`a month later: nothing more to ${gone.join(', ')}`);
} finally {
  await browser.close();
  await own?.stop();
}

for (const fault of lookout.faults) say(`not as it should be: ${fault}`);
say(`${lookout.pictures} pictures in ${values.pictures ?? scratch}; ${((performance.now() - began) / 1000).toFixed(0)} s`);
if (lookout.faults.length > 0) process.exitCode = 1;
