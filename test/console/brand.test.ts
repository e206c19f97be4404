import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { consoleApi } from '../support/console-api.ts';
import { type ConsoleCloud, consoleCloud } from '../support/console-cloud.ts';

const sample = z.object({ html: z.string(), text: z.string() });
const problem = z.object({ detail: z.string() });

let cloud: ConsoleCloud;
beforeAll(async () => {
  cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.contents('product-birthday');
  await cloud.settings({ company: { name: 'Kiln & Co', color: '#0a3d91' } });
});

async function ask(query: Record<string, string>) {
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'wei', roles: ['viewer'] }), onFault: (fault) => console.error(fault) });
  return await api.request(`/api/campaigns/product-birthday/sample?${new URLSearchParams(query)}`);
}
const shown = async (query: Record<string, string>) => sample.parse(await (await ask(query)).json());

describe('a sample of a mail', () => {
  it('bears the company’s own name and colour, and the first letter where there is no logo', async () => {
    const { html, text } = await shown({});
    expect(html).toContain('#0a3d91');
    expect(html).not.toContain('#1d6b50');
    expect(html).toContain('>K</span>Kiln &amp; Co');
    expect(text).toContain('Kiln & Co');
  });

  it('shows a colour and a logo that are only being tried', async () => {
    const { html } = await shown({ color: '#b3261e', logo: 'https://cdn.example.com/logo.png?a=1&b="2"' });
    expect(html).toContain('#b3261e');
    expect(html).not.toContain('#0a3d91');
    expect(html).toContain('src="https://cdn.example.com/logo.png?a=1&amp;b=%222%22" alt="Kiln &amp; Co"');
    expect((await shown({ logo: 'none' })).html).not.toContain('class="logo"');
    expect((await cloud.library.settings()).company).toMatchObject({ color: '#0a3d91', logo: null });
  });

  it.each([
    [{ color: '#ffee00' }, /"color" is not right: too light to be read on white: the contrast is 1\.2/],
    [{ color: 'red' }, /"color" is not right: a colour such as #1d6b50 is wanted/],
    [{ logo: 'http://example.com/logo.png' }, /"logo" is not right: an address that begins with https/],
  ])('says what is wrong with %j', async (query, why) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(problem.parse(await answer.json()).detail).toMatch(why);
  });
});
