import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const paymentDue: LocalTexts = {
  en: {
    why: 'This is a service message about a delivery of yours. It is not advertising.',
    steps: {
      day0: {
        email: {
          subject: 'Payment today: {{ product }} of {{ deliveredOn | long_date }}',
          preheader: 'As agreed. If another day suits you better, one line is enough.',
          heading: 'Payment for {{ product }}',
          blocks: [
            '{{ greeting }}',
            'On {{ deliveredOn | long_date }} we brought {% unless forAnother %}you {% endunless %}{{ product }}, to be paid today. Please pay in the way you always do.',
            { when: "tone != 'one-line'", blocks: ['If another day suits you better, tell us. One line is enough, and nobody will mind.'] },
            {
              when: "tone == 'full-prices'",
              blocks: ['What each thing cost stands on the delivery note; if it is not at hand, we send it again.'],
            },
            { button: 'Agree on another day', href: replyAbout('Another day for my payment') },
            'If you have paid already, please take this as our thanks.',
          ],
        },
        sms: '{{ company.name }}: For {{ product }} of {{ deliveredOn | long_date }}, payment is due today. Another day? Call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '这是关于您订货的服务通知，并非广告。',
    steps: {
      day0: {
        email: {
          subject: '{{ deliveredOn | long_date }}送到的{{ product }}，今天付款',
          preheader: '按约定结账；想改天，说一声就好。',
          heading: '{{ product }}的货款',
          blocks: [
            '{{ greeting }}',
            '{{ deliveredOn | long_date }}我们{% unless forAnother %}给您{% endunless %}送到了{{ product }}，约定今天付款，按您习惯的方式支付即可。',
            { when: "tone != 'one-line'", blocks: ['如果改天更方便，请告诉我们，说一声就好，不必见外。'] },
            { when: "tone == 'full-prices'", blocks: ['每样东西的价格都写在送货单上；单子不在手边，我们再发一份。'] },
            { button: '约定其他日子', href: replyAbout('改天付款') },
            '如果您已经付过，谢谢您，请不必理会这封信。',
          ],
        },
        sms: '【{{ company.name }}】{{ deliveredOn | long_date }}送到的{{ product }}，货款约定今天支付。想改天请致电{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
