import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintTemplate } from '../../adapters/templates/lint-template.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { DeadlineExceeded, withinDeadline } from '../../adapters/templates/within-deadline.ts';
import type { Values } from '../../domain/facts/fact.ts';
import type { Content } from '../../workflows/campaign-library.ts';
import { fuzzRuns, fuzzTime } from '../support/fuzz-runs.ts';

const CANARY = 'canary-7d1f';
process.env.PERENNIAL_CANARY = CANARY;

const { render } = liquidRenderer();
const mail = (part: 'subject' | 'html' | 'text', source: string): Content => ({
  channel: 'email',
  subject: 's',
  preheader: 'p',
  html: 'h',
  text: 't',
  [part]: source,
});

/** What the record of a customer may hold, and beneath it what no template may see. */
const values = (): Values => ({
  locale: 'en',
  customer: Object.assign(Object.create({ secret: CANARY }), { name: 'Ada <b>' }),
  list: Array.from({ length: 200 }, (_, n) => n),
});

/** CVE-2026-44645, -45357, -45617, -41311, -35525, -2025-49136 and of their kin: each got at more time, memory or files than it should. */
const corpus: Readonly<Record<string, string>> = {
  'a chain of filters that grow their own output': `{% assign s = "${'%'.repeat(40_000)}" %}{{ s ${'| url_encode '.repeat(3000)}}}`,
  'tags that never close': '<a '.repeat(33_000),
  'quotes that never close': '<a href="'.repeat(11_000),
  'loops with nothing in them': '{% for a in list %}{% for b in list %}{% for c in list %}{% endfor %}{% endfor %}{% endfor %}',
  'a range of a hundred million': '{% for i in (1..100000000) %}{% endfor %}',
  'a text that doubles': `{% assign s = "aaaaaaaaaa" %}${'{% assign s = s | append: s %}'.repeat(40)}{{ s }}`,
  'a replacement of each by all': `{% assign s = "${'a'.repeat(30_000)}" %}{% assign t = s | replace: "a", s %}{{ t }}`,
  'conditions in conditions': '{% if true %}'.repeat(4000) + '{% endif %}'.repeat(4000),
  'opened slots': '{{'.repeat(49_999),
  'a date of five million places': "{{ 'now' | date: '%5000000d' }}",
  'html that is stripped': `{{ "${'<'.repeat(40_000)}" | strip_html }}`,
  'a layout of itself': '{% layout "x" %}{% block a %}{% block a %}{% endblock %}{% endblock %}',
  'a file': '{% include "/etc/passwd" %}',
  'an environment': '{{ env }}{{ process.env.PERENNIAL_CANARY }}{{ global.process.env }}',
  'a constructor': '{{ customer.constructor.constructor }}{{ list.constructor }}{{ customer["__proto__"].secret }}{{ customer.secret }}',
  'a function': '{{ list.map }}{{ customer.name.length }}{{ customer.name.toString }}',
};

const part = fc.constantFrom('subject', 'html', 'text' as const);
const word = fc.constantFrom(
  'customer.name',
  'customer.secret',
  'list',
  'list.first',
  'customer.constructor',
  'x',
  '"a"',
  '1',
  '(1..9)',
  'run',
  'locale',
  'nil',
);
const filter = fc.constantFrom(
  'upcase',
  'append: "x"',
  'replace: "a", list',
  'times: 1e300',
  'url_encode',
  'raw',
  'json',
  'slice: -1, 9e9',
  'truncate: 9e9',
  'default: customer',
  'long_date',
  'plural: 1',
  'join: list',
  'divided_by: 0',
  'map: "constructor"',
  'round: -400',
  'ordinal',
  'first',
  'number',
);
const slot = fc.tuple(word, fc.array(filter, { maxLength: 4 })).map(([name, chain]) => `{{ ${[name, ...chain].join(' | ')} }}`);
const tag = fc.constantFrom(
  '{% for i in list %}',
  '{% endfor %}',
  '{% if x %}',
  '{% else %}',
  '{% endif %}',
  '{% assign x = list %}',
  '{% case x %}',
  '{% when 1 %}',
  '{% endcase %}',
  '{% break %}',
  '{% comment %}',
  '{% endcomment %}',
  '{% include "x" %}',
  '{%',
  '%}',
  '{{',
  '}}',
  '{%-',
  '-%}',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('<a href="', '">', "<img src='", '<', '>', '"', '\r\n', '\u2028', 'javascript:'),
);
const template = fc.array(fc.oneof(slot, tag, text), { maxLength: 25 }).map((pieces) => pieces.join(''));

/**
 * Four times the hard limit of one rendering and of its second try, in CPU time, since machines are busy with other things: the compiler's
 * and the collector's threads count too.
 */
const LONGEST = 2000;

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function endsWell(where: 'subject' | 'html' | 'text', source: string): Promise<void> {
  const began = process.cpuUsage();
  const answer = await render(`${where}${source}`, mail(where, source), values());
  expect(cpuSince(began)).toBeLessThan(LONGEST);
  expect(['rendered', 'missing']).toContain(answer.kind);
  if (answer.kind === 'rendered') {
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    expect(answer.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(answer.html).not.toMatch(/href\s*=\s*["']?\s*(?:javascript|data):/i);
  }
  const saving = process.cpuUsage();
  expect(Array.isArray(lintTemplate(mail(where, source), 'marketing'))).toBe(true);
  expect(cpuSince(saving)).toBeLessThan(LONGEST);
}

describe('> Template authors cannot stop us: a hostile template ends in its time, when it is saved and when it is sent', () => {
  it.each(Object.entries(corpus))('%s', async (_what, source) => {
    for (const where of ['html', 'text'] as const) await endsWell(where, source);
  });

  it(
    'whatever is written',
    async () => {
      await fc.assert(fc.asyncProperty(part, template, endsWell), { numRuns: fuzzRuns(500) });
    },
    fuzzTime,
  );

  it('and is told so when it is saved', () => {
    expect(lintTemplate(mail('html', '{{'.repeat(49_999)), 'service')[0]).toContain('not closed');
    expect(lintTemplate(mail('html', 'x'.repeat(100_001)), 'service')).toEqual([expect.stringContaining('longer than')]);
  });
});

describe('the deadline', () => {
  it('stops what never ends, and what comes after it runs as ever', () => {
    expect(() =>
      withinDeadline(20, () => {
        for (;;);
      }),
    ).toThrow(DeadlineExceeded);
    expect(() => withinDeadline(20, () => /^(a+)+$/.test(`${'a'.repeat(60)}b`))).toThrow(DeadlineExceeded);
    expect(withinDeadline(1000, () => 'done')).toBe('done');
  });

  it('hands faults through as they are', () => {
    expect(() =>
      withinDeadline(1000, () => {
        throw new TypeError('own');
      }),
    ).toThrow(TypeError);
  });
});
