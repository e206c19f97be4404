import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const replenishment: LocalTexts = {
  en: {
    why: 'You get this reminder because we supply you and you said yes to our messages.',
    steps: {
      'day-2': {
        email: {
          subject: 'Your {{ product }} will last until about {{ runsOutOn | long_date }}',
          preheader: 'Shall we bring more before it runs out?',
          heading: 'Shall we bring more?',
          blocks: [
            '{{ greeting }}',
            {
              when: "tone != 'one-line'",
              blocks: [
                'By our reckoning your {{ product }} will last until about {{ runsOutOn | long_date }}. We can bring the next delivery before it runs out, so that you need not think of it.',
              ],
            },
            { button: 'Yes, please bring more', href: replyAbout('Please bring more') },
            { when: "tone != 'one-line'", blocks: ['Still plenty left? Tell us that too, and we will reckon better next time.'] },
          ],
        },
        sms: '{{ company.name }}: Your {{ product }} should last until about {{ runsOutOn | long_date }}. Shall we bring more? Call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '您由我们供货，并同意接收我们的消息，所以收到这条提醒。',
    steps: {
      'day-2': {
        email: {
          subject: '您的{{ product }}大约用到{{ runsOutOn | long_date }}',
          preheader: '需要我们赶在用完之前送到吗？',
          heading: '需要我们再送一些吗？',
          blocks: [
            '{{ greeting }}',
            {
              when: "tone != 'one-line'",
              blocks: [
                '按我们的估算，您的{{ product }}大约可以用到{{ runsOutOn | long_date }}。我们可以赶在用完之前送到，您就不必惦记了。',
              ],
            },
            { button: '好的，请送货', href: replyAbout('请送货') },
            { when: "tone != 'one-line'", blocks: ['还剩不少？也请告诉我们，下次会算得更准。'] },
          ],
        },
        sms: '【{{ company.name }}】您的{{ product }}大约用到{{ runsOutOn | long_date }}，需要送货请致电{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
