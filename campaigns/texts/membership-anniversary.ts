import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const membershipAnniversary: LocalTexts = {
  en: {
    why: 'This letter comes to you because you are a member and said yes to our messages.',
    steps: {
      day0: {
        email: {
          subject: '{{ years | plural: "year", "years" }} with us. Thank you',
          preheader: 'A word of thanks on your anniversary.',
          emblem: '{{ years }}',
          heading: '{{ years | plural: "year", "years" }} together',
          blocks: [
            '{{ greeting }}',
            'On this day {{ years | plural: "year", "years" }} ago you became a member. Customers who stay are the reason why we can take our time over each of them; thank you for being one.',
            'If there is one thing that we should do better in the coming year, what is it? A line is enough. A person reads every answer.',
            { button: 'Tell us one thing', href: replyAbout('One thing to do better') },
          ],
        },
      },
    },
  },
  zh: {
    why: '您是我们的会员，并同意接收我们的消息，所以收到这封信。',
    steps: {
      day0: {
        email: {
          subject: '相伴{{ years }}年，谢谢您',
          preheader: '会员周年，衷心道一声谢。',
          emblem: '{{ years }}',
          heading: '相伴{{ years }}周年',
          blocks: [
            '{{ greeting }}',
            '{{ years }}年前的今天，您成为了我们的会员。正因为有您这样一直相伴的客户，我们才能用心对待每一位。谢谢您。',
            '新的一年，如果只有一件事我们应该做得更好，您觉得是什么？一句话就够，每一封回信都有专人阅读。',
            { button: '说说那一件事', href: replyAbout('希望你们做得更好的一件事') },
          ],
        },
      },
    },
  },
};
