import type { LocalTexts } from '../campaign-texts.ts';

export const caseFollowUp: LocalTexts = {
  en: {
    why: 'You get this question because you told us that we had fallen short, and a person saw to it.',
    steps: {
      day3: {
        email: {
          subject: 'Did we put it right?',
          preheader: 'You told us that something was not right. May we ask once more?',
          heading: 'Did we put it right?',
          blocks: [
            '{{ greeting }}',
            'You told us that we fell short. A person of our team saw to it, and on {{ closedOn | long_date }} we believed that it was put right. Whether it was, only you can say. How is it now?',
            { scale: [1, 5], href: '{{ links.survey }}?answer=', low: 'poor', high: 'excellent' },
            'If it is still not right, say so: the same case is opened again, and a person will get in touch with you.',
          ],
        },
        sms: '{{ company.name }}: You told us that something was not right. Is it now? {{ links.survey }} Or call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '您曾告诉我们有不满意之处，我们已派专人处理，因此再次向您请教。',
    steps: {
      day3: {
        email: {
          subject: '这次，我们做好了吗？',
          preheader: '您曾告诉我们有不满意之处，想再请教一次。',
          heading: '这次，我们做好了吗？',
          blocks: [
            '{{ greeting }}',
            '您曾告诉我们没有达到您的期待，我们的同事已于{{ closedOn | long_date }}处理完毕。是否真的做好了，只有您最清楚。您觉得怎么样？',
            { scale: [1, 5], href: '{{ links.survey }}?answer=', low: '很差', high: '非常好' },
            '如果仍不满意，请直接告诉我们：我们会重新处理，并由专人与您联系。',
          ],
        },
        sms: '【{{ company.name }}】您曾告诉我们有不满意之处，现在好了吗？{{ links.survey }} 或致电{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
