import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const reorderReminder: LocalTexts = {
  en: {
    why: 'You get this reminder because you buy from us regularly and said yes to our messages.',
    steps: {
      day0: {
        email: {
          subject: 'About time for your next order?',
          preheader: 'A reminder at your own pace.',
          heading: 'Is it about that time again?',
          blocks: [
            '{{ greeting }}',
            'Your last order was on {{ lastOrderOn | long_date }}. Going by your own rhythm, the next one should be about due, so we thought we would ask before you run short.',
            {
              when: "tone == 'full-prices' and offers",
              blocks: [
                'What would go well with it, with every price:',
                { rows: [['{{ one.name }}', '{{ one.price }}']], each: 'one in offers' },
              ],
              otherwise: [
                {
                  when: 'offer',
                  blocks: ['Something that would go well with it: {{ offer.name }}, for {{ offer.price }}.'],
                },
              ],
            },
            { when: 'shop', blocks: ['{{ shop }} is nearest to you; or we bring it to your door.'] },
            { when: 'online', blocks: ['You need not go anywhere for it: order from home, and we bring it to your door.'] },
            { button: 'Order again', href: replyAbout('My next order') },
            'Not yet? Then leave it. We go by your rhythm, not by ours.',
          ],
        },
      },
    },
  },
  zh: {
    why: '您经常在我们这里购物，并同意接收我们的消息，所以收到这条提醒。',
    steps: {
      day0: {
        email: {
          subject: '差不多该补货了吧？',
          preheader: '按您自己的节奏提醒一声。',
          heading: '又到补货的时候了？',
          blocks: [
            '{{ greeting }}',
            '您上一次下单是在{{ lastOrderOn | long_date }}。按您一贯的节奏，差不多又该买了，我们提前问一声，免得您临时缺货。',
            {
              when: "tone == 'full-prices' and offers",
              blocks: ['以下几样也合适，价格都列在这里：', { rows: [['{{ one.name }}', '{{ one.price }}']], each: 'one in offers' }],
              otherwise: [{ when: 'offer', blocks: ['顺便推荐一样合适的：{{ offer.name }}，{{ offer.price }}。'] }],
            },
            { when: 'shop', blocks: ['离您最近的是{{ shop }}；您也可以让我们送货上门。'] },
            { when: 'online', blocks: ['不必出门，在家下单，我们送货上门。'] },
            { button: '再次下单', href: replyAbout('再次下单') },
            '还用不着？那就不必理会。我们只按您的节奏来。',
          ],
        },
      },
    },
  },
};
