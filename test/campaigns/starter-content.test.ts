import { beforeAll, describe, expect, it } from 'vitest';
import { measureSms } from '../../adapters/sms/segments.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { compileCampaigns } from '../../build/compile-campaigns.ts';
import { brandPlaces } from '../../campaigns/brand-places.ts';
import { type CompiledContent, type CompiledLibrary, parseCompiledLibrary } from '../../campaigns/compiled-library.ts';
import { sampleValues } from '../../campaigns/sample-values.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { speaksOfPrice } from '../../domain/campaigns/text-findings.ts';
import type { Values } from '../../domain/facts/fact.ts';
import { brandColors, brandOf } from '../../domain/wording/brand.ts';
import { type ContentLocale, contentLocales, greeting } from '../../domain/wording/greeting.ts';

const { render } = liquidRenderer();
let library: CompiledLibrary;
beforeAll(async () => {
  library = await compileCampaigns();
}, 60_000);

const all = starterCampaigns.flatMap((campaign) =>
  campaign.steps.flatMap((step) =>
    step.channels.flatMap((channel) => contentLocales.map((locale) => ({ campaign, step, channel, locale }))),
  ),
);
type Piece = (typeof all)[number];
const title = ({ campaign, step, channel, locale }: Piece) => `${campaign.id}/${step.id} by ${channel} in ${locale}`;
const pieces = all.map((piece) => [title(piece), piece] as const);

function compiled({ campaign, step, channel, locale }: Piece): CompiledContent {
  return library.contents.find(
    (each) => each.campaign === campaign.id && each.step === step.id && each.channel === channel && each.locale === locale,
  )!;
}

async function show(piece: Piece, differences: Values = {}) {
  const values = { ...sampleValues(piece.campaign.id, piece.step.id, piece.locale), ...differences };
  const answer = await render(title(piece), compiled(piece).content, values);
  if (answer.kind === 'missing') throw new Error(`${title(piece)}: ${answer.what}`);
  return answer;
}

describe('the compiled library', () => {
  it('has every step, channel and language once, and is read back as it was written', () => {
    expect(library.contents).toHaveLength(all.length);
    expect(new Set(library.contents.map((each) => [each.campaign, each.step, each.channel, each.locale].join())).size).toBe(all.length);
    expect(parseCompiledLibrary(JSON.stringify(library))).toEqual(library);
  });

  it.each(pieces)('%s is below 60 KB', (_title, piece) => {
    expect(Buffer.byteLength(JSON.stringify(compiled(piece).content))).toBeLessThan(60_000);
  });
});

