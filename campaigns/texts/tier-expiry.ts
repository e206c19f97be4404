import { type Block, type LocalTexts, replyAbout } from '../campaign-texts.ts';

const standingEn: Block = {
  rows: [
    ['Your tier', '{{ tierName }}'],
    ['Valid until', '{{ endsOn | long_date }}'],
    ['Points on that day', '{{ points | number }}'],
    ['Still missing', '{{ missingToKeep | number }}'],
    ['To reach {{ nextTierName }}', '{{ missingToNext | plural: "point", "points" }}', 'nextTier'],
  ],
};
const standingZh: Block = {
  rows: [
    ['当前等级', '{{ tierName }}'],
    ['有效期至', '{{ endsOn | long_date }}'],
    ['届时有效积分', '{{ points | number }}'],
    ['还差积分', '{{ missingToKeep | number }}'],
    ['升至{{ nextTierName }}还差', '{{ missingToNext | number }}积分', 'nextTier'],
  ],
};

export const tierExpiry: LocalTexts = {
  en: {
    why: 'This is a notice about your membership. It is not advertising.',
    steps: {
      early: {
        email: {
          subject:
            '{% if missingToKeep > 0 %}{{ missingToKeep | plural: "point", "points" }} to keep {{ tierName }}{% else %}Your {{ tierName }} tier ends on {{ endsOn | long_date }}{% endif %}',
          preheader: 'Valid until {{ endsOn | long_date }}. Here is where you stand.',
          heading: 'Where you stand with {{ tierName }}',
          blocks: [
            '{{ greeting }}',
            {
              when: "tone != 'one-line'",
              blocks: [
                'Your {{ tierName }} tier is valid until {{ endsOn | long_date }}. On that day we add up the points of the past twelve months and grade your membership afresh.',
              ],
            },
            {
              when: "tone == 'proof'",
              blocks: [
                'Every point in that sum, with its day and the order it came from, is yours to see: ask, and the list comes in writing.',
              ],
            },
            standingEn,
            {
              when: 'missingToKeep > 0',
              blocks: [
                'With {{ missingToKeep | plural: "more point", "more points" }} by then, {{ tierName }} stays yours. Points from before that still count are already in the sum.',
              ],
              otherwise: [
                'Your points are enough. An open matter on your account stands in the way; please talk to us, it can often be settled in one call.',
              ],
            },
            { button: 'Ask about my points', href: replyAbout('My points') },
          ],
        },
        sms: '{{ company.name }}: {{ tierName }} is yours until {{ endsOn | long_date }}.{% if missingToKeep > 0 %} {{ missingToKeep | plural: "more point keeps", "more points keep" }} it.{% else %} One open matter stands in the way of keeping it.{% endif %} Questions? {{ company.phone }}. Reply STOP to opt out',
      },
      last: {
        email: {
          subject:
            '{{ tierName }} until {{ endsOn | long_date }}{% if missingToKeep > 0 %}: {{ missingToKeep | plural: "point", "points" }} to go{% endif %}',
          preheader: 'A last word before your membership is graded afresh.',
          heading: 'A last word about {{ tierName }}',
          blocks: [
            '{{ greeting }}',
            'A short reminder: your {{ tierName }} tier is valid until {{ endsOn | long_date }}.',
            standingEn,
            {
              when: 'missingToKeep > 0',
              blocks: [
                'If the {{ missingToKeep | plural: "point comes", "points come" }} in by then, nothing changes for you. If not, you lose no points: you can come back to {{ tierName }} at any later grading.',
              ],
              otherwise: ['Your points are enough. An open matter on your account stands in the way; please talk to us before that day.'],
            },
            { button: 'Ask about my points', href: replyAbout('My points') },
          ],
        },
        sms: '{{ company.name }}: A last word: {{ tierName }} is yours until {{ endsOn | long_date }}.{% if missingToKeep > 0 %} {{ missingToKeep | plural: "more point keeps", "more points keep" }} it.{% else %} One open matter stands in the way of keeping it.{% endif %} Questions? {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '这是关于您会员等级的服务通知，并非广告。',
    steps: {
      early: {
        email: {
          subject:
            '{% if missingToKeep > 0 %}还差{{ missingToKeep | number }}积分，即可保留{{ tierName }}会员{% else %}您的{{ tierName }}会员有效期至{{ endsOn | long_date }}{% endif %}',
          preheader: '有效期至{{ endsOn | long_date }}，看看您目前的积分。',
          heading: '您的{{ tierName }}会员即将到期',
          blocks: [
            '{{ greeting }}',
            {
              when: "tone != 'one-line'",
              blocks: ['您的{{ tierName }}会员有效期至{{ endsOn | long_date }}。到期当天，我们会按最近十二个月的积分为您重新评定等级。'],
            },
            { when: "tone == 'proof'", blocks: ['每一笔积分来自哪张订单、哪一天，都可以查：来信说一声，我们书面提供明细。'] },
            standingZh,
            {
              when: 'missingToKeep > 0',
              blocks: ['到期前再获得{{ missingToKeep | number }}积分，{{ tierName }}会员就继续属于您。届时仍然有效的积分，都已计算在内。'],
              otherwise: ['您的积分已经足够，只是账户上还有一件事情尚未办妥。请与我们联系，通常一通电话就能解决。'],
            },
            { button: '咨询我的积分', href: replyAbout('咨询积分') },
          ],
        },
        sms: '【{{ company.name }}】您的{{ tierName }}会员有效期至{{ endsOn | long_date }}，{% if missingToKeep > 0 %}再获得{{ missingToKeep | number }}积分即可保留{% else %}账户有一事待办，办妥即可保留{% endif %}。咨询{{ company.phone }}。拒收请回复R',
      },
      last: {
        email: {
          subject:
            '{{ tierName }}会员{{ endsOn | long_date }}到期{% if missingToKeep > 0 %}，还差{{ missingToKeep | number }}积分{% endif %}',
          preheader: '重新评定等级之前，看看您目前的积分。',
          heading: '{{ tierName }}会员到期前的最后提醒',
          blocks: [
            '{{ greeting }}',
            '最后提醒您一次：您的{{ tierName }}会员有效期至{{ endsOn | long_date }}。',
            standingZh,
            {
              when: 'missingToKeep > 0',
              blocks: [
                '只要到期前补上这{{ missingToKeep | number }}积分，您的等级不变。即使来不及，积分也不会清零，以后每次评定都有机会重回{{ tierName }}会员。',
              ],
              otherwise: ['您的积分已经足够，只是账户上还有一件事情尚未办妥。请在到期之前与我们联系。'],
            },
            { button: '咨询我的积分', href: replyAbout('咨询积分') },
          ],
        },
        sms: '【{{ company.name }}】最后提醒：您的{{ tierName }}会员{{ endsOn | long_date }}到期，{% if missingToKeep > 0 %}再获得{{ missingToKeep | number }}积分即可保留{% else %}账户有一事待办，办妥即可保留{% endif %}。咨询{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
