import { describe, expect, it } from 'vitest';
import { liquidRenderer } from '../../../adapters/templates/liquid-renderer.ts';
import type { Values } from '../../../domain/facts/fact.ts';
import type { Content } from '../../../workflows/campaign-library.ts';

const anEmail = (differences: Partial<Extract<Content, { channel: 'email' }>> = {}): Content => ({
  channel: 'email',
  subject: 'A subject',
  preheader: '',
  html: '<p>A mail</p>',
  text: 'A mail',
  ...differences,
});

const { render } = liquidRenderer();
const htmlOf = (html: string, values: Values = {}) => render(html, anEmail({ html }), { locale: 'en', ...values });
const rendered = (html: string) => expect.objectContaining({ kind: 'rendered', html });
const missing = (what: RegExp) => ({ kind: 'missing', what: expect.stringMatching(what) });

describe('a slot', () => {
  it('is escaped in HTML and taken as it is in text and subject', async () => {
    const slot = '{{ name }}';
    expect(await render('1', anEmail({ subject: slot, html: slot, text: slot }), { name: `<b title='x'>"&` })).toEqual({
      kind: 'rendered',
      subject: `<b title='x'>"&`,
      html: '&lt;b title=&#39;x&#39;&gt;&#34;&amp;',
      text: `<b title='x'>"&`,
    });
  });

  it.each([
    ['that is not there', '{{ product.name }}', {}],
    ['whose record lacks it', '{{ product.name }}', { product: {} }],
    ['that is null', '{{ name }}', { name: null }],
    ['that is empty', '{{ name }}', { name: '' }],
    ['that is blank', '{{ name }}', { name: '  ' }],
    ['that is no text', '{{ name }}', { name: { a: 'b' } }],
    ['that is a list', '{{ name }}', { name: ['a'] }],
    ['that is no date', '{{ name | long_date }}', { name: '2026-02-30' }],
    ['that is no number', '{{ name | number }}', { name: 'x' }],
    ['in a list that is not there', '{% for one in name %}{{ one }}{% endfor %}', {}],
    ['of the machine below', '{{ name.constructor }}', { name: 'x' }],
    ['of a prototype', '{{ name.__proto__.polluted }}', { name: { a: 'b' } }],
  ] as const)('%s makes the message missing', async (_which, html, values) => {
    expect(await htmlOf(html, values)).toEqual(missing(/^html: /));
  });

  it('may be asked for in a condition', async () => {
    expect(await htmlOf('{% if gone.away %}a{% else %}b{% endif %}')).toEqual(rendered('b'));
  });

  it('missing from an SMS makes it missing too', async () => {
    expect(await render('sms', { channel: 'sms', text: 'Hello {{ name }}' }, {})).toEqual(missing(/undefined variable: name/));
    expect(await render('sms', { channel: 'sms', text: 'Hello {{ name }}' }, { name: '<Wei>' })).toMatchObject({ text: 'Hello <Wei>' });
  });
});

describe('care 81: whose product it is', () => {
  const kettle = { name: 'Kettle <2>' };
  it.each([
    ['{{ p | yours }}', 'en', kettle, 'your Kettle &lt;2&gt;'],
    ['{{ p | Yours }}', 'en', kettle, 'Your Kettle &lt;2&gt;'],
    ['{{ p | yours }}', 'zh-CN', kettle, '您的Kettle &lt;2&gt;'],
    ['{{ p | yours }}', 'en', { ...kettle, unowned: true }, 'the Kettle &lt;2&gt;'],
    ['{{ p | Yours }}', 'en', { ...kettle, unowned: true }, 'The Kettle &lt;2&gt;'],
    ['{{ p | Yours }}', 'zh', { ...kettle, unowned: true }, 'Kettle &lt;2&gt;'],
  ] as const)('%s in %s', async (html, locale, p, expected) => {
    expect(await htmlOf(html, { locale, p })).toEqual(rendered(expected));
  });

  it.each([[null], ['Kettle'], [{}], [{ name: '' }], [{ name: 7 }]] as const)('nothing is sent where there is no name: %j', async (p) => {
    expect(await htmlOf('{{ p | yours }}', { p })).toEqual(missing(/^html: /));
  });
});

