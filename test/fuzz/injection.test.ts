import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { sesOutbox } from '../../adapters/ses/ses-outbox.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { compileCampaigns } from '../../build/compile-campaigns.ts';
import type { CompiledContent, CompiledLibrary } from '../../campaigns/compiled-library.ts';
import { sampleValues } from '../../campaigns/sample-values.ts';
import type { Value, Values } from '../../domain/facts/fact.ts';
import { contentLocales } from '../../domain/wording/greeting.ts';
import { fuzzRuns, fuzzTime } from '../support/fuzz-runs.ts';
import { cloudWithAda } from '../support/pages-cloud.ts';

/** Of the kind that OWASP's and PortSwigger's sheets list: breaking out of text, attribute, tag, script, style, header and template. */
const corpus = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '<svg/onload=alert(1)>',
  '</title></style></textarea><iframe src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '" onmouseover="alert(1)',
  '` onclick=alert(1) x=`',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#x3c;script&#x3e;',
  '{{ 7 | times: 7 }}{% raw %}{{ company.name }}',
  '{% assign x = "y" %}{{ links.unsubscribe }}',
  '[[ links.survey ]]',
  'Eve\r\nBcc: all@example.com',
  'Eve\nContent-Type: text/html\n\n<h1>owned</h1>',
  'Eve\u2028Subject: owned\u2029',
  '=?utf-8?Q?=0D=0ABcc:_all@example.com?=',
  '\u0000\u0008\u001b[2J<b>',
  '\u202Egnp.exe',
  '=cmd|/c calc!A1',
] as const;

const hostile = fc
  .oneof(
    { arbitrary: fc.constantFrom(...corpus), weight: 3 },
    { arbitrary: fc.tuple(fc.constantFrom(...corpus), fc.string({ unit: 'binary', maxLength: 12 })).map(([a, b]) => b + a + b), weight: 2 },
    { arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), weight: 1 },
  )
  .filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text));

/** What stands in a record as people wrote it: no date, time zone or number of a phone, no address of ours, no word of the engine's. */
const isFreeText = (value: string): boolean => !/^(https:|\d{4}-\d\d-\d\d|[a-z-]+$|[+\d -]+$|[A-Z][a-z]+\/\w+$)/.test(value);

function withText(value: Value, text: string): Value {
  if (typeof value === 'string') return isFreeText(value) ? text : value;
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? value.map((one) => withText(one, text)) : withTexts(value, text);
}

const isList = (value: object): value is readonly Value[] => Array.isArray(value);

const withTexts = (values: Values, text: string): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withText(value, text)]));

/** Every tag with the names of its attributes, and the scheme of what it leads to: all that a text must not change. */
function skeleton(html: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node)
      found.push(
        [
          node.tagName,
          ...node.attrs.map(({ name, value }) =>
            /^(href|src|action)$/.test(name) ? `${name}=${/^[a-z]+:/i.exec(value)?.[0] ?? 'own'}` : name,
          ),
        ].join(' '),
      );
    if (node.nodeName === '#comment' && 'data' in node) found.push('<!--');
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

const { render } = liquidRenderer();
let library: CompiledLibrary;
beforeAll(async () => {
  library = await compileCampaigns();
}, 60_000);

async function show({ campaign, step, locale, content }: CompiledContent, text: string) {
  const known = contentLocales.find((one) => one === locale) ?? 'en';
  return await render(`${campaign}/${step}/${locale}`, content, withTexts(sampleValues(campaign, step, known), text));
}

/** The mail as SES is given it, and as a mail program reads it; undefined where it was refused. */
async function mailOf(subject: string, html: string, text: string, toName: string) {
  const taken: Uint8Array[] = [];
  const outbox = sesOutbox({
    fromAddress: 'care@example.com',
    configurationSet: 'perennial',
    call: async (_action, input) => {
      taken.push((input as { RawMessage: { Data: Uint8Array } }).RawMessage.Data);
      return '<MessageId>ses-1</MessageId>';
    },
  });
  await outbox.send({
    channel: 'email',
    to: 'wei@example.com',
    toName,
    fromName: 'Demo Appliances',
    replyTo: 'care@example.com',
    subject,
    html,
    text,
    unsubscribeUrl: 'https://care.example.com/p/unsubscribe/v1.k1.abc.def',
    tags: { customer: 'C1', key: 'a/b/C1/1', campaign: 'a', attempt: 1 },
  });
  return taken[0] === undefined ? undefined : await PostalMime.parse(taken[0]);
}

it.each(corpus.filter((text) => /^<[as]|^["']>|^<\/title/.test(text)))('unescaped, %j would be seen', (text) => {
  expect(skeleton(`<p title="${text}">${text}</p>`)).not.toEqual(skeleton('<p title="Ada">Ada</p>'));
});

describe('> Nothing injects: what people write stays text, whatever it is', () => {
  it(
    'in every mail and text of the starter library',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), hostile, async (n, text) => {
          const content = library.contents[n % library.contents.length]!;
          const [plain, answer] = [await show(content, 'Ada'), await show(content, text)];
          if (plain.kind === 'missing') throw new Error(plain.what);
          // Where a text is too odd for a slot, nothing goes out.
          if (answer.kind === 'missing') return;
          expect(answer.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          expect(skeleton(answer.html)).toEqual(skeleton(plain.html));
          if (text.includes('{{ 7')) expect(answer.html + answer.text).not.toContain('49{');
          if (content.channel !== 'email') return;
          const mail = await mailOf(answer.subject, answer.html, answer.text, text);
          const usual = await mailOf(plain.subject, plain.html, plain.text, 'Ada');
          expect(mail?.headers.map(({ key }) => key)).toEqual(usual?.headers.map(({ key }) => key));
          expect([mail?.to?.map(({ address }) => address), mail?.cc, mail?.bcc]).toEqual([['wei@example.com'], undefined, undefined]);
          expect(mail?.attachments).toEqual([]);
        }),
        { numRuns: fuzzRuns(50) },
      );
    },
    fuzzTime,
  );

  it(
    'on the pages that customers open',
    async () => {
      const shown = async (text: string) => {
        const { open, paths } = await cloudWithAda({ name: text, email: `${text}@example.com` });
        return await Promise.all(Object.values(paths).map(async (path) => skeleton(await (await open.request(path)).text())));
      };
      const plain = await shown('Ada');
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          expect(await shown(text)).toEqual(plain);
        }),
        { numRuns: fuzzRuns(10) },
      );
    },
    fuzzTime,
  );
});
