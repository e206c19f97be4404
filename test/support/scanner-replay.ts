import { signedLinks } from '../../adapters/links/signed-links.ts';
import { linksOf } from '../../adapters/templates/links.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import type { CompiledLibrary } from '../../campaigns/compiled-library.ts';
import { sampleValues } from '../../campaigns/sample-values.ts';
import { recallSubject } from '../../domain/facts/fact.ts';
import { messageKey } from '../../domain/occasion.ts';
import { confirmedRequests } from '../../domain/requests/person-request.ts';
import { newVoucher } from '../../domain/vouchers/voucher.ts';
import type { ContentLocale } from '../../domain/wording/greeting.ts';
import { customerPages } from '../../pages/app.ts';
import type { StateRecord } from '../../workflows/records.ts';
import { aCustomer, anAsset } from './builders.ts';
import { consoleCloud, keyring } from './console-cloud.ts';

const looks = [
  { method: 'GET' },
  { method: 'HEAD' },
  { method: 'GET', headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } },
] as const;
const TIMES = 3;

const SITE = 'https://care.example.com';
const renderer = liquidRenderer();
const RECALL = { id: 'R1', assetId: 'A1', reason: 'It may overheat', safety: true, startsOn: '2026-11-20' } as const;

/** Somebody with something behind every link: a product that is recalled, a voucher, requests that wait for their link. */
const stateOf = (id: string): readonly StateRecord[] => [
  { type: 'PROFILE', body: aCustomer({ id }) },
  { type: 'ASSET', body: anAsset() },
  { type: 'RECALL', body: RECALL },
  { type: 'CASE', body: { id: 'K1', kind: 'complaint', openedOn: '2026-11-20' } },
  { type: 'OFFER', body: newVoucher('K1', `CARE-${id}`, '2026-11-22') },
  { type: 'REQUEST', body: { id: 'opt-in.1', kind: 'opt-in', at: 1, day: '2026-11-22', channels: ['email'] } },
];

/**
 * A gateway opens every link of so many messages, as they go out, three times by GET, HEAD and prefetch, and follows where one leads on;
 * then the mail program's one-click POST comes, twice. The messages are the starters in turn, both languages and channels.
 */
export async function replayScanner(mails: number, library: CompiledLibrary, from = 0) {
  const cloud = consoleCloud();
  await cloud.campaigns();
  const pages = customerPages(cloud.pages, (fault) => {
    throw fault;
  });
  const links = signedLinks({ keyring, pagesUrl: SITE, clock: cloud.clock });
  const sum = { links: 0, requests: 0, notShown: 0, changedByScanner: 0, left: 0, writesOfSecond: 0 };

  /** Addresses of ours in message `n`, as it goes out. */
  async function addressesIn(n: number, customer: string): Promise<readonly string[]> {
    const piece = library.contents[n % library.contents.length];
    const campaign = library.campaigns.find(({ id }) => id === piece?.campaign);
    if (piece === undefined || campaign === undefined) throw new Error('a library without messages');
    const key = messageKey({ campaign: campaign.id, step: piece.step, subject: 'A1', occurrence: '2026-11-14' });
    const kind = confirmedRequests.find((each) => campaign.fact === `request.${each}`) ?? 'opt-in';
    const values = {
      ...sampleValues(campaign.id, piece.step, piece.locale as ContentLocale),
      links: {
        unsubscribe: links.unsubscribe(customer, campaign.id),
        preferences: links.preferences(customer),
        myData: links.myData(customer),
        survey: links.survey(customer, key, campaign.id),
        booking: links.booking(customer, key),
        recall: links.recall(customer, recallSubject(RECALL)),
        voucher: links.voucher(customer, 'K1'),
        case: links.caseOf(customer, 'K1'),
        confirm: links.confirm(customer, kind, 'opt-in.1'),
      },
    };
    const id = JSON.stringify([piece.campaign, piece.step, piece.channel, piece.locale]);
    let shown = await renderer.render(id, piece.content, values);
    // On a busy machine a rendering may be put to sleep beyond its limit; a send would come back for it too.
    for (let tries = 0; shown.kind === 'missing' && tries < 10; tries++) shown = await renderer.render(id, piece.content, values);
    if (shown.kind === 'missing') throw new Error(`${piece.campaign}: ${shown.what}`);
    if (piece.channel === 'sms') {
      const short = links.shorten(shown.text, key);
      for (const link of short.links) await cloud.shortLinks.put(link);
      return short.text.match(/https:\/\/care\.example\.com\/\S+/g) ?? [];
    }
    return [...new Set([...linksOf(shown.html), ...(shown.text.match(/https:\/\/\S+/g) ?? [])])].filter((link) => link.startsWith(SITE));
  }

  async function look(path: string, how: (typeof looks)[number]): Promise<void> {
    sum.requests += 1;
    const answer = await pages.request(path, how);
    const onwards = answer.headers.get('location');
    if (onwards !== null) return await look(onwards, how);
    if (answer.status !== 200) sum.notShown += 1;
  }

  for (let n = from; n < from + mails; n++) {
    const customer = `C${n}`;
    await cloud.holds(customer, stateOf(customer));
    const addresses = await addressesIn(n, customer);
    sum.links += addresses.length;
    const before = cloud.changes.length;
    for (const address of addresses)
      for (let time = 0; time < TIMES; time++) for (const how of looks) await look(address.slice(SITE.length), how);
    sum.changedByScanner += cloud.changes.length - before;

    const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    const leave = links.unsubscribe(customer, 'win-back').slice(SITE.length);
    await pages.request(leave, oneClick);
    if ((await cloud.gates.read(customer)).email.consent === 'withdrawn') sum.left += 1;
    const once = cloud.changes.length;
    await pages.request(leave, oneClick);
    sum.writesOfSecond += cloud.changes.length - once;
  }
  return sum;
}
