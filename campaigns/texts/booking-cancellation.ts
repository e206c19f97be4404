import type { LocalTexts } from '../campaign-texts.ts';
import { visitEn, visitInWordsEn, visitInWordsZh, visitZh } from './visit-rows.ts';

export const bookingCancellation: LocalTexts = {
  en: {
    why: 'This mail confirms what you have just cancelled. It is not advertising.',
    steps: {
      reply: {
        email: {
          subject: 'Your check-up on {{ visit.date | weekday_date }} is cancelled',
          preheader: 'Nobody will come. Your present stays yours: choose another day whenever you like.',
          heading: 'Your check-up is cancelled',
          blocks: [
            '{{ greeting }}',
            'As you wished, nobody will come to you at this time:',
            visitEn,
            'The file in this mail takes the visit out of your calendar. The check-up is still our present to your household. If another day suits you better, choose one.',
            { button: 'Choose another day', href: '{{ links.booking }}' },
          ],
        },
        sms: `{{ company.name }}: Your check-up is cancelled: ${visitInWordsEn}. Another day? {{ links.booking }} Questions? {{ company.phone }}`,
      },
    },
  },
  zh: {
    why: '这封邮件用于确认您刚刚的取消操作，并非广告。',
    steps: {
      reply: {
        email: {
          subject: '{{ visit.date | weekday_date }}的上门检测已取消',
          preheader: '工程师不会上门。这份礼物仍为您保留，您可以随时另选日期。',
          heading: '上门检测已取消',
          blocks: [
            '{{ greeting }}',
            '按照您的意愿，以下时间的上门检测已取消：',
            visitZh,
            '打开附件中的文件，即可将它从您的日历中移除。这次检测仍是我们送给您家的礼物，如果其他日期更方便，请重新选择。',
            { button: '另选日期', href: '{{ links.booking }}' },
          ],
        },
        sms: `【{{ company.name }}】上门检测已取消：${visitInWordsZh}。另选日期：{{ links.booking }} 咨询电话{{ company.phone }}`,
      },
    },
  },
};
