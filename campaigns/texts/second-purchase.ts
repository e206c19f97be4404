import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const secondPurchase: LocalTexts = {
  en: {
    why: 'You get this letter because you have bought from us and said yes to our messages.',
    steps: {
      day0: {
        email: {
          subject: 'How are you getting on?',
          preheader: 'Your first order with us, and what might go with it.',
          heading: 'How are you getting on?',
          blocks: [
            '{{ greeting }}',
            'You gave us your first order on {{ firstOrderOn | long_date }}. By now you know what you have got, and perhaps what is still missing: a part, a filter, a second one for the other room.',
            'Tell us in a sentence what you would like to do. Someone who knows the range will suggest the one thing that fits, and will say so honestly if nothing does.',
            { when: "tone == 'no-pressure'", blocks: ['There is no hurry, and nothing to decide. The question keeps.'] },
            { button: 'Ask for advice', href: replyAbout('What would go with my order?') },
          ],
        },
      },
    },
  },
  zh: {
    why: '您曾在我们这里购物，并同意接收我们的消息，所以收到这封信。',
    steps: {
      day0: {
        email: {
          subject: '用得还顺手吗？',
          preheader: '关于您的第一份订单，以及它还可能需要的搭配。',
          heading: '用得还顺手吗？',
          blocks: [
            '{{ greeting }}',
            '{{ firstOrderOn | long_date }}，您在我们这里下了第一单。用到今天，您一定已经很熟悉它了，也许还发现少了点什么：一个配件、一只滤芯，或是另一个房间也想要一台。',
            '用一句话告诉我们您想做什么。熟悉产品的同事会为您推荐最合适的那一样；如果没有合适的，也会如实相告。',
            { when: "tone == 'no-pressure'", blocks: ['不用着急，也不必马上决定，什么时候想问都可以。'] },
            { button: '请帮我参谋', href: replyAbout('请帮我参谋') },
          ],
        },
      },
    },
  },
};
