import { type Block, type LocalTexts, replyAbout } from '../campaign-texts.ts';

const detailsEn: Block = {
  rows: [
    ['Product', '{{ product.name }}'],
    ['Covered until', '{{ endsOn | long_date }}'],
  ],
};
const detailsZh: Block = {
  rows: [
    ['产品', '{{ product.name }}'],
    ['保修截止', '{{ endsOn | long_date }}'],
  ],
};
const reportEn: Block = { button: 'Report a fault', href: replyAbout('A fault, still under warranty') };
const reportZh: Block = { button: '报修', href: replyAbout('保修期内报修') };

const proofEn: Block = {
  when: "tone == 'proof'",
  blocks: ['You need not take our word for it: the day you report a fault is confirmed to you in writing.'],
};
const proofZh: Block = { when: "tone == 'proof'", blocks: ['口说无凭：您报修的日期，我们会书面确认。'] };

export const warrantyEnding: LocalTexts = {
  en: {
    why: 'This is a notice about the warranty of a product that you own. It is not advertising.',
    steps: {
      'day-60': {
        email: {
          subject: 'The warranty of {{ product | yours }} ends on {{ endsOn | long_date }}',
          preheader: 'Plenty of time, and a good moment to have a look.',
          heading: 'Two months of warranty left',
          blocks: [
            '{{ greeting }}',
            'The warranty of {{ product | yours }} runs for another {{ days | plural: "day", "days" }}. That is plenty of time, and a good moment to have a look at it.',
            detailsEn,
            'Does it rattle, leak, run hot or take longer than it used to? Tell us before the date above and we will see to it under the warranty. If all is well, you need do nothing.',
            proofEn,
            reportEn,
          ],
        },
        sms: '{{ company.name }}: The warranty of {{ product | yours }} ends on {{ endsOn | long_date }}. If anything is not right with it, tell us before then: {{ company.phone }}. Reply STOP to opt out',
      },
      'day-14': {
        email: {
          subject: '{{ days | plural: "day", "days" }} of warranty left on {{ product | yours }}',
          preheader: 'Anything not quite right? Tell us while it is covered.',
          heading: 'Anything not quite right? Now is the time to say so',
          blocks: [
            '{{ greeting }}',
            'In {{ days | plural: "day", "days" }} the warranty of {{ product | yours }} ends.',
            detailsEn,
            'If something has been bothering you, even something small, tell us now. What you report by that date is covered, even if the repair itself takes longer.',
            proofEn,
            reportEn,
          ],
        },
        sms: '{{ company.name }}: {{ days | plural: "day", "days" }} of warranty left on {{ product | yours }} (until {{ endsOn | long_date }}). Anything not right? Call {{ company.phone }}. Reply STOP to opt out',
      },
      'day-1': {
        email: {
          subject: 'Last call: the warranty of {{ product | yours }} ends on {{ endsOn | long_date }}',
          preheader: 'One line from you by then is enough.',
          heading: 'The last days of your warranty',
          blocks: [
            '{{ greeting }}',
            'The warranty of {{ product | yours }} ends on {{ endsOn | long_date }}. If anything about it is not as it should be, a single line from you by then is enough: we note the day, and the fault is covered.',
            detailsEn,
            proofEn,
            reportEn,
            'Afterwards we are still here, for advice, spare parts and repairs.',
          ],
        },
        sms: '{{ company.name }}: The warranty of {{ product | yours }} ends on {{ endsOn | long_date }}. A fault reported by then is covered: {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '这是关于您所购产品保修的服务通知，并非广告。',
    steps: {
      'day-60': {
        email: {
          subject: '{{ product | yours }}将于{{ endsOn | long_date }}过保',
          preheader: '时间还充裕，不妨趁现在检查一下。',
          heading: '保修期还有两个月',
          blocks: [
            '{{ greeting }}',
            '{{ product | yours }}还有{{ days }}天保修期。时间很充裕，不妨趁现在检查一下它的状况。',
            detailsZh,
            '有没有异响、渗漏、过热，或者比以前慢了？请在上述日期之前告诉我们，我们按保修为您处理。如果一切正常，您无需做任何事。',
            proofZh,
            reportZh,
          ],
        },
        sms: '【{{ company.name }}】{{ product | yours }}将于{{ endsOn | long_date }}过保，如有异常请在此之前致电{{ company.phone }}。拒收请回复R',
      },
      'day-14': {
        email: {
          subject: '{{ product | yours }}还有{{ days }}天保修期',
          preheader: '哪里不对劲？趁保修期内告诉我们。',
          heading: '哪里不对劲？现在正是时候',
          blocks: [
            '{{ greeting }}',
            '再过{{ days }}天，{{ product | yours }}就要过保了。',
            detailsZh,
            '如果有什么地方一直让您不放心，哪怕是小问题，也请现在告诉我们。只要在到期日之前报修，即使维修时间更晚，同样享受保修。',
            proofZh,
            reportZh,
          ],
        },
        sms: '【{{ company.name }}】{{ product | yours }}还有{{ days }}天保修期（至{{ endsOn | long_date }}），有问题请致电{{ company.phone }}。拒收请回复R',
      },
      'day-1': {
        email: {
          subject: '最后提醒：{{ product | yours }}将于{{ endsOn | long_date }}过保',
          preheader: '在此之前说一声就好。',
          heading: '保修期即将结束',
          blocks: [
            '{{ greeting }}',
            '{{ product | yours }}将于{{ endsOn | long_date }}结束保修。如果有任何不对劲的地方，在此之前给我们写一句话就够了：我们会记下日期，这个故障就在保修之内。',
            detailsZh,
            proofZh,
            reportZh,
            '过保之后，我们依然在：咨询、配件、维修，随时找我们。',
          ],
        },
        sms: '【{{ company.name }}】{{ product | yours }}将于{{ endsOn | long_date }}过保，在此之前报修均享保修：{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
