import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoShortLinks } from '../../../adapters/dynamo/dynamo-short-links.ts';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import type { Keyring } from '../../../adapters/links/keyring.ts';
import { shortLinkReader } from '../../../adapters/links/short-links.ts';
import { signedLinks } from '../../../adapters/links/signed-links.ts';
import { verifyToken } from '../../../adapters/links/token.ts';
import { DAY } from '../../../domain/calendar/calendar-date.ts';

const keyring: Keyring = { tenant: 'acme', keys: [{ kid: 'k1', secret: 'o'.repeat(32) }] };
const start = Date.parse('2026-11-21T10:00:00Z');
const KEY = 'product-birthday/card/A7/3';
const clock = { at: start, now: () => clock.at };
const linksOf = (ring: Keyring) => signedLinks({ keyring: ring, pagesUrl: 'https://care.example.com', clock });
const links = linksOf(keyring);

let shortLinks: ReturnType<typeof dynamoShortLinks>;
let table: ReturnType<typeof memoryTable>;
beforeEach(() => {
  clock.at = start;
  table = memoryTable();
  shortLinks = dynamoShortLinks(table);
});

async function shortened(link: string, key = KEY): Promise<string> {
  const { text, links: stored } = links.shorten(`Choose a day: ${link}. Reply STOP`, key);
  for (const one of stored) await shortLinks.put(one);
  return text.slice('Choose a day: '.length, -'. Reply STOP'.length);
}
const idOf = (short: string) => short.split('/').at(-1) ?? '';
const open = async (short: string) => await shortLinkReader(keyring, shortLinks)(idOf(short));

describe('a short address', () => {
  it('is 16 letters and digits under the pages, and leads to what it stands for', async () => {
    const short = await shortened(links.booking('C 1', KEY));
    expect(short).toMatch(/^https:\/\/care\.example\.com\/p\/s\/[A-Za-z0-9]{16}$/);
    const target = await open(short);
    if ('fault' in target) throw new Error(target.fault);
    expect(target.path).toMatch(/^\/p\/booking\/v1\./);
    const verified = verifyToken(keyring, target.path.split('/').at(-1) ?? '', 'booking', start);
    expect(verified).toMatchObject({ ok: { purpose: 'booking', customer: 'C 1', subject: KEY } });
  });

  it.each(['survey', 'preferences', 'myData', 'recall', 'voucher', 'unsubscribe'] as const)('may stand for %s', async (page) => {
    const target = await open(await shortened(links[page]('C1', 'x', 'y')));
    expect(target).toMatchObject({ path: expect.stringMatching(/^\/p\//) });
  });

  it('of a confirmation leads below its page', async () => {
    expect(await open(await shortened(links.confirm('C1', 'erase', 'R1')))).toMatchObject({
      path: expect.stringMatching(/^\/p\/my-data\/erase\/v1\./),
    });
  });

  it('is the same at a second try of the message, later too; another message, customer or key has another', async () => {
    const short = await shortened(links.booking('C1', KEY));
    clock.at += DAY;
    expect(await shortened(links.booking('C1', KEY))).toBe(short);
    expect([...table.items()]).toHaveLength(1);
    const other = linksOf({ ...keyring, keys: [{ kid: 'k1', secret: 'p'.repeat(32) }] });
    const others = [
      await shortened(links.booking('C1', KEY), 'other/key'),
      await shortened(links.booking('C2', KEY)),
      await shortened(links.survey('C1', KEY, 'x')),
      other.shorten(other.booking('C1', KEY), KEY).text,
    ];
    expect(new Set([short, ...others]).size).toBe(5);
  });

  it('keeps what stands behind the link, and leaves links of others and forged ones as they are', () => {
    const token = links.survey('C1', KEY, 'x');
    expect(links.shorten(`${token}?satisfied=no`, KEY).text).toMatch(/\/p\/s\/[A-Za-z0-9]{16}\?satisfied=no$/);
    for (const strange of [
      token.replace('care.example', 'evil.example'),
      token.replace('/survey/', '/voucher/'),
      `https://x.example/p/survey/v1.k1.a.b`,
    ])
      expect(links.shorten(strange, KEY)).toEqual({ text: strange, links: [] });
  });

  it('is not in the table: only its hash is, so nobody who reads it can open a page', async () => {
    const short = await shortened(links.booking('C1', KEY));
    expect(JSON.stringify([...table.items()])).not.toContain(idOf(short));
    expect(JSON.stringify([...table.items()])).not.toContain('v1.');
  });

  it('expires with its link and is forgotten by the table 90 days later; to leave it stands for ever', async () => {
    await shortened(links.survey('C1', KEY, 'x'));
    await shortened(links.unsubscribe('C1', 'win-back'));
    const [survey, optOut] = [...table.items()].sort((a, b) => String(b.purpose).localeCompare(String(a.purpose)));
    expect(survey).toMatchObject({ purpose: 'survey', until: start + 60 * DAY, expiresAt: (start + 150 * DAY) / 1000 });
    expect(optOut).toMatchObject({ purpose: 'opt-out' });
    expect(optOut).not.toHaveProperty('expiresAt');
  });

  it('that is cut short, or nobody made, leads nowhere', async () => {
    const short = await shortened(links.booking('C1', KEY));
    expect(await open(short.slice(0, -1))).toEqual({ fault: 'malformed' });
    expect(await open(`${short.slice(0, -1)}-`)).toEqual({ fault: 'malformed' });
    expect(await open(`${short.slice(0, -2)}00`)).toEqual({ fault: 'forged' });
  });
});
