import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const customerBirthday: LocalTexts = {
  en: {
    why: 'This card comes to you because you told us your birthday and said yes to our messages.',
    steps: {
      day0: {
        email: {
          subject: 'Happy birthday from all of us',
          preheader: 'Just good wishes. Nothing else in this envelope.',
          heading: 'Happy birthday',
          blocks: [
            '{{ greeting }}',
            'Today belongs to you. We wish you health, good company, and a day with as little housework in it as possible.',
            'There is nothing else in this envelope: just good wishes, from everybody here.',
            {
              when: 'memory.ask',
              blocks: [
                'What we know of your likes we noted long ago. If it has changed, a line from you is enough, and we remember it anew.',
              ],
            },
            { button: 'Write back to us', href: replyAbout('Thank you') },
          ],
        },
        sms: '{{ company.name }}: Happy birthday! We wish you health, good company and a day without housework. Always here for you: {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '您曾告诉我们您的生日，并同意接收我们的消息，所以收到这张贺卡。',
    steps: {
      day0: {
        email: {
          subject: '祝您生日快乐',
          preheader: '信封里没有别的，只有祝福。',
          heading: '生日快乐',
          blocks: [
            '{{ greeting }}',
            '今天属于您。愿您身体健康，亲友相伴，家务越少越好。',
            '信封里没有别的，只有我们全体同事的衷心祝福。',
            { when: 'memory.ask', blocks: ['您的喜好是我们很久以前记下的。如果有变化，写一句话告诉我们，我们就重新记好。'] },
            { button: '给我们回信', href: replyAbout('谢谢你们') },
          ],
        },
        sms: '【{{ company.name }}】祝您生日快乐！愿您身体健康，亲友相伴。有事随时找我们：{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