describe('a filter', () => {
  it.each([
    ['{{ d | long_date }}', 'en', '5 December 2026'],
    ['{{ d | long_date }}', 'en-US', 'December 5, 2026'],
    ['{{ d | long_date }}', 'zh', '2026年12月5日'],
    ['{{ d | long_date }}', 'no such language', '5 December 2026'],
    ['{{ d | weekday_date }}', 'zh', '2026年12月5日星期六'],
    ['{{ n | number }}', 'en', '10,000'],
    ['{{ 1 | plural: "year", "years" }}', 'en', '1 year'],
    ['{{ 3 | plural: "year", "years" }}', 'en', '3 years'],
    ['{{ 1 | ordinal }} {{ 2 | ordinal }} {{ 3 | ordinal }} {{ 11 | ordinal }} {{ 22 | ordinal }}', 'en', '1st 2nd 3rd 11th 22nd'],
  ])('%s reads naturally in %s', async (html, locale, text) => {
    expect(await htmlOf(html, { d: '2026-12-05', n: '10000', locale })).toEqual(rendered(text));
  });

  it.each(['raw', 'escape', 'date', 'json', 'where', 'map', 'inspect', 'nonsense'])('%s is not to be had', async (filter) => {
    expect(await htmlOf(`{{ name | ${filter} }}`, { name: 'x' })).toEqual(missing(/undefined filter/));
  });
});

describe('a template', () => {
  it.each(['include', 'render', 'layout', 'block', 'raw', 'liquid', 'echo', 'capture', 'tablerow', 'increment'])(
    'may not use %s',
    async (tag) => {
      expect(await htmlOf(`{% ${tag} "x" %}`)).toEqual(missing(/not found/));
    },
  );

  it.each([
    ['makes too much', '{% for i in (1..100000000) %}x{% endfor %}', /limit exceeded/],
    ['is too long', 'x'.repeat(100_001), /limit exceeded/],
    ['never ends', `{% for a in list %}${'{% for b in list %}'.repeat(4)}x${'{% endfor %}'.repeat(5)}`, /stopped after 250/],
    ['is broken', '{% if %}', /html/],
  ])('that %s is stopped', async (_what, html, what) => {
    expect(await htmlOf(html, { list: Array.from({ length: 200 }, (_, i) => i) })).toEqual(missing(what));
  });

  it.each(['a\r\nb', 'a\nb', 'a\u2028b', 'a\u2029b', 'a\u0000b', 'a\u0085b'])('whose subject would hold %j is missing', async (name) => {
    expect(await render('s', anEmail({ subject: 'Dear {{ name }}!' }), { name })).toEqual(missing(/subject: a control character/));
  });

  it.each([
    ['https://example.com', true],
    ['mailto:care@example.com?subject=x', true],
    ['tel:+442079460018', true],
    ['http://localhost:4100/p/x', true],
    ['http://127.0.0.1/p/x', true],
    ['http://example.com', false],
    ['http://localhost.evil.example', false],
    ['javascript:alert(1)', false],
    ['JaVaScRiPt:alert(1)', false],
    [' javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['//evil.example', false],
    ['#', false],
  ])('may link to %j: %s', async (url, allowed) => {
    const answer = await htmlOf('<a class="x" href="{{ links.survey }}">x</a>', { links: { survey: url } });
    expect(answer.kind).toBe(allowed ? 'rendered' : 'missing');
  });

  it('may show a name that looks like a link', async () => {
    expect(await htmlOf('<b title="{{ name }}">{{ name }}</b>', { name: ' href=x src=y' })).toMatchObject({ kind: 'rendered' });
  });

  it.each(['<a title=">" href="x:y">', "<a\nhref='x:y'>", '<img/src=x>', '<A HREF = x:y>', '<a href="x:y', "<a href='x:y", '<a href=x:y '])(
    'hides no link in %j',
    async (html) => {
      expect(await htmlOf(html)).toEqual(missing(/a link to/));
    },
  );

  it('is known by its id, yet never shown for another text', async () => {
    expect(await render('same', anEmail({ html: 'one' }), {})).toEqual(rendered('one'));
    expect(await render('same', anEmail({ html: 'two' }), {})).toEqual(rendered('two'));
  });

  it('may be one of very many', async () => {
    for (let i = 0; i < 900; i++)
      expect(await render(`id-${i}`, { channel: 'sms', text: `{{ n }}-${i}` }, { n: 1 })).toMatchObject({ text: `1-${i}` });
  });
});

describe('clicks that SES counts', () => {
  const links = Object.fromEntries(
    ['unsubscribe', 'preferences', 'myData', 'confirm', 'survey', 'booking'].map((name) => [name, `https://x/p/${name}`]),
  );

  it.each(['unsubscribe', 'preferences', 'myData', 'confirm'])('are none on links.%s, however its tag is written', async (slot) => {
    for (const tag of [`<a class="a > b" href="{{ links.${slot} }}">`, `<a\nhref='{{links.${slot}}}' style="x">`])
      expect(await htmlOf(`${tag}go</a>`, { links })).toMatchObject({ html: expect.stringMatching(/^<a ses:no-track\s/) });
  });

  it.each(['survey', 'booking'])('stay on links.%s', async (slot) => {
    const source = `<a href="{{ links.${slot} }}">go</a>`;
    expect(await htmlOf(source, { links })).toEqual(rendered(`<a href="https://x/p/${slot}">go</a>`));
  });
});
