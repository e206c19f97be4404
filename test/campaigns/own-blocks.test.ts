import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lintTemplate } from '../../adapters/templates/lint-template.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { compileContent } from '../../campaigns/compile-content.ts';
import { samplesOf } from '../../campaigns/sample-values.ts';
import type { Block } from '../../domain/campaigns/campaign-texts.ts';
import { textsShape } from '../../domain/campaigns/draft-shape.ts';
import { theTexts } from '../support/campaign-edits.ts';

const layout = await readFile(new URL('../../campaigns/layout.mjml', import.meta.url), 'utf8');
const values = samplesOf({ id: 'product-birthday', fact: 'asset.purchased' }, 'card', 'en');

async function rendered(block: Block, locale: 'en' | 'zh' = 'en', slots = values) {
  const texts = theTexts({ blocks: ['{{ greeting }}', block] }).en!;
  const content = await compileContent(layout, { class: 'marketing', texts, step: 'card', channel: 'email', locale });
  if (content?.channel !== 'email') throw new Error('no mail');
  const mail = await liquidRenderer().render('x', content, slots);
  if (mail.kind === 'missing') throw new Error(mail.what);
  return { ...mail, lint: lintTemplate(content, 'marketing') };
}

describe('a product card', () => {
  it('shows name, model and age of each product, and no price', async () => {
    const { html, text, lint } = await rendered({ productCard: 'products' });
    expect(text).toContain('AquaCare 700 washing machine, AC-700, 3 years with you\nNordFrost fridge, 5 years with you');
    for (const shown of ['AquaCare 700 washing machine', 'AC-700', '3 years with you', '5 years with you']) expect(html).toContain(shown);
    expect(lint).toEqual([]);
  });

  it('says it in Chinese', async () => {
    expect((await rendered({ productCard: 'products' }, 'zh')).text).toContain('已陪伴您3年');
  });

  it('shows one product by what is known of it', async () => {
    const { text } = await rendered({ productCard: 'product' }, 'en', { ...values, product: { name: 'Dishwasher', model: '', years: 1 } });
    expect(text).toContain('Dishwasher, 1 year with you');
  });

  it('shows a hostile name as the text it is', async () => {
    const { html } = await rendered({ productCard: 'product' }, 'en', { ...values, product: { name: '<img src=x onerror=x()>' } });
    expect(html).not.toContain('<img src=x');
  });
});

describe('a picture', () => {
  it('stands in the mail with its words, and its words in the text', async () => {
    const { html, text, lint } = await rendered({
      picture: 'https://example.com/a.png',
      alt: 'A "quiet" machine',
      href: 'https://example.com',
    });
    expect(html).toMatch(
      /<img[^>]+alt="A &quot;quiet&quot; machine"[^>]+src="https:\/\/example\.com\/a\.png"|<img[^>]+src="https:\/\/example\.com\/a\.png"/,
    );
    expect(text).toContain('A "quiet" machine: https://example.com');
    expect(lint).toEqual([]);
  });

  it.each([
    ['no address', { picture: '', alt: 'x' }],
    ['no words', { picture: 'https://example.com/a.png', alt: ' ' }],
  ])('is not made with %s', async (_what, block) => {
    await expect(rendered(block)).rejects.toThrow(/picture/);
  });

  it.each([
    'http://example.com/a.png',
    'javascript:alert(1)',
    'https://example.com/{{ customer.name }}.png',
    'https://x.example/"><script>',
    'data:image/png;base64,AA',
  ])('is not saved from %s', (picture) => {
    const { en } = theTexts({ blocks: [{ picture, alt: 'x' }] });
    expect(textsShape.safeParse({ en }).success).toBe(false);
  });
});

describe('MJML by hand', () => {
  it('stands in the card as it is written', async () => {
    const { html, text, lint } = await rendered({ mjml: '<mj-text>By <em>hand</em> for {{ customer.name }}</mj-text><mj-divider />' });
    expect(html).toContain('By <em>hand</em> for Wei Chen');
    expect(text).toContain('By hand for Wei Chen');
    expect(lint).toEqual([]);
  });

  it('is not made of what is not allowed, and its author is told why', async () => {
    await expect(rendered({ mjml: '<mj-raw><script>x</script></mj-raw>' })).rejects.toThrow('<mj-raw> is not allowed here.');
  });

  it('leads nowhere that other mails may not', async () => {
    await expect(rendered({ mjml: '<mj-button href="javascript:alert(1)">x</mj-button>' })).rejects.toThrow(/link/);
  });
});

it.each(['Say "hello" to it', '"><img src=x onerror="x()">', '{{ customer.name | default: "you" }}'])(
  'a subject keeps to its place in the mail: %s',
  async (subject) => {
    const texts = theTexts({ subject }).en!;
    const content = await compileContent(layout, { class: 'marketing', texts, step: 'card', channel: 'email', locale: 'en' });
    if (content?.channel !== 'email') throw new Error('no mail');
    const mail = await liquidRenderer().render('x', content, values);
    expect(mail).toMatchObject({ kind: 'rendered' });
    expect(mail.kind === 'rendered' && mail.html).not.toMatch(/<img src=x|aria-label="[^"]*"[^\s>]/);
  },
);
