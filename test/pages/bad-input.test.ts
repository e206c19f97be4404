import { describe, expect, it } from 'vitest';
import { type Claims, signToken } from '../../adapters/links/token.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { openCase } from '../../domain/cases/case-moves.ts';
import { recallSubject } from '../../domain/facts/fact.ts';
import { type LinkPurpose, linkPurposes } from '../../domain/links/link-purpose.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { newVoucher } from '../../domain/vouchers/voucher.ts';
import { customerPages } from '../../pages/app.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { consoleCloud, keyring } from '../support/console-cloud.ts';
import { surveyKey } from '../support/pages-cloud.ts';

const RECALL = { id: 'R1', assetId: 'A1', reason: 'It may overheat', safety: true, startsOn: '2026-11-20' } as const;
const NAME = 'Ada Byron';

/** Where each kind of link leads, and what it is about, so that a good one shows its page. */
const pages: Readonly<Record<LinkPurpose, readonly [page: string, subject: string]>> = {
  'opt-out': ['unsubscribe', 'win-back'],
  preferences: ['preferences', ''],
  survey: ['survey', surveyKey],
  booking: ['booking', 'product-birthday/card/A1/3'],
  recall: ['recall', recallSubject(RECALL)],
  voucher: ['voucher', 'K1'],
  case: ['case', 'K1'],
  'my-data': ['my-data', ''],
  'opt-in': ['opt-in', 'opt-in.1'],
  export: ['my-data/export', ''],
  erase: ['my-data/erase', ''],
};

const languages = [
  ['en', 'en'],
  ['zh-CN,zh;q=0.9', 'zh-Hans'],
] as const;

async function cloudWithEverything(locale = 'en') {
  const cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer({ name: NAME, locale }) },
    { type: 'ASSET', body: anAsset() },
    { type: 'RECALL', body: RECALL },
    {
      type: 'CASE',
      body: openCase(
        { id: 'K1', kind: 'complaint', about: 'noise', answer: undefined },
        { at: 1, by: 'customer', timeZone: 'Europe/London' },
        defaultSettings,
      ),
    },
    { type: 'OFFER', body: newVoucher('K1', 'CARE-7K2M9-QX4TB', '2026-11-22') },
    { type: 'REQUEST', body: { id: 'opt-in.1', kind: 'opt-in', at: 1, day: '2026-11-22', channels: ['email'] } },
  ]);
  cloud.changes.length = 0;
  const open = customerPages(cloud.pages, (fault) => {
    throw fault;
  });
  const until = cloud.clock.now() + DAY;
  const claims = (purpose: LinkPurpose, differences: Partial<Claims> = {}): Claims => ({
    purpose,
    customer: 'C1',
    subject: pages[purpose][1],
    expiresAt: until,
    ...differences,
  });
  return { ...cloud, open, claims, path: (purpose: LinkPurpose, token: string) => `/p/${pages[purpose][0]}/${token}` };
}
type Cloud = Awaited<ReturnType<typeof cloudWithEverything>>;

/** What may be wrong with a link, and what is answered. */
const badLinks: readonly (readonly [what: string, token: (cloud: Cloud, purpose: LinkPurpose) => string, status: number])[] = [
  ['too old', ({ clock, claims }, purpose) => signToken(keyring, claims(purpose, { expiresAt: clock.now() })), 410],
  ['cut short', ({ claims }, purpose) => signToken(keyring, claims(purpose)).slice(0, -1), 400],
  ['cut to its beginning', ({ claims }, purpose) => signToken(keyring, claims(purpose)).slice(0, 20), 400],
  ['made longer', ({ claims }, purpose) => `${signToken(keyring, claims(purpose))}A`, 400],
  ['far too long', ({ claims }, purpose) => `${signToken(keyring, claims(purpose))}${'A'.repeat(6000)}`, 400],
  ['repeated', ({ claims }, purpose) => signToken(keyring, claims(purpose)).repeat(2), 400],
  ['of bytes', () => '%00%ff%fe%0d%0a%00', 400],
  ['altered', ({ claims }, purpose) => altered(signToken(keyring, claims(purpose))), 404],
  [
    'of another company',
    ({ claims }, purpose) => signToken({ tenant: 'other', keys: [{ kid: 'k1', secret: 'x'.repeat(40) }] }, claims(purpose)),
    404,
  ],
  ['of another deployment with our key', ({ claims }, purpose) => signToken({ ...keyring, tenant: 'other' }, claims(purpose)), 400],
  [
    'signed by a key that nobody knows',
    ({ claims }, purpose) => signToken({ ...keyring, keys: [{ kid: 'k9', secret: 'x'.repeat(40) }] }, claims(purpose)),
    404,
  ],
  ...linkPurposes.map((other) => [`for ${other}`, ({ claims }: Cloud) => signToken(keyring, claims(other)), 404] as const),
];

