import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const welcome: LocalTexts = {
  en: {
    why: 'You get this letter because you are new with us and said yes to our messages.',
    steps: {
      day0: {
        email: {
          subject: 'Welcome. May we introduce ourselves?',
          preheader: 'An invitation, not an offer.',
          heading: 'Welcome to {{ company.name }}',
          blocks: [
            '{{ greeting }}',
            'It is good to have you with us. Before we send you anything else, we would like you to know who we are: people who answer when you call, and who look after what you buy for as long as you own it.',
            'You are invited to come by and look around, without buying a thing. Or tell us what you need, and somebody who knows it will call you at an hour that suits you.',
            {
              when: 'delivery',
              blocks: [
                'Whatever you order, we bring to your door as a matter of course. If you would rather collect it, one line is enough.',
              ],
            },
            { when: "tone == 'no-pressure'", blocks: ['Nothing is expected of you. We are here when you are.'] },
            { button: 'Tell us what you need', href: replyAbout('What I need') },
          ],
        },
      },
    },
  },
  zh: {
    why: '您刚刚加入我们，并同意接收我们的消息，所以收到这封信。',
    steps: {
      day0: {
        email: {
          subject: '欢迎您，容我们自我介绍一下',
          preheader: '这是一份邀请，不是推销。',
          heading: '欢迎来到{{ company.name }}',
          blocks: [
            '{{ greeting }}',
            '很高兴认识您。在给您发任何消息之前，我们想先让您知道我们是谁：您来电，有人接听；您买的东西，用多久，我们就照看多久。',
            '诚邀您来店里坐坐，随便看看，不买也欢迎。或者告诉我们您需要什么，会有懂行的人在您方便的时候给您打电话。',
            { when: 'delivery', blocks: ['您订的货，我们一律送到家门口。若您更愿意自取，说一声就好。'] },
            { when: "tone == 'no-pressure'", blocks: ['您什么都不必做；需要时，我们都在。'] },
            { button: '告诉我们您的需要', href: replyAbout('我的需要') },
          ],
        },
      },
    },
  },
};
