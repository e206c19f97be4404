import { createContext } from 'react';
import type { Block } from '../../../domain/campaigns/campaign-texts.ts';
import { hasPage, type Watching } from '../../../domain/campaigns/own-links.ts';
import type { ContentLocale } from '../../../domain/wording/greeting.ts';

/** Where blocks are written: in which language, and of which campaign. */
export const BlockPlace = createContext<{ readonly locale: ContentLocale; readonly plan: Watching }>({
  locale: 'en',
  plan: { fact: '', rule: 'dated-fact' },
});

export const blockNames = [
  'text',
  'button',
  'picture',
  'productCard',
  'answers',
  'voucher',
  'booking',
  'highlight',
  'rows',
  'mjml',
] as const;
export type BlockName = (typeof blockNames)[number];

/** A voucher or a visit can be shown only where the message is about one. */
export const canHave = (name: BlockName, plan: Watching): boolean =>
  name === 'voucher' || name === 'booking' ? hasPage(name, plan) : true;

const firstWords = {
  en: {
    yes: 'Yes, I am satisfied',
    no: 'No, not really',
    voucher: 'Good until {{ voucher.validUntil | long_date }}',
    see: 'See your voucher',
    book: 'Choose a day for the visit',
    change: 'Change or cancel the visit',
  },
  zh: {
    yes: '满意',
    no: '不太满意',
    voucher: '有效期至{{ voucher.validUntil | long_date }}',
    see: '查看维修券',
    book: '预约上门时间',
    change: '更改或取消预约',
  },
} as const satisfies Record<ContentLocale, Record<string, string>>;

/** What stands in the mail once a block is added: words to begin with where nobody could guess the address behind them. */
export function freshBlocks(name: BlockName, locale: ContentLocale, { rule }: Watching): readonly Block[] {
  const words = firstWords[locale];
  switch (name) {
    case 'text':
      return [''];
    case 'button':
      return [{ button: '', href: 'mailto:{{ company.replyTo }}' }];
    case 'picture':
      return [{ picture: '', alt: '' }];
    case 'productCard':
      return [{ productCard: 'products' }];
    case 'answers':
      return [
        {
          answers: [
            { label: words.yes, href: '{{ links.survey }}?satisfied=yes' },
            { label: words.no, href: '{{ links.survey }}?satisfied=no' },
          ],
        },
      ];
    case 'voucher':
      return [
        { highlight: '{{ voucher.code }}', caption: words.voucher },
        { answers: [{ label: words.see, href: '{{ links.voucher }}' }] },
      ];
    case 'booking': {
      const button = { button: rule === 'booking' ? words.change : words.book, href: '{{ links.booking }}' };
      // A card offers a visit only where the household has had none lately: without the offer there is no page to lead to.
      return [rule === 'booking' ? button : { when: 'offer', blocks: [button] }];
    }
    case 'highlight':
      return [{ highlight: '', caption: '' }];
    case 'rows':
      return [{ rows: [['', '']] }];
    case 'mjml':
      return [{ mjml: '<mj-text>\n  <strong></strong>\n</mj-text>' }];
  }
}
