import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const serviceRecovery: LocalTexts = {
  en: {
    why: 'This answers what you told us in our question to you. It is not advertising.',
    steps: {
      day0: {
        email: {
          subject: 'We are sorry, and we want to put it right',
          preheader: 'A person has your answer, and a repair is on us.',
          heading: 'We want to put it right',
          blocks: [
            '{{ greeting }}',
            'You told us that we fell short of what you had expected. Thank you for saying so, and we are sorry. Your answer is with a person of our team, who will get in touch with you.',
            'Until then, please take this: one repair, on us, for any product of ours that you own.',
            { highlight: '{{ voucher.code }}', caption: 'Good for one free repair until {{ voucher.validUntil | long_date }}' },
            { when: "tone != 'one-line'", blocks: ['Name this code when you call or write. There is nothing else to fill in.'] },
            {
              when: "tone == 'proof'",
              blocks: ['What went wrong, and what we found out about it, you get in writing once it is settled.'],
            },
            { button: 'Arrange the repair', href: replyAbout('My free repair') },
            {
              answers: [
                { label: 'See your voucher', href: '{{ links.voucher }}' },
                { label: 'See how it stands', href: '{{ links.case }}' },
              ],
            },
          ],
        },
        sms: '{{ company.name }}: We fell short, and we are sorry. A person will get in touch. A repair is on us: code {{ voucher.code }}, until {{ voucher.validUntil | long_date }}. Call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '这是对您所提意见的答复，并非广告。',
    steps: {
      day0: {
        email: {
          subject: '对不起，请让我们弥补',
          preheader: '您的意见已交到专人手中，维修由我们承担。',
          heading: '请让我们弥补',
          blocks: [
            '{{ greeting }}',
            '您告诉我们，这一次没有达到您的期待。谢谢您直言，我们深表歉意。您的意见已交到专人手中，并会主动与您联系。',
            '在此之前，请先收下这份心意：您拥有的任何一件本品牌产品，免费维修一次。',
            { highlight: '{{ voucher.code }}', caption: '免费维修一次，有效期至{{ voucher.validUntil | long_date }}' },
            { when: "tone != 'one-line'", blocks: ['来电或来信时报出此码即可，无需填写任何表格。'] },
            { when: "tone == 'proof'", blocks: ['问题出在哪里、我们查明了什么，处理完后书面告知您。'] },
            { button: '预约维修', href: replyAbout('预约免费维修') },
            {
              answers: [
                { label: '查看维修券', href: '{{ links.voucher }}' },
                { label: '查看处理进展', href: '{{ links.case }}' },
              ],
            },
          ],
        },
        sms: '【{{ company.name }}】这次没让您满意，我们深表歉意，专人会与您联系。送您免费维修一次，券码{{ voucher.code }}，有效期至{{ voucher.validUntil | long_date }}，预约{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
