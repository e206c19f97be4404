import { describe, expect, it } from 'vitest';
import { lintTemplate } from '../../../adapters/templates/lint-template.ts';
import type { Content } from '../../../workflows/campaign-library.ts';

type Email = Extract<Content, { channel: 'email' }>;

const slots = '{{ company.replyTo }} {{ company.phone }} {{ company.postalAddress }} {{ links.unsubscribe }} {{ links.preferences }}';
const aMail = (differences: Partial<Email> = {}): Email => ({
  channel: 'email',
  subject: 'Hello {{ customer.name }}',
  preheader: 'A word',
  html: `<a href="{{ links.survey }}">Answer</a> <a href="mailto:{{ company.replyTo }}">write</a> ${slots}`,
  text: slots,
  ...differences,
});

it('finds nothing in a good mail', () => {
  expect(lintTemplate(aMail(), 'marketing')).toEqual([]);
});

describe('a mail may not be saved', () => {
  it.each([
    [
      'that leads to no person',
      { text: slots.replace('{{ company.replyTo }} {{ company.phone }}', '') },
      /company\.replyTo or company\.phone/,
    ],
    ['of marketing without a way out', { html: slots.replace('{{ links.unsubscribe }}', '') }, /links\.unsubscribe/],
    ['without a postal address', { text: slots.replace('{{ company.postalAddress }}', '') }, /company\.postalAddress/],
    ['whose link is a customer’s field', { html: `${slots}<a href="{{ customer.website }}">x</a>` }, /a link to/],
    [
      'whose link begins with a field',
      { html: `${slots}<a href="{{ links.survey }}{{ customer.x }}">x</a><a href='{{ fact.url }}'>x</a>` },
      /a link to/,
    ],
    ['with a link that is not safe', { html: `${slots}<a href=javascript:alert(1)>x</a>` }, /a link to/],
    ['with a script', { html: `${slots}<script>1</script>` }, /no scripts/],
    ['with an event handler', { html: `${slots}<p onclick="x">` }, /no scripts/],
    ['with a tag that is not allowed', { html: `${slots}{% include "x" %}` }, /"include" not found/],
    ['with a filter that is not allowed', { html: `${slots}{{ customer.name | raw }}` }, /undefined filter: raw/],
    ['with a loop over numbers', { text: `${slots}{% for i in (1..9) %}{% endfor %}` }, /no loops over ranges/],
    ['with loops too deep', { text: `${slots}${'{% for a in b %}'.repeat(3)}${'{% endfor %}'.repeat(3)}` }, /deeper than 2/],
    ['whose subject has two lines', { subject: 'a\nb' }, /one line/],
  ])('%s', (_why, differences, finding) => {
    expect(lintTemplate(aMail(differences), 'marketing')).toEqual(expect.arrayContaining([expect.stringMatching(finding)]));
  });
});

describe('an SMS', () => {
  const text = '{{ company.name }}: hello. {{ company.phone }}. Reply STOP to opt out';

  it('names its sender, a person and the way out', () => {
    expect(lintTemplate({ channel: 'sms', text }, 'marketing')).toEqual([]);
    expect(lintTemplate({ channel: 'sms', text: '【{{ company.name }}】您好，{{ company.phone }}。拒收请回复R' }, 'marketing')).toEqual([]);
  });

  it.each([
    ['its sender', text.replace('{{ company.name }}', 'We'), /company\.name/],
    ['a person', text.replace('{{ company.phone }}', ''), /company\.phone/],
    ['the way out', text.replace('STOP', 'NO'), /how to opt out/],
  ])('may not lack %s', (_what, lacking, finding) => {
    expect(lintTemplate({ channel: 'sms', text: lacking }, 'marketing')).toEqual([expect.stringMatching(finding)]);
  });
});
