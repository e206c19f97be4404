import type { LocalTexts } from '../campaign-texts.ts';

export const satisfactionSurvey: LocalTexts = {
  en: {
    why: 'You get this question because an order of yours was delivered and you said yes to our messages.',
    steps: {
      day7: {
        email: {
          subject: 'Was it what you had expected?',
          preheader: 'Two questions about your delivery. They take half a minute.',
          heading: 'Was it what you had expected?',
          blocks: [
            '{{ greeting }}',
            {
              when: "tone != 'one-line'",
              blocks: [
                'Your order came on {{ deliveredOn | long_date }}. You have had it for a little while now, so you know better than we do.',
              ],
            },
            {
              rows: [
                ['Order', '{{ order }}'],
                ['What came', '{{ items }}', 'items.size > 0'],
              ],
            },
            'We ask just two things: how it is, and what you had expected. How is it?',
            { scale: [1, 5], href: '{{ links.survey }}?answer=', low: 'poor', high: 'excellent' },
            'One click begins your answer. If we fell short, a person will read it and get in touch with you.',
            { when: "tone == 'no-pressure'", blocks: ['There is no hurry, and no wrong answer. Leaving it is fine, too.'] },
          ],
        },
        sms: '{{ company.name }}: Was your order what you had expected? Two questions: {{ links.survey }} Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '您的订单已送达，且您同意接收我们的消息，所以收到这份问卷。',
    steps: {
      day7: {
        email: {
          subject: '收到的东西，和您期待的一样吗？',
          preheader: '关于这次送货，只有两个问题，半分钟就好。',
          heading: '和您期待的一样吗？',
          blocks: [
            '{{ greeting }}',
            {
              when: "tone != 'one-line'",
              blocks: ['您的订单已于{{ deliveredOn | long_date }}送达。用了这些天，它好不好，您比我们更清楚。'],
            },
            {
              rows: [
                ['订单', '{{ order }}'],
                ['商品', '{{ items }}', 'items.size > 0'],
              ],
            },
            '我们只问两件事：实际是什么样，您原本期待的又是什么样。实际怎么样？',
            { scale: [1, 5], href: '{{ links.survey }}?answer=', low: '很差', high: '非常好' },
            '点一下即可开始作答。如果我们做得不够，会有专人看到您的回答，并与您联系。',
            { when: "tone == 'no-pressure'", blocks: ['不用着急，怎么答都对，不答也没关系。'] },
          ],
        },
        sms: '【{{ company.name }}】您的订单和期待的一样吗？只有两个问题：{{ links.survey }} 拒收请回复R',
      },
    },
  },
};