describe('with what a send gives', () => {
  it.each(pieces)('%s leaves no slot open', async (_title, piece) => {
    const { subject, html, text } = await show(piece);
    for (const part of [subject, html, text]) expect(part).not.toMatch(/\{\{|\{%|\[\[|undefined|NaN|\[object/);
    if (piece.channel === 'email') for (const part of [subject, html, text]) expect(part).not.toBe('');
  });

  it.each(pieces)('%s leads to a person', async (_title, piece) => {
    const { html, text } = await show(piece);
    const { phone, replyTo } = { phone: { en: '+44 20 7946 0018', zh: '400-820-0000' }[piece.locale], replyTo: 'care@example.com' };
    if (piece.channel === 'sms')
      expect(text).toMatch(piece.campaign.id === 'satisfaction-survey' ? /\/p\/survey\// : new RegExp(phone.replace('+', '\\+')));
    else for (const part of [html, text]) for (const way of [phone, replyTo]) expect(part).toContain(way);
  });

  it.each(pieces)('%s can be left where it is marketing, and only there', async (_title, piece) => {
    const { html, text } = await show(piece);
    const marketing = piece.campaign.class === 'marketing';
    if (piece.channel === 'email')
      for (const part of [html, text]) {
        expect(part.includes('/p/unsubscribe/')).toBe(marketing);
        expect(part.includes('/p/preferences/')).toBe(marketing);
      }
    else if (marketing) expect(text).toMatch({ en: /Reply STOP to opt out$/, zh: /拒收请回复R$/ }[piece.locale]);
  });

  it.each(pieces.filter(([, { channel }]) => channel === 'email'))(
    '%s leads to what we hold of the person, and no click on the way there or out is counted',
    async (_title, piece) => {
      const { html, text } = await show(piece);
      for (const part of [html, text]) expect(part).toContain('/p/my-data/');
      for (const [link = ''] of html.matchAll(/<a\s[^>]*>/g))
        if (link.includes('/p/'))
          expect(/^<a ses:no-track\s/.test(link)).toBe(/\/p\/(?:unsubscribe|preferences|my-data|opt-in)/.test(link));
      expect(text).not.toContain('no-track');
    },
  );

  it.each(pieces.filter(([, { channel }]) => channel === 'sms'))(
    '%s names its sender and is at most two segments',
    async (_title, piece) => {
      const { text } = await show(piece);
      expect(text).toMatch({ en: /^Demo Appliances[:,] /, zh: /^【安居电器】/ }[piece.locale]);
      const asSent = text.replace(/\/p\/[a-z/-]+\/v1\.[\w.]+/g, '/p/s/Xk3J9xT2mLq7Wd5B');
      expect(measureSms(asSent).segments).toBeLessThanOrEqual(2);
      if (piece.locale === 'en') expect(measureSms(text).encoding).toBe('gsm-7');
    },
  );
});

it.each(pieces.filter(([, { campaign }]) => /birthday/.test(campaign.id)))('%s speaks of no price and no sale', async (_title, piece) => {
  for (const offer of [true, false]) {
    const { subject, html, text } = await show(piece, { offer });
    const words = [subject, text, html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')].join('\n').replace(/mailto:\S*/g, '');
    expect(words).not.toMatch(
      /[$€£¥￥%]|\b(?:sale|price|discount|save|buy|shop|order now|deal|voucher|coupon|EUR|USD)\b|价|折|优惠|促销|特惠|购买|立减|券|元/i,
    );
  }
});

it.each(pieces.filter(([, { channel }]) => channel === 'email'))(
  '%s wears the company’s colour alone, and its logo',
  async (_title, piece) => {
    const { html } = await show(piece, { brand: brandOf({ color: '#0a3d91', logo: 'https://cdn.example.com/logo.png' }) });
    const colors = new Set(html.match(/#[0-9a-f]{6}\b/gi));
    const { accent, darkAccent, onDarkAccent } = brandColors('#0a3d91');
    for (const color of [accent, darkAccent, onDarkAccent]) expect(colors).toContain(color);
    for (const color of [...Object.values(brandPlaces), ...Object.values(brandColors('#1d6b50'))]) expect(colors).not.toContain(color);
    expect(html).toContain('src="https://cdn.example.com/logo.png" alt="');
  },
);

it('tells of the check-up only where the household has it', async () => {
  for (const locale of contentLocales) {
    const piece = all.find((each) => each.campaign.id === 'product-birthday' && each.channel === 'email' && each.locale === locale)!;
    const checkUp = { en: 'send a technician', zh: '上门' }[locale];
    expect((await show(piece, { offer: true })).text).toContain(checkUp);
    expect((await show(piece, { offer: false })).text).not.toContain(checkUp);
  }
});

it('greets the one product alone where there is one, and names its companions where there are more', async () => {
  const piece = all.find((each) => each.campaign.id === 'product-birthday' && each.channel === 'email' && each.locale === 'en')!;
  const kettle = { name: 'Kettle', years: 1, purchasedOn: '2025-11-21' };
  const alone = await show(piece, { products: [kettle] });
  expect(alone.subject).toBe('Your Kettle is 1 year old today');
  expect(alone.text).toContain('Happy 1st birthday');
  expect(alone.text).not.toContain('birthday week');
  const together = await show(piece, { products: [kettle, { name: 'Oven', years: 2, purchasedOn: '2024-11-23' }] });
  expect(together.text).toContain('birthday week:\n\nOven: 2 years\n');
});

it('tells a holder what is missing, or that credit stands in the way', async () => {
  const piece = all.find((each) => each.campaign.id === 'tier-expiry' && each.channel === 'email' && each.locale === 'en')!;
  expect((await show(piece)).subject).toBe('60 points to keep Gold');
  const held = await show(piece, { missingToKeep: 0 });
  expect(held.text).toContain('An open matter on your account');
  expect(held.subject).not.toContain('0 points');
});

it('sends a recall also where model and reason are not known', async () => {
  for (const piece of all.filter(({ campaign }) => campaign.id === 'recall-notice'))
    expect((await show(piece, { product: { name: 'Kettle', model: '' }, reason: '' })).text).toContain('Kettle');
});

describe('hostile names', () => {
  const hostile = [
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `'; DROP TABLE customers; --`,
    `{{ company.phone }}{% include "x" %}`,
    `</style></title><svg/onload=alert(1)>`,
    `Robert&quot; <b>`,
    `\u202egnirts\u202c`,
    `Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚a̴̵̜̰l̡g̥o`,
    `javascript:alert(1)`,
    `田中さん 👩‍👩‍👧 ﷽`,
  ];

  it.each(hostile)('%j is shown as a name and does nothing', async (name) => {
    for (const piece of all.filter(({ channel }) => channel === 'email')) {
      const plain = (await show(piece)).html;
      const products = [
        { name, years: 3, purchasedOn: '2023-11-21' },
        { name, years: 2, purchasedOn: '2024-11-22' },
      ];
      const { html } = await show(piece, {
        greeting: greeting(name, piece.locale as ContentLocale),
        customer: { name },
        product: ['replenishment', 'payment-due'].includes(piece.campaign.id) ? name : { name, model: name },
        products,
        reason: name,
        items: name,
        order: name,
        tierName: name,
        fromName: name,
        toName: name,
      });
      const tags = (source: string) => source.match(/<\/?(?:script|img|svg|b|a|style|title|iframe)\b/g)?.length;
      expect(tags(html)).toBe(tags(plain));
      expect(html.replace(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\son\w+=/);
    }
  });
});

it('says nothing at all where a slot is missing', async () => {
  for (const piece of all) {
    const { company: _, ...values } = sampleValues(piece.campaign.id, piece.step.id, piece.locale);
    expect(await render(title(piece), compiled(piece).content, values)).toMatchObject({ kind: 'missing' });
  }
});

describe('who signs', () => {
  const cards = all.filter(({ campaign, channel }) => campaign.id === 'product-birthday' && channel === 'email');

  it.each(cards.map((piece) => [title(piece), piece] as const))('%s: the owner by name, else the team', async (_title, piece) => {
    const team = { en: 'your Demo Appliances team', zh: '客户关怀团队' }[piece.locale];
    const byTeam = await show(piece);
    const byOwner = await show(piece, { owner: { name: 'Mia <b>' } });
    for (const part of ['html', 'text'] as const) {
      expect(byTeam[part]).toContain(team);
      expect(byOwner[part]).not.toContain(team);
    }
    expect(byOwner.text).toContain('Mia <b>');
    expect(byOwner.html).toContain('Mia &lt;b&gt;');
  });

  it.each(cards.map((piece) => [title(piece), piece] as const))('> care 3: no price, no sale: %s', async (_title, piece) => {
    for (const values of [{}, { offer: false }, { products: [{ name: 'X', years: 1, purchasedOn: '2025-11-21' }] }]) {
      const { subject, text } = await show(piece, values);
      expect(`${subject} ${text}`).not.toMatch(/[€$£¥￥]|\b(EUR|USD|GBP|CNY|discount|sale|save|% off|buy)\b|元|折扣|优惠|特价|促销|购买/i);
    }
  });
});

describe('care 39: the tone that staff have set', () => {
  const variants: Readonly<Record<string, string>> = {
    'repeat-fault/day0': 'proof',
    'replenishment/day-2': 'one-line',
    'second-purchase/day0': 'no-pressure',
    'satisfaction-survey/day7': 'one-line',
    'win-back/ask': 'one-line',
    'tier-expiry/early': 'proof',
    'service-recovery/day0': 'one-line',
    'warranty-ending/day-14': 'proof',
    'payment-due/day0': 'one-line',
    'welcome/day0': 'no-pressure',
  };
  const withVariant = pieces.filter(
    ([, { campaign, step, channel }]) => channel === 'email' && variants[`${campaign.id}/${step.id}`] !== undefined,
  );

  const haggled = pieces.filter(([, { campaign }]) => campaign.id === 'reorder-reminder');
  it.each(haggled)('> haggling → full price table; everybody else sees one offer: %s', async (_title, piece) => {
    const offers = [
      { name: 'Mixer', price: '320 EUR' },
      { name: 'Filter', price: '15 EUR' },
    ];
    const prices = async (tone: string) => (await show(piece, { offer: offers[0]!, offers, tone })).text.match(/\d+ EUR/g);
    expect([await prices('full-prices'), await prices('neutral')]).toEqual([['320 EUR', '15 EUR'], ['320 EUR']]);
  });

  it.each(withVariant)('changes %s, and an unknown one does not', async (_title, piece) => {
    const tone = variants[`${piece.campaign.id}/${piece.step.id}`]!;
    const neutral = await show(piece);
    const varied = await show(piece, { tone });
    expect(varied.text).not.toBe(neutral.text);
    if (tone === 'one-line') expect(varied.text.length).toBeLessThan(neutral.text.length);
    expect((await show(piece, { tone: 'neutral' })).text).toBe(neutral.text);
    expect(varied.text).not.toMatch(/\{\{|\{%/);
  });
});

describe('care 81: payer, buyer and user are separate', () => {
  const ofProducts = pieces.filter(([, { campaign }]) => /^(asset|recall|service)\./.test(campaign.fact));

  it.each(ofProducts)('> user unknown → buyer, without “your”: %s', async (_title, piece) => {
    const { subject, html, text } = await show(piece, unowned(piece));
    const name = { en: 'AquaCare 700 washing machine', zh: '清泉700洗衣机' }[piece.locale];
    for (const part of [subject, html, text]) {
      expect(part).not.toContain(`our ${name}`);
      expect(part).not.toContain(`您的${name}`);
    }
  });

  // Who has given it away is told of a product that is theirs no longer.
  const theirs = ofProducts.filter(([, { campaign }]) => campaign.fact !== 'recall.passed-on');
  it.each(theirs)('whoever uses it is told of “your” product: %s', async (_title, piece) => {
    const { subject, text } = await show(piece);
    const name = { en: 'our AquaCare 700 washing machine', zh: '您的清泉700洗衣机' }[piece.locale];
    if (!piece.campaign.id.startsWith('repeat-fault') || piece.channel === 'sms') expect(`${subject}\n${text}`).toContain(name);
  });

  const ofPurchases = pieces.filter(([, { campaign }]) => /^(asset|recall|service|order)\./.test(campaign.fact));
  it.each(ofPurchases)('> a gift never shows a price: %s', async (_title, piece) => {
    const { subject, text } = await show(piece);
    expect([`${subject}\n${text}`].filter(speaksOfPrice)).toEqual([]);
  });
});

/** The same sample, of a product whose user nobody knows. */
function unowned(piece: Piece): Values {
  const values = sampleValues(piece.campaign.id, piece.step.id, piece.locale);
  const { product, products } = values;
  return {
    ...(typeof product === 'object' && product !== null && !Array.isArray(product) ? { product: { ...product, unowned: true } } : {}),
    ...(Array.isArray(products) ? { products: products.map((one) => ({ ...one, unowned: true })) } : {}),
  };
}
