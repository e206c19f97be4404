import type { LocalTexts } from '../campaign-texts.ts';

/** care 19: owner moved → ask to forward. To whoever has given a recalled product away, where nobody knows to whom. */
export const recallForward: LocalTexts = {
  en: {
    why: 'This is about a product that you once owned and that we call back. We cannot reach whoever has it now.',
    steps: {
      day0: {
        email: {
          subject: '{% if safety %}Safety notice{% else %}Recall{% endif %}: who has the {{ product.name }} now?',
          preheader: 'You gave it away, and it must be told. Please help us to reach its owner.',
          heading: 'Please pass this on',
          blocks: [
            '{{ greeting }}',
            'You once owned a {{ product.name }}, and by our books you gave it away. We call it back, and we do not know who has it today. You do.',
            {
              rows: [
                ['Product', '{{ product.name }}'],
                ['Reason', '{{ reason }}', 'reason.size > 0'],
              ],
            },
            { when: 'safety', blocks: ['Whoever has it should stop using it until we have seen to it. Please tell them today.'] },
            'Forward this letter, or answer it with a name and a telephone number. Putting it right costs its owner nothing.',
            { button: 'I have passed it on', href: '{{ links.recall }}' },
          ],
        },
        sms: '{{ company.name }}, {% if safety %}safety notice{% else %}recall{% endif %}: the {{ product.name }} that you gave away is called back. Please tell whoever has it, then confirm: {{ links.recall }} Or call {{ company.phone }}',
      },
      day7: {
        email: {
          subject: 'Reminder: who has the {{ product.name }} now?',
          preheader: 'We still cannot reach its owner. A line from you is enough.',
          heading: 'We still cannot reach its owner',
          blocks: [
            '{{ greeting }}',
            'A week ago we asked you who has the {{ product.name }} that you gave away. We call it back, and its owner does not know of it yet.',
            { when: 'safety', blocks: ['It should not be used until we have seen to it. That is why we ask again.'] },
            'Forward this letter, or answer it with a name and a telephone number. If you do not know either, tell us so, and we will not ask again.',
            { button: 'I have passed it on', href: '{{ links.recall }}' },
          ],
        },
        sms: '{{ company.name }}: The {{ product.name }} that you gave away is called back, and we cannot reach its owner. Passed on? Confirm: {{ links.recall }} Or call {{ company.phone }}',
      },
    },
  },
  zh: {
    why: '这封信与您曾经拥有、现需召回的产品有关，我们无法联系到它现在的使用者。',
    steps: {
      day0: {
        email: {
          subject: '{% if safety %}安全召回{% else %}产品召回{% endif %}：{{ product.name }}现在由谁使用？',
          preheader: '产品已转让，但必须通知到现在的使用者，请您帮忙。',
          heading: '请帮忙转告',
          blocks: [
            '{{ greeting }}',
            '您曾拥有一台{{ product.name }}，按我们的记录已转让他人。这款产品需要召回，我们不知道它现在由谁使用，只有您知道。',
            {
              rows: [
                ['产品', '{{ product.name }}'],
                ['原因', '{{ reason }}', 'reason.size > 0'],
              ],
            },
            { when: 'safety', blocks: ['在我们处理之前，请现在的使用者停止使用。烦请今天就转告。'] },
            '您可以把这封信转发给对方，或回信告诉我们对方的姓名和电话。处理完全免费。',
            { button: '我已转告', href: '{{ links.recall }}' },
          ],
        },
        sms: '【{{ company.name }}】{% if safety %}安全召回{% else %}产品召回{% endif %}：您转让的{{ product.name }}需要召回，请转告现在的使用者，并在此确认：{{ links.recall }} 或致电{{ company.phone }}',
      },
      day7: {
        email: {
          subject: '再次请教：{{ product.name }}现在由谁使用？',
          preheader: '我们仍未联系到使用者，您回一句话就好。',
          heading: '我们仍未联系到使用者',
          blocks: [
            '{{ greeting }}',
            '一周前，我们请教过您：转让出去的{{ product.name }}现在由谁使用。产品需要召回，而使用者至今还不知道。',
            { when: 'safety', blocks: ['在我们处理之前，它不应继续使用，所以再次打扰您。'] },
            '您可以转发这封信，或回信告诉我们对方的姓名和电话。如果您也不清楚，请告诉我们，我们不会再问。',
            { button: '我已转告', href: '{{ links.recall }}' },
          ],
        },
        sms: '【{{ company.name }}】您转让的{{ product.name }}需要召回，我们仍未联系到使用者。已转告请确认：{{ links.recall }} 或致电{{ company.phone }}',
      },
    },
  },
};
