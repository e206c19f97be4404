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
/** care 20: how it is put right. */
const howEn: Block = {
  when: "route.kind == 'home-visit'",
  blocks: ['You live too far from our workshops to be asked to come: we come to your home.'],
  otherwise: [
    {
      when: "route.kind == 'workshop'",
      blocks: ['It is put right at {{ route.workshop }}, {{ route.km | round }} km from you, while you wait or by the next day.'],
      otherwise: ['A person will call you and agree with you where and when it is put right.'],
    },
  ],
};
const howZh: Block = {
  when: "route.kind == 'home-visit'",
  blocks: ['您家离我们的维修点较远，不必奔波，我们上门处理。'],
  otherwise: [
    {
      when: "route.kind == 'workshop'",
      blocks: ['处理地点：{{ route.workshop }}，距您约{{ route.km | round }}公里，当场或次日完成。'],
      otherwise: ['我们的同事会致电给您，与您商定处理的时间和地点。'],
    },
  ],
};

const confirmEn: Block = { button: 'Confirm that you have read this', href: '{{ links.recall }}' };
const confirmZh: Block = { button: '确认已收到', href: '{{ links.recall }}' };

const reminderEn = {
  email: {
    subject:
      '{% if safety %}Reminder, safety notice: please stop using {{ product | yours }}{% else %}Reminder: we are calling {{ product | yours }} back{% endif %}',
    preheader: 'We have not heard from you yet. Please read this.',
    heading: 'We have not heard from you yet',
    blocks: [
      '{{ greeting }}',
      {
        when: 'safety',
        blocks: [
          'We wrote to you about the safety of {{ product | yours }} and have no answer from you so far. Please stop using it until we have seen to it.',
        ],
        otherwise: [
          'We wrote to you that we are calling {{ product | yours }} back, and have no answer from you so far. You may go on using it until then.',
        ],
      },
      detailsEn,
      howEn,
      'Putting it right costs you nothing. Confirm below that you have read this and we will arrange the repair with you, or call us. If you no longer own it, please tell us who does.',
      confirmEn,
    ],
  },
  sms: '{{ company.name }}, {% if safety %}safety notice, reminder: please stop using{% else %}reminder: we are calling back{% endif %} {{ product | yours }}{% if product.model.size > 0 %} ({{ product.model }}){% endif %}. We put it right free of charge. Confirm: {{ links.recall }} or call {{ company.phone }}',
};
const reminderZh = {
  email: {
    subject:
      '{% if safety %}再次提醒·安全通知：请停止使用{{ product | yours }}{% else %}再次提醒：{{ product | yours }}需要召回处理{% endif %}',
    preheader: '我们尚未收到您的回复，请务必阅读。',
    heading: '我们尚未收到您的回复',
    blocks: [
      '{{ greeting }}',
      {
        when: 'safety',
        blocks: ['我们此前就{{ product | yours }}的安全问题给您写过信，至今尚未收到回复。在我们处理之前，请先停止使用。'],
        otherwise: ['我们此前给您写信，说明{{ product | yours }}需要召回处理，至今尚未收到回复。在此之前您可以照常使用。'],
      },
      detailsZh,
      howZh,
      '处理完全免费。请点击下方确认已收到，或致电我们，我们会与您约定处理时间。如果产品已转让他人，也请告诉我们新的使用者。',
      confirmZh,
    ],
  },
  sms: '【{{ company.name }}】{% if safety %}安全召回再次提醒：请停止使用{% else %}召回再次提醒：免费处理{% endif %}{{ product | yours }}{% if product.model.size > 0 %}（{{ product.model }}）{% endif %}，我们免费处理。确认已收到：{{ links.recall }} 或致电{{ company.phone }}',
};

export const recallNotice: LocalTexts = {
  en: {
    why: 'This is about a product that you own and that we call back. It goes to every owner.',
    steps: {
      day0: {
        email: {
          subject:
            '{% if safety %}Safety notice: please stop using {{ product | yours }}{% else %}We are calling {{ product | yours }} back{% endif %}',
          preheader: 'We are calling it back and will put it right free of charge.',
          heading: '{% if safety %}Please stop using {{ product | yours }}{% else %}We are calling {{ product | yours }} back{% endif %}',
          blocks: [
            '{{ greeting }}',
            {
              when: 'safety',
              blocks: [
                'We have found a fault that may concern {{ product | yours }}. Please switch it off, unplug it, and do not use it until we have seen to it.',
              ],
              otherwise: [
                'We have found something in {{ product | yours }} that we did not build as well as we should have. It is safe to use; we want to put it right all the same.',
              ],
            },
            detailsEn,
            howEn,
            'We are sorry for the trouble. Putting it right costs you nothing; confirm below that you have read this, or call us, and we will agree on a day. If you no longer own it, please tell us who does.',
            confirmEn,
          ],
        },
        sms: '{{ company.name }}, {% if safety %}safety notice: please stop using{% else %}we are calling back{% endif %} {{ product | yours }}{% if product.model.size > 0 %} ({{ product.model }}){% endif %}. We put it right free of charge. Confirm: {{ links.recall }} or call {{ company.phone }}',
      },
      day7: reminderEn,
      day21: reminderEn,
    },
  },
  zh: {
    why: '这是关于您所购产品的召回通知，发送给每一位用户。',
    steps: {
      day0: {
        email: {
          subject: '{% if safety %}安全通知：请停止使用{{ product | yours }}{% else %}{{ product | yours }}需要召回处理{% endif %}',
          preheader: '我们正在召回该产品，免费为您处理。',
          heading: '{% if safety %}请停止使用{{ product | yours }}{% else %}{{ product | yours }}需要召回处理{% endif %}',
          blocks: [
            '{{ greeting }}',
            {
              when: 'safety',
              blocks: ['我们发现一处可能涉及{{ product | yours }}的缺陷。请立即关闭电源、拔下插头，在我们处理之前不要使用。'],
              otherwise: ['我们发现{{ product | yours }}有一处没有做到应有的水准。您可以放心使用，但我们希望为您改好。'],
            },
            detailsZh,
            howZh,
            '给您添麻烦了，十分抱歉。处理完全免费。请点击下方确认已收到，或致电我们，我们会与您约定处理时间。如果产品已转让他人，也请告诉我们新的使用者。',
            confirmZh,
          ],
        },
        sms: '【{{ company.name }}】{% if safety %}安全召回通知：请停止使用{% else %}召回通知：免费处理{% endif %}{{ product | yours }}{% if product.model.size > 0 %}（{{ product.model }}）{% endif %}，我们免费处理。确认已收到：{{ links.recall }} 或致电{{ company.phone }}',
      },
      day7: reminderZh,
      day21: reminderZh,
    },
  },
};
