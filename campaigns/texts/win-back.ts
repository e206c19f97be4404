import { type Block, type LocalTexts, replyAbout } from '../campaign-texts.ts';

const answersEn: Block = {
  answers: [
    { label: 'Yes, I am satisfied', href: '{{ links.survey }}?satisfied=yes' },
    { label: 'No, not really', href: '{{ links.survey }}?satisfied=no' },
  ],
};
const answersZh: Block = {
  answers: [
    { label: '满意', href: '{{ links.survey }}?satisfied=yes' },
    { label: '不太满意', href: '{{ links.survey }}?satisfied=no' },
  ],
};

export const winBack: LocalTexts = {
  en: {
    why: 'You get this letter because you have bought from us before and said yes to our messages.',
    steps: {
      ask: {
        email: {
          subject: 'May we ask you one question?',
          preheader: 'It has been a while. One click is enough.',
          heading: 'Are you satisfied with us?',
          blocks: [
            '{{ greeting }}',
            'It has been a while: your last order with us was on {{ lastOrderOn | long_date }}. Rather than guess why we have not heard from you since, we ask. One click is all it takes.',
            answersEn,
            {
              when: "tone != 'one-line'",
              blocks: [
                'If something went wrong, we want to put it right, and a person will take care of it. If all is well, a click will make our day.',
              ],
            },
            {
              when: "tone == 'proof'",
              blocks: [
                'What becomes of your answer: one person reads it, nobody outside does, and you can see on a page of your own what was done about it.',
              ],
            },
          ],
        },
      },
      nudge: {
        email: {
          subject: 'Your answer still counts',
          preheader: 'One click: are you satisfied with us?',
          heading: 'One click, and we know',
          blocks: [
            '{{ greeting }}',
            'A week ago we asked whether you are satisfied with us. Perhaps it was a busy day. The question still stands, and so does our promise: whoever is not satisfied hears from a person, not from a machine.',
            answersEn,
          ],
        },
        sms: '{{ company.name }}: It has been a while since we heard from you. Are you satisfied with us? If anything went wrong, we want to put it right. Talk to a person: {{ company.phone }}. Reply STOP to opt out',
      },
      farewell: {
        email: {
          subject: 'We will leave you in peace',
          preheader: 'Our last letter for now. The door stays open.',
          heading: 'Our last letter for now',
          blocks: [
            '{{ greeting }}',
            'You have not answered, and that is an answer too. We will not ask again.',
            'What you bought from us is still looked after: advice, spare parts and repairs are there whenever you need them. And should there be something that we ought to have done better, one line is enough.',
            { button: 'Tell us something', href: replyAbout('A word from me') },
            'Thank you for the time that we had you with us.',
          ],
        },
      },
    },
  },
  zh: {
    why: '您曾在我们这里购物，并同意接收我们的消息，所以收到这封信。',
    steps: {
      ask: {
        email: {
          subject: '想问您一个问题，可以吗？',
          preheader: '好久不见，点一下就好。',
          heading: '您对我们满意吗？',
          blocks: [
            '{{ greeting }}',
            '好久不见。您上一次下单是在{{ lastOrderOn | long_date }}，之后一直没有您的消息。我们不想妄自猜测，所以想直接问问您，轻轻一点即可。',
            answersZh,
            {
              when: "tone != 'one-line'",
              blocks: ['如果哪里做得不好，我们想补救，会有专人为您处理。如果一切都好，您的一句“满意”，就是对我们最大的鼓励。'],
            },
            { when: "tone == 'proof'", blocks: ['您的回答会这样处理：由一位专人阅读，不会外传；怎么处理的，您可以在专属页面上逐步查看。'] },
          ],
        },
      },
      nudge: {
        email: {
          subject: '您的回答，我们依然在等',
          preheader: '点一下就好：您对我们满意吗？',
          heading: '轻轻一点，我们就知道',
          blocks: [
            '{{ greeting }}',
            '一周前，我们问过您是否满意，也许那天您正忙。问题还在，承诺也还在：只要您不满意，联系您的一定是真人，而不是机器。',
            answersZh,
          ],
        },
        sms: '【{{ company.name }}】好久没有您的消息了。您对我们满意吗？若有不周之处，请给我们补救的机会，专人接听{{ company.phone }}。拒收请回复R',
      },
      farewell: {
        email: {
          subject: '不再打扰您了',
          preheader: '这是近期的最后一封信，大门始终为您敞开。',
          heading: '近期的最后一封信',
          blocks: [
            '{{ greeting }}',
            '您没有回复，这也是一种回答。我们不会再问了。',
            '您买过的产品，我们依然负责到底：咨询、配件、维修，需要时随时找我们。如果有什么是我们本该做得更好的，写一句话告诉我们就好。',
            { button: '给我们留句话', href: replyAbout('给你们的一句话') },
            '感谢您曾与我们同行。',
          ],
        },
      },
    },
  },
};
