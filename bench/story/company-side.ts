import type { Browser } from 'playwright-core';
import * as z from 'zod';
import { starterCampaigns } from '../../campaigns/starters.ts';
import type { Lookout } from './lookout.ts';
import type { Mail, RunningProduct } from './running-product.ts';

const cases = z.object({ items: z.array(z.object({ customer: z.object({ id: z.string() }), case: z.object({ id: z.string() }) })) });
const detail = z.object({ rev: z.number() });

/** Staff redeem a code that a customer names: good once. Answers the two status codes. */
export async function redeemTwice(product: RunningProduct, code: string, customer: string): Promise<readonly number[]> {
  const first = await product.call('POST', `/api/vouchers/${code}/redeem`, { customer });
  const second = await product.call('POST', `/api/vouchers/${code}/redeem`, { customer });
  return [first.status, second.status];
}

export async function closeCaseOf(product: RunningProduct, customer: string): Promise<number> {
  const { items } = cases.parse((await product.call('GET', '/api/cases?state=open&limit=200')).body);
  const id = items.find((one) => one.customer.id === customer)?.case.id ?? 'none';
  const { rev } = detail.parse((await product.call('GET', `/api/cases/${customer}/${id}`)).body);
  const text = 'Went there, replaced the seal, watched a whole wash. Dry.';
  return (await product.call('POST', `/api/cases/${customer}/${id}/close`, { rev, text })).status;
}

/** The bare POST that a mail program sends for its own button; twice. */
export async function leaveByOneClick(mail: Mail): Promise<readonly number[]> {
  const header = mail.headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')?.value ?? '';
  const [, url = ''] = /<(https?:[^>]+)>/.exec(header) ?? [];
  const post = () => fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  return [(await post()).status, (await post()).status];
}

/** Answers a text in the person's place, looks at it in the inbox, and waits for our one answer. */
export async function leaveByText(browser: Browser, product: RunningProduct, lookout: Lookout, customer: string): Promise<void> {
  const { id } = await product.message(customer, 'product-birthday');
  await product.call('POST', `/local/inbox/${id}/answer`, { text: 'R' });
  await product.message(customer, 'text-answer');
  const tab = await browser.newPage();
  await tab.goto(`${product.url}/#/inbox/${id}`);
  await tab.locator('.sms').waitFor();
  await lookout.look(tab, 'console-sms');
  await tab.close();
}

/** How many messages of marketing somebody was sent. */
export async function marketingTo(product: RunningProduct, customer: string): Promise<number> {
  const marketing = new Set(starterCampaigns.filter((campaign) => campaign.class === 'marketing').map(({ id }) => id));
  return (await product.sentTo(customer)).filter(({ campaign = '' }) => marketing.has(campaign)).length;
}

/** What staff see of it. */
export async function deskSeen(browser: Browser, product: RunningProduct, lookout: Lookout, when: 'open' | 'closed'): Promise<void> {
  const tab = await browser.newPage();
  for (const page of ['cases', 'surveys', 'visits', 'inbox']) {
    await tab.goto(`${product.url}/#/${page}`);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    // The visits were moved into the week after; closed cases stand under their own tab.
    if (page === 'visits') await tab.getByRole('button', { name: 'Week after' }).click();
    if (page === 'cases' && when === 'closed') await tab.getByText('Closed', { exact: true }).click();
    await tab.waitForLoadState('networkidle');
    await lookout.look(tab, `console-${page}-${when}`);
    if (when === 'closed' || (page !== 'cases' && page !== 'inbox')) continue;
    await tab.locator('a.row').first().click();
    await tab.locator('article').waitFor();
    await tab.waitForLoadState('networkidle');
    await lookout.look(tab, `console-${page}-open-${when}`);
  }
  await tab.close();
}
