import { describe, expect, it } from 'vitest';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { keyring } from '../support/console-cloud.ts';
import { cloudWithAda, oneClick, surveyKey } from '../support/pages-cloud.ts';

/** Ada's cloud, and the path of a short address as a text would bear it. */
async function cloudWithText(link: 'survey' | 'unsubscribe' = 'survey') {
  const cloud = await cloudWithAda();
  const links = signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock: cloud.clock });
  const shorter = links.shorten(links[link]('C1', link === 'survey' ? surveyKey : 'win-back', ''), surveyKey);
  for (const one of shorter.links) await cloud.shortLinks.put(one);
  return { ...cloud, short: shorter.text.replace('https://care.example.com', '') };
}

describe('a short address', () => {
  it('leads on to the page with whatever stood behind it, and is kept by nobody on the way', async () => {
    const { open, short } = await cloudWithText();
    const answer = await open.request(`${short}?answer=4`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const target = answer.headers.get('location') ?? '';
    expect(target).toMatch(/^\/p\/survey\/v1\.[\w.-]+\?answer=4$/);
    expect((await open.request(target)).status).toBe(200);
  });

  it('changes nothing, however it is looked at', async () => {
    const { open, short, changes } = await cloudWithText('unsubscribe');
    const before = changes.length;
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) await open.request(short, { method });
    expect((await open.request(short, oneClick)).status).toBe(404);
    expect(changes.length).toBe(before);
  });

  it('to leave works after years, and the page behind it does what it says', async () => {
    const { open, short, clock, gates } = await cloudWithText('unsubscribe');
    clock.at += 5000 * DAY;
    const target = (await open.request(short)).headers.get('location') ?? '';
    expect((await open.request(target, oneClick)).status).toBe(200);
    expect(await gates.read('C1')).toMatchObject({ email: { consent: 'withdrawn' }, sms: { consent: 'withdrawn' } });
  });

  it('to a survey that is over says so on the page that it leads to', async () => {
    const { open, short, clock } = await cloudWithText();
    clock.at += 61 * DAY;
    const target = (await open.request(short)).headers.get('location') ?? '';
    expect((await open.request(target)).status).toBe(410);
  });

  it.each([
    ['cut short', (path: string) => path.slice(0, -1), 400],
    ['with a strange sign', (path: string) => `${path.slice(0, -1)}%00`, 400],
    ['nobody made', (path: string) => `${path.slice(0, -3)}000`, 404],
  ])('that is %s gets a kind page in the reader’s language', async (_what, alter, status) => {
    const { open, short } = await cloudWithText();
    for (const [language, words] of [
      ['en', 'lang="en"'],
      ['zh-CN', 'lang="zh-Hans"'],
    ] as const) {
      const answer = await open.request(alter(short), { headers: { 'accept-language': language } });
      expect(answer.status).toBe(status);
      const body = await answer.text();
      expect(body).toContain(words);
      expect(body).toContain('care@example.com');
    }
  });
});
