import type { LocalTexts } from '../campaign-texts.ts';

/** care 22: the same fault again. */
export const repeatFault: LocalTexts = {
  en: {
    why: 'This is about a repair of your product. It is not advertising.',
    steps: {
      day0: {
        email: {
          subject: 'The same fault again: an expert takes over',
          preheader: 'We mended it, and it came back. That is ours to put right.',
          heading: 'The same fault again',
          blocks: [
            '{{ greeting }}',
            '{{ product | Yours }} has the fault again that we had already been called for. A repair that does not last is no repair, and we are sorry.',
            'From today an expert has your case, with everything that was found before. You may speak to the expert directly, and be there when the cause is looked for.',
            {
              when: "tone == 'proof'",
              blocks: ['You can have both visit reports in writing, with what was measured: a line from you is enough.'],
            },
            { button: 'Choose when the expert calls', href: '{{ links.case }}' },
            'You see there who has your case, and every step as it is taken.',
          ],
        },
        sms: '{{ company.name }}: The fault of {{ product | yours }} came back, and we are sorry. An expert has taken over. To speak to the expert, call {{ company.phone }}',
      },
    },
  },
  zh: {
    why: '这封信与您产品的维修有关，并非广告。',
    steps: {
      day0: {
        email: {
          subject: '同一故障再次出现，专家已接手',
          preheader: '修过的问题又出现了，责任在我们。',
          heading: '同样的故障，不该再来一次',
          blocks: [
            '{{ greeting }}',
            '{{ product | yours }}再次出现我们曾经修理过的故障。修不彻底，就不算修好，对此我们深表歉意。',
            '从今天起，由专家接手，此前的全部检查记录也一并转交。您可以直接与专家通话，也可以在场观看诊断过程。',
            { when: "tone == 'proof'", blocks: ['两次上门的检测记录与数据，我们可以书面提供，来信说一声即可。'] },
            { button: '选择专家来电时间', href: '{{ links.case }}' },
            '在那里还能看到由谁负责，以及处理的每一步。',
          ],
        },
        sms: '【{{ company.name }}】{{ product | yours }}故障再次出现，非常抱歉，专家已接手。如需直接与专家通话，请拨{{ company.phone }}',
      },
    },
  },
};

/** care 21: after a recall was put right. */
export const recallAftercare: LocalTexts = {
  en: {
    why: 'You get this question because we called your product back and put it right.',
    steps: {
      day3: {
        email: {
          subject: '{{ product | Yours }} is back. Is everything as it should be?',
          preheader: 'We called it back and put it right. How was it for you?',
          heading: 'Is everything as it should be?',
          blocks: [
            '{{ greeting }}',
            'Thank you for your patience. On {{ repairedOn | long_date }} we put {{ product | yours }} right and gave it back to you clean and checked. How was it for you?',
            { scale: [1, 5], href: '{{ links.survey }}?answer=', low: 'poor', high: 'excellent' },
            'If anything is not as it was before, tell us: we come back.',
          ],
        },
        sms: '{{ company.name }}: {{ product | Yours }} is put right. Is everything as it should be? {{ links.survey }} Or call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '我们召回并修好了您的产品，因此想请教您的感受。',
    steps: {
      day3: {
        email: {
          subject: '{{ product | yours }}已修好，一切都好吗？',
          preheader: '召回处理已完成，想听听您的感受。',
          heading: '一切都好吗？',
          blocks: [
            '{{ greeting }}',
            '感谢您的耐心。{{ repairedOn | long_date }}，我们已修好{{ product | yours }}，清洁、检测后交还给您。这次处理，您满意吗？',
            { scale: [1, 5], href: '{{ links.survey }}?answer=', low: '很差', high: '非常好' },
            '如果有任何地方与从前不同，请告诉我们，我们马上再来。',
          ],
        },
        sms: '【{{ company.name }}】{{ product | yours }}已修好，一切都好吗？{{ links.survey }} 或致电{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
