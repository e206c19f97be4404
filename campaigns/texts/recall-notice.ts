import type { Block, LocalTexts } from '../campaign-texts.ts';

const detailsEn: Block = {
  rows: [
    ['Product', '{{ product.name }}'],
    ['Model', '{{ product.model }}', 'product.model.size > 0'],
    ['Reason', '{{ reason }}', 'reason.size > 0'],
  ],
};
const detailsZh: Block = {
  rows: [
    ['产品', '{{ product.name }}'],
    ['型号', '{{ product.model }}', 'product.model.size > 0'],
    ['原因', '{{ reason }}', 'reason.size > 0'],
  ],
};
const confirmEn: Block = { button: 'Confirm that you have read this', href: '{{ links.recall }}' };
const confirmZh: Block = { button: '确认已收到', href: '{{ links.recall }}' };

const reminderEn = {
  email: {
    subject: 'Reminder, safety notice: please stop using your {{ product.name }}',
    preheader: 'We have not heard from you yet. Please read this.',
    heading: 'We have not heard from you yet',
    blocks: [
      '{{ greeting }}',
      'We wrote to you about the safety of your {{ product.name }} and have no answer from you so far. Please stop using it until we have seen to it.',
      detailsEn,
      'Putting it right costs you nothing. Confirm below that you have read this and we will arrange the repair with you, or call us. If you no longer own it, please tell us who does.',
      confirmEn,
    ],
  },
  sms: '{{ company.name }}, safety notice, reminder: please stop using your {{ product.name }}{% if product.model.size > 0 %} ({{ product.model }}){% endif %}. We put it right free of charge. Confirm: {{ links.recall }} or call {{ company.phone }}',
};
const reminderZh = {
  email: {
    subject: '再次提醒·安全通知：请停止使用您的{{ product.name }}',
    preheader: '我们尚未收到您的回复，请务必阅读。',
    heading: '我们尚未收到您的回复',
    blocks: [
      '{{ greeting }}',
      '我们此前就您的{{ product.name }}的安全问题给您写过信，至今尚未收到回复。在我们处理之前，请先停止使用。',
      detailsZh,
      '处理完全免费。请点击下方确认已收到，或致电我们，我们会与您约定处理时间。如果产品已转让他人，也请告诉我们新的使用者。',
      confirmZh,
    ],
  },
  sms: '【{{ company.name }}】安全召回再次提醒：请停止使用您的{{ product.name }}{% if product.model.size > 0 %}（{{ product.model }}）{% endif %}，我们免费处理。确认已收到：{{ links.recall }} 或致电{{ company.phone }}',
};

export const recallNotice: LocalTexts = {
  en: {
    why: 'This is a safety notice about a product that you own. It goes to every owner.',
    steps: {
      day0: {
        email: {
          subject: 'Safety notice: please stop using your {{ product.name }}',
          preheader: 'We are calling it back and will put it right free of charge.',
          heading: 'Please stop using your {{ product.name }}',
          blocks: [
            '{{ greeting }}',
            'We have found a fault that may concern your {{ product.name }}. Please switch it off, unplug it, and do not use it until we have seen to it.',
            detailsEn,
            'We are sorry for the trouble. Putting it right costs you nothing; confirm below that you have read this, or call us, and we will agree on a day. If you no longer own it, please tell us who does.',
            confirmEn,
          ],
        },
        sms: '{{ company.name }}, safety notice: please stop using your {{ product.name }}{% if product.model.size > 0 %} ({{ product.model }}){% endif %}. We put it right free of charge. Confirm: {{ links.recall }} or call {{ company.phone }}',
      },
      day7: reminderEn,
      day21: reminderEn,
    },
  },
  zh: {
    why: '这是关于您所购产品的安全通知，发送给每一位用户。',
    steps: {
      day0: {
        email: {
          subject: '安全通知：请停止使用您的{{ product.name }}',
          preheader: '我们正在召回该产品，免费为您处理。',
          heading: '请停止使用您的{{ product.name }}',
          blocks: [
            '{{ greeting }}',
            '我们发现一处可能涉及您的{{ product.name }}的缺陷。请立即关闭电源、拔下插头，在我们处理之前不要使用。',
            detailsZh,
            '给您添麻烦了，十分抱歉。处理完全免费。请点击下方确认已收到，或致电我们，我们会与您约定处理时间。如果产品已转让他人，也请告诉我们新的使用者。',
            confirmZh,
          ],
        },
        sms: '【{{ company.name }}】安全召回通知：请停止使用您的{{ product.name }}{% if product.model.size > 0 %}（{{ product.model }}）{% endif %}，我们免费处理。确认已收到：{{ links.recall }} 或致电{{ company.phone }}',
      },
      day7: reminderZh,
      day21: reminderZh,
    },
  },
};
