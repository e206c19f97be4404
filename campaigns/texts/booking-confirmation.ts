import type { LocalTexts } from '../campaign-texts.ts';
import { visitEn, visitInWordsEn, visitInWordsZh, visitZh } from './visit-rows.ts';

export const bookingConfirmation: LocalTexts = {
  en: {
    why: 'This mail confirms what you have just booked. It is not advertising.',
    steps: {
      reply: {
        email: {
          subject:
            '{% if changed %}Your check-up has a new time{% else %}Your check-up is booked{% endif %}: {{ visit.date | weekday_date }}, {{ visit.from }}',
          preheader: 'The calendar file is attached. You can change or cancel the visit at any time.',
          heading: '{% if changed %}Your check-up has a new time{% else %}Your check-up is booked{% endif %}',
          blocks: [
            '{{ greeting }}',
            'Thank you. A technician will come to your home and look at every appliance of ours. There is nothing to prepare and nothing to pay.',
            visitEn,
            'The calendar file in this mail puts the visit into your calendar. If something comes up, choose another time or cancel; it takes a minute.',
            { button: 'Change or cancel the visit', href: '{{ links.booking }}' },
          ],
        },
        sms: `{{ company.name }}: {% if changed %}Your check-up has a new time{% else %}Your check-up is booked{% endif %}: ${visitInWordsEn}. Change or cancel: {{ links.booking }} Questions? {{ company.phone }}`,
      },
    },
  },
  zh: {
    why: '这封邮件用于确认您刚刚的预约，并非广告。',
    steps: {
      reply: {
        email: {
          subject:
            '{% if changed %}上门检测时间已更改{% else %}上门检测已预约{% endif %}：{{ visit.date | weekday_date }} {{ visit.from }}',
          preheader: '附件为日历文件。您可以随时更改或取消。',
          heading: '{% if changed %}上门检测时间已更改{% else %}上门检测已预约{% endif %}',
          blocks: [
            '{{ greeting }}',
            '感谢您的预约。工程师将上门检测您家中所有的本品牌家电。您无需准备，也无需付费。',
            visitZh,
            '打开附件中的日历文件，即可将此次上门加入您的日历。如果临时有事，您可以更改时间或取消，一分钟即可完成。',
            { button: '更改或取消预约', href: '{{ links.booking }}' },
          ],
        },
        sms: `【{{ company.name }}】{% if changed %}上门检测时间已更改{% else %}上门检测已预约{% endif %}：${visitInWordsZh}。更改或取消：{{ links.booking }} 咨询电话{{ company.phone }}`,
      },
    },
  },
};
