import type { LocalTexts } from '../campaign-texts.ts';
import { visitEn, visitInWordsEn, visitInWordsZh, visitZh } from './visit-rows.ts';

export const bookingReminder: LocalTexts = {
  en: {
    why: 'This is a reminder of a visit that you have booked. It is not advertising.',
    steps: {
      'day-1': {
        email: {
          subject: 'Tomorrow, {{ visit.from }}: your check-up',
          preheader: 'A technician comes to look at your appliances. Does it still suit you?',
          heading: 'Your check-up is tomorrow',
          blocks: [
            '{{ greeting }}',
            'Tomorrow a technician comes to your home to look at every appliance of ours. Please see that somebody is in.',
            visitEn,
            'If it does not suit you after all, please tell us today. Then somebody else can have the time.',
            { button: 'Change or cancel the visit', href: '{{ links.booking }}' },
          ],
        },
        sms: `{{ company.name }}: Your check-up is tomorrow: ${visitInWordsEn}. Change or cancel: {{ links.booking }} Questions? {{ company.phone }}`,
      },
    },
  },
  zh: {
    why: '您预约了上门检测，所以收到这条提醒。这并非广告。',
    steps: {
      'day-1': {
        email: {
          subject: '明天{{ visit.from }}：上门检测',
          preheader: '工程师将上门检测您的家电。时间还方便吗？',
          heading: '明天为您上门检测',
          blocks: [
            '{{ greeting }}',
            '明天工程师将上门检测您家中所有的本品牌家电，请留人在家。',
            visitZh,
            '如果时间不便，请在今天告诉我们，以便把时间让给其他客户。',
            { button: '更改或取消预约', href: '{{ links.booking }}' },
          ],
        },
        sms: `【{{ company.name }}】明天为您上门检测：${visitInWordsZh}。更改或取消：{{ links.booking }} 咨询电话{{ company.phone }}`,
      },
    },
  },
};
