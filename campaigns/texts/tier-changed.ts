import { type Block, type LocalTexts, replyAbout } from '../campaign-texts.ts';

const changeEn: Block = {
  rows: [
    ['Until now', '{{ fromName }}'],
    ['From today', '{{ toName }}'],
  ],
};
const changeZh: Block = {
  rows: [
    ['此前等级', '{{ fromName }}'],
    ['现在等级', '{{ toName }}'],
  ],
};

export const tierChanged: LocalTexts = {
  en: {
    why: 'This is a notice about your membership. It is not advertising.',
    steps: {
      day0: {
        email: {
          subject: '{% if direction == "up" %}Welcome to {{ toName }}{% else %}Your membership is now {{ toName }}{% endif %}',
          preheader:
            '{% if direction == "up" %}You have moved up. Thank you.{% else %}What has changed, and how {{ fromName }} comes back.{% endif %}',
          heading: '{% if direction == "up" %}Welcome to {{ toName }}{% else %}Your tier has changed{% endif %}',
          blocks: [
            '{{ greeting }}',
            {
              when: 'direction == "up"',
              blocks: [
                'Your membership has been graded afresh, and you have moved up. That is a year of trust in us, added up; thank you for it.',
                changeEn,
                'Everything that comes with {{ toName }} is yours from today. You need do nothing.',
              ],
              otherwise: [
                'Your membership has been graded afresh on the points of the past twelve months. They were not enough for {{ fromName }} this time, and we would rather tell you so ourselves than have you find out.',
                changeEn,
                'Your points stay, and each one still counts for twelve months. The moment of the next grading, {{ fromName }} is open to you again. If you think we have counted wrongly, tell us: a person will go through it with you.',
              ],
            },
            { button: 'Talk to us about it', href: replyAbout('My membership') },
          ],
        },
      },
    },
  },
  zh: {
    why: '这是关于您会员等级的服务通知，并非广告。',
    steps: {
      day0: {
        email: {
          subject: '{% if direction == "up" %}恭喜您升级为{{ toName }}会员{% else %}您的会员等级已调整为{{ toName }}{% endif %}',
          preheader: '{% if direction == "up" %}感谢您一路以来的支持。{% else %}等级有什么变化，如何重回{{ fromName }}。{% endif %}',
          heading: '{% if direction == "up" %}欢迎成为{{ toName }}会员{% else %}您的会员等级有变化{% endif %}',
          blocks: [
            '{{ greeting }}',
            {
              when: 'direction == "up"',
              blocks: [
                '我们刚刚重新评定了您的会员等级：您升级了！这是您一年来点点滴滴的信任，衷心感谢您。',
                changeZh,
                '从今天起，{{ toName }}会员的全部权益都属于您，无需任何操作。',
              ],
              otherwise: [
                '我们按最近十二个月的积分重新评定了您的会员等级。这一次积分未能达到{{ fromName }}的标准，我们想第一时间亲自告诉您。',
                changeZh,
                '您的积分不会清零，每一分在十二个月内都有效。下次评定时，您随时可以重回{{ fromName }}。如果您觉得我们算错了，请告诉我们，会有专人与您逐项核对。',
              ],
            },
            { button: '联系我们', href: replyAbout('会员等级咨询') },
          ],
        },
      },
    },
  },
};
