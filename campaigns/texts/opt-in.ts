import type { LocalTexts } from '../campaign-texts.ts';

/** The second step of a double opt-in: only whoever reads this address can press the button. */
export const optIn: LocalTexts = {
  en: {
    why: 'You get this mail because somebody asked for news from us to this address. It is not advertising.',
    steps: {
      reply: {
        email: {
          subject: 'Please confirm: may we write to you?',
          preheader: 'One press, and it holds. Without it nothing changes.',
          heading: 'One press, and it holds',
          blocks: [
            '{{ greeting }}',
            'You asked to hear from us. So that nobody else can decide this for you, please confirm it here:',
            { button: 'Yes, you may write to me', href: '{{ links.confirm }}' },
            'If that was not you, do nothing: without your confirmation nothing changes. The link works for seven days.',
          ],
        },
        sms: '{{ company.name }}: You asked to hear from us. Please confirm: {{ links.confirm }} If that was not you, do nothing, or call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '有人为此邮箱申请接收我们的消息，因此您收到这封邮件。它并非广告。',
    steps: {
      reply: {
        email: {
          subject: '请确认：我们可以给您写信吗？',
          preheader: '点击一次即可生效；若不确认，一切不变。',
          heading: '请您确认一下',
          blocks: [
            '{{ greeting }}',
            '您希望收到我们的消息。为避免他人替您决定，请在此确认：',
            { button: '是的，可以给我写信', href: '{{ links.confirm }}' },
            '如果不是您本人申请，无需任何操作：没有您的确认，一切不变。链接七天内有效。',
          ],
        },
        sms: '【{{ company.name }}】您希望收到我们的消息，请确认：{{ links.confirm }} 如非本人操作请忽略，咨询{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
