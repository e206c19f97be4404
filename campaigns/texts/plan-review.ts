import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

/** care 40, partner: a week before a plan that was made together is looked at together. */
export const planReview: LocalTexts = {
  en: {
    why: 'You get this letter because we have made a plan together and you said yes to our messages.',
    steps: {
      'day-7': {
        email: {
          subject: 'Next week we look at our plan together',
          preheader: 'On {{ fact.date | long_date }}. What should be on the table?',
          heading: 'Our plan, looked at together',
          blocks: [
            '{{ greeting }}',
            'On {{ fact.date | long_date }} we look together at what we have planned: what came of it, what did not, and what comes next.',
            { rows: [['Our plan', '{{ plan }}', 'plan']] },
            'What should be on the table from your side? One line is enough; we prepare the rest and call you.',
            { button: 'Name a topic', href: replyAbout('Our plan') },
          ],
        },
      },
    },
  },
  zh: {
    why: '我们与您共同制定了计划，且您同意接收我们的消息，所以收到这封信。',
    steps: {
      'day-7': {
        email: {
          subject: '下周，我们一起看看共同的计划',
          preheader: '{{ fact.date | long_date }}，您想谈些什么？',
          heading: '一起回顾我们的计划',
          blocks: [
            '{{ greeting }}',
            '{{ fact.date | long_date }}，我们想和您一起回顾共同制定的计划：哪些做到了，哪些没有，下一步做什么。',
            { rows: [['我们的计划', '{{ plan }}', 'plan']] },
            '您希望谈些什么？一句话就好，其余的由我们准备，届时给您去电。',
            { button: '提一个话题', href: replyAbout('我们的计划') },
          ],
        },
      },
    },
  },
};