const altered = (token: string): string => `${token.slice(0, -5)}${token.at(-5) === 'A' ? 'B' : 'A'}${token.slice(-4)}`;

describe.each(linkPurposes)('the page of %s', (purpose) => {
  it.each(badLinks.filter(([what]) => what !== `for ${purpose}`))(
    'answers a link that is %s kindly in both languages, tells nothing of the person, and changes nothing',
    async (_what, token, status) => {
      const cloud = await cloudWithEverything();
      const path = cloud.path(purpose, token(cloud, purpose));
      for (const method of ['GET', 'POST'])
        for (const [header, lang] of languages) {
          if (method === 'POST' && purpose === 'voucher') continue;
          const answer = await cloud.open.request(path, { method, headers: { 'accept-language': header } });
          const page = await answer.text();
          expect(answer.status).toBe(status);
          expect(page).toContain(`<html lang="${lang}">`);
          expect(page).toContain('care@example.com');
          expect(page).not.toContain(NAME);
          expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
        }
      expect(cloud.changes).toEqual([]);
    },
  );

  it('has nothing to show, and nothing to change, of somebody whom we do not know', async () => {
    const cloud = await cloudWithEverything();
    const path = cloud.path(purpose, signToken(keyring, cloud.claims(purpose, { customer: 'C9' })));
    for (const method of ['GET', 'POST']) {
      if (method === 'POST' && purpose === 'voucher') continue;
      const answer = await cloud.open.request(path, { method });
      expect(answer.status).toBe(purpose === 'opt-out' ? 200 : 410);
      expect(await answer.text()).toContain('care@example.com');
    }
    expect(cloud.changes).toEqual([]);
  });

  // The page of a voucher takes no form.
  it.skipIf(purpose === 'voucher')('says kindly in both languages that a body is too large, and changes nothing', async () => {
    const cloud = await cloudWithEverything();
    const path = cloud.path(purpose, signToken(keyring, cloud.claims(purpose)));
    for (const [header, lang] of languages) {
      const body = new URLSearchParams({ comment: 'x'.repeat(17_000) });
      const answer = await cloud.open.request(path, { method: 'POST', body, headers: { 'accept-language': header } });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain(`<html lang="${lang}">`);
    }
    expect(cloud.changes).toEqual([]);
  });

  // As above: it takes no form.
  it.skipIf(purpose === 'voucher').each([
    ['of bytes', 'application/x-www-form-urlencoded', new Uint8Array([0, 255, 254, 13, 10, 0, 128])],
    ['of bytes that call themselves parts', 'multipart/form-data; boundary=x', new Uint8Array([0, 255, 254, 13, 10, 0])],
    ['of no known type', 'application/octet-stream', new Uint8Array([1, 2, 3])],
    ['of JSON', 'application/json', '{"form":"preferences","email":"on","perceived":5}'],
    ['of broken signs', 'application/x-www-form-urlencoded', 'a=%ff%fe%00&%zz=1&perceived=%00&slot=1e9&ask=%00'],
  ])('takes a body %s for an empty form: the press alone counts, and nothing breaks', async (_what, type, body) => {
    for (const locale of ['en', 'zh-CN']) {
      const cloud = await cloudWithEverything(locale);
      const path = cloud.path(purpose, signToken(keyring, cloud.claims(purpose)));
      const answer = await cloud.open.request(path, { method: 'POST', body, headers: { 'content-type': type } });
      const needsAChoice = ['survey', 'booking', 'my-data', 'case'].includes(purpose);
      expect(answer.status).toBe(needsAChoice ? 400 : 200);
      expect(cloud.changes.some(({ newImage }) => ['ANSWER', 'BOOKING'].includes(String(newImage?.type)))).toBe(false);
    }
  });
});

it('a voucher of another customer is not shown', async () => {
  const cloud = await cloudWithEverything();
  await cloud.holds('C2', [{ type: 'PROFILE', body: aCustomer({ id: 'C2' }) }]);
  const answer = await cloud.open.request(cloud.path('voucher', signToken(keyring, cloud.claims('voucher', { customer: 'C2' }))));
  expect(answer.status).toBe(410);
  expect(await answer.text()).not.toContain('CARE-7K2M9');
});

it('a voucher’s page takes no POST', async () => {
  const cloud = await cloudWithEverything();
  const path = cloud.path('voucher', signToken(keyring, cloud.claims('voucher')));
  expect((await cloud.open.request(path, { method: 'POST' })).status).toBe(404);
});
