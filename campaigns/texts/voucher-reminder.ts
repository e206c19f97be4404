import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const voucherReminder: LocalTexts = {
  en: {
    why: 'You get this because a free repair that we gave you is about to lapse. It is not advertising.',
    steps: {
      'day-7': {
        email: {
          subject: 'Your free repair is still waiting',
          preheader: 'It can be used until {{ voucher.validUntil | long_date }}.',
          heading: 'Your free repair is still waiting',
          blocks: [
            '{{ greeting }}',
            'Some weeks ago we fell short, and gave you one repair on us, for any product of ours that you own. You have not used it yet, and we would be sorry to see it lapse.',
            { highlight: '{{ voucher.code }}', caption: 'Good for one free repair until {{ voucher.validUntil | long_date }}' },
            'Name this code when you call or write. If all is well and there is nothing to repair, so much the better.',
            { button: 'Arrange the repair', href: replyAbout('My free repair') },
            { answers: [{ label: 'See your voucher', href: '{{ links.voucher }}' }] },
          ],
        },
        sms: '{{ company.name }}: Your free repair is still waiting: code {{ voucher.code }}, until {{ voucher.validUntil | long_date }}. Call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '我们送您的免费维修即将到期，特此提醒，并非广告。',
    steps: {
      'day-7': {
        email: {
          subject: '您的免费维修还没有使用',
          preheader: '有效期至{{ voucher.validUntil | long_date }}。',
          heading: '您的免费维修还没有使用',
          blocks: [
            '{{ greeting }}',
            '前些时候我们没能让您满意，送上了一次免费维修，您拥有的任何一件本品牌产品都可以使用。它还没有使用，过期就可惜了。',
            { highlight: '{{ voucher.code }}', caption: '免费维修一次，有效期至{{ voucher.validUntil | long_date }}' },
            '来电或来信时报出此码即可。如果一切都好、无需维修，那就再好不过。',
            { button: '预约维修', href: replyAbout('预约免费维修') },
            { answers: [{ label: '查看维修券', href: '{{ links.voucher }}' }] },
          ],
        },
        sms: '【{{ company.name }}】您的免费维修还没有使用：券码{{ voucher.code }}，有效期至{{ voucher.validUntil | long_date }}，预约{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
