import type { LocalTexts } from '../campaign-texts.ts';

/** The one answer to a text that somebody sent us. `said` tells what it asked for. */
export const textAnswer: LocalTexts = {
  en: {
    why: 'This answers the text message that you sent us. It is not advertising.',
    steps: {
      reply: {
        sms: '{{ company.name }}: {% if said == "stop" %}You are unsubscribed and get no more texts from us. Reply START to get them again. Questions? {{ company.phone }}{% elsif said == "start" %}You get our texts again. Questions? {{ company.phone }} Reply STOP to opt out.{% elsif said == "help" %}We write about your products and your membership. Help: {{ company.phone }}, {{ company.replyTo }}. Reply STOP to opt out.{% else %}Thank you. A person reads your message and answers you. Urgent? {{ company.phone }}. Reply STOP to opt out.{% endif %}',
      },
    },
  },
  zh: {
    why: '这是对您所发短信的回复，并非广告。',
    steps: {
      reply: {
        sms: '【{{ company.name }}】{% if said == "stop" %}您已退订，不会再收到我们的短信。如需恢复请回复START。咨询{{ company.phone }}。{% elsif said == "start" %}已为您恢复短信。咨询{{ company.phone }}，拒收请回复R。{% elsif said == "help" %}我们的短信关于您的产品与会员资格。客服{{ company.phone }}，{{ company.replyTo }}。拒收请回复R。{% else %}谢谢，专人会阅读您的消息并回复您。急事请致电{{ company.phone }}。拒收请回复R。{% endif %}',
      },
    },
  },
};
