import { describe, expect, it } from 'vitest';
import { starterTexts } from '../../../campaigns/starter-texts.ts';
import { starterCampaigns } from '../../../campaigns/starters.ts';
import { blockNames, canHave, freshBlocks } from '../../../console/app/campaigns/block-place.ts';
import { deadLink } from '../../../domain/campaigns/dead-link.ts';

const birthday = { fact: 'asset.purchased', rule: 'product-birthday' } as const;
const mail = (href: string) => ({ html: `<p>Hello</p><a class="b" href="${href}">Look</a>`, text: '' });

describe('a link that leads nobody anywhere is found', () => {
  it.each([
    'https://',
    'https://shop',
    'https://shop.example.com/a?b=c',
    'https://care.test/{{ customer.name }}',
    '#',
    '',
    'mailto:',
    'mailto:care',
    'tel:',
    '{{ links.voucher }}',
    '{{ links.case }}',
    '{{links.recall}}?from=card',
  ])('%s', (link) => {
    expect(deadLink(mail(link), birthday)).toBe(link);
  });

  it('in a text message too', () => {
    expect(deadLink({ text: 'Your voucher: {{ links.voucher }} {{ company.phone }}' }, birthday)).toBe('{{ links.voucher }}');
    expect(deadLink({ text: 'See https://shop, or call {{ company.phone }}' }, birthday)).toBe('https://shop,');
  });
});

describe('what may lead somewhere is left alone', () => {
  it.each([
    'https://shop.example-appliances.co.uk/a#b',
    'https://{{ shop }}/a',
    'https://example.org.uk',
    'http://localhost:4100/p/x',
    'mailto:{{ company.replyTo }}?subject=Hello',
    'mailto:care@company.cn?subject=a@b',
    'tel:{{ company.phone }}',
    'tel:+442079460018',
    '{{ links.survey }}?satisfied=yes',
    '{{ links.booking }}',
    '{{ fact.values.page }}',
  ])('%s', (link) => {
    expect(deadLink(mail(link), birthday)).toBeUndefined();
  });

  it('and a block that can be added to a starter leads somewhere there', () => {
    for (const plan of starterCampaigns)
      for (const name of blockNames.filter((each) => canHave(each, plan)))
        for (const locale of ['en', 'zh'] as const)
          expect([plan.id, name, deadLink({ text: JSON.stringify(freshBlocks(name, locale, plan)) }, plan)]).toEqual([
            plan.id,
            name,
            undefined,
          ]);
    expect(starterCampaigns.filter((plan) => canHave('voucher', plan)).map(({ id }) => id)).toEqual([
      'service-recovery',
      'voucher-reminder',
    ]);
  });

  it('and every starter has the pages that it leads to', () => {
    for (const plan of starterCampaigns)
      expect([plan.id, deadLink({ text: JSON.stringify(starterTexts[plan.id]) }, plan)]).toEqual([plan.id, undefined]);
  });
});
