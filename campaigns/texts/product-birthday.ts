import { type LocalTexts, replyAbout } from '../campaign-texts.ts';

export const productBirthday: LocalTexts = {
  en: {
    why: 'This card comes to you because you own one of our products and said yes to our messages.',
    steps: {
      card: {
        email: {
          subject: '{{ products[0] | Yours }} is {{ products[0].years | plural: "year", "years" }} old today',
          preheader: 'A small birthday card, with our best wishes for your home.',
          emblem: '{{ products[0].years }}',
          heading: 'Happy {{ products[0].years | ordinal }} birthday to {{ products[0] | yours }}',
          blocks: [
            '{{ greeting }}',
            {
              when: 'products[0].unowned',
              blocks: [
                'On {{ products[0].purchasedOn | long_date }} you chose the {{ products[0].name }} with us. Today it is {{ products[0].years | plural: "year", "years" }} old. We hope that it serves well wherever it stands.',
              ],
              otherwise: [
                'On {{ products[0].purchasedOn | long_date }} {{ products[0] | yours }} came home with you. Today it is {{ products[0].years | plural: "year", "years" }} old. Thank you for giving it a place in your days, and for trusting us with it.',
              ],
            },
            {
              when: 'products.size > 1',
              blocks: [
                'It is not celebrating alone. Sharing its birthday week:',
                {
                  rows: [['{{ product.name }}', '{{ product.years | plural: "year", "years" }}']],
                  each: 'product in products offset: 1',
                },
              ],
            },
            {
              when: 'offer',
              blocks: [
                'A birthday deserves a present. We would like to send a technician to check every appliance of ours in your home, not only the one with the candles. It is our present to your household; there is nothing to sign and nothing to return. Just choose a day that suits you.',
                { button: 'Choose a day for the check-up', href: '{{ links.booking }}' },
              ],
              otherwise: [
                'If it hums, sticks or puzzles you, tell us. Someone who knows it inside out will answer.',
                { button: 'Ask us about it', href: replyAbout('A question about my appliance') },
              ],
            },
            'We wish you and your family many easy days with it.',
          ],
        },
        sms: '{{ company.name }}: {{ products[0] | Yours }} is {{ products[0].years | plural: "year", "years" }} old today. All good wishes to you and your family!{% if offer %} Our present: a free check-up of all our appliances in your home: {{ links.booking }} or {{ company.phone }}.{% else %} Need a hand with it? {{ company.phone }}.{% endif %} Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '您拥有我们的产品，并同意接收我们的消息，所以收到这张贺卡。',
    steps: {
      card: {
        email: {
          subject: '今天是{{ products[0] | yours }}{{ products[0].years }}周岁生日',
          preheader: '一张小小的生日贺卡，祝您全家安康。',
          emblem: '{{ products[0].years }}',
          heading: '祝{{ products[0] | yours }}{{ products[0].years }}周岁生日快乐',
          blocks: [
            '{{ greeting }}',
            {
              when: 'products[0].unowned',
              blocks: [
                '{{ products[0].purchasedOn | long_date }}，您在我们这里选购了{{ products[0].name }}。今天，它整整{{ products[0].years }}周岁了。不论它在谁家，愿它一直好用。',
              ],
              otherwise: [
                '{{ products[0].purchasedOn | long_date }}，{{ products[0].name }}来到了您家。今天，它整整{{ products[0].years }}周岁了。感谢您一直以来的信任，让它陪伴您的每一天。',
              ],
            },
            {
              when: 'products.size > 1',
              blocks: [
                '这一周过生日的，还有它的伙伴们：',
                { rows: [['{{ product.name }}', '{{ product.years }}周岁']], each: 'product in products offset: 1' },
              ],
            },
            {
              when: 'offer',
              blocks: [
                '生日怎能没有礼物？我们想请工程师上门，为您家中所有的本品牌家电做一次全面检测，不只是今天的“小寿星”。检测完全免费，无需任何手续。选一个方便的日子就好。',
                { button: '预约上门检测', href: '{{ links.booking }}' },
              ],
              otherwise: [
                '如果它有异响、不太顺手，或有任何让您疑惑的地方，请告诉我们，熟悉它的工程师会为您解答。',
                { button: '向我们提问', href: replyAbout('产品咨询') },
              ],
            },
            '祝您和家人生活顺心，万事如意。',
          ],
        },
        sms: '【{{ company.name }}】{{ products[0] | yours }}今天{{ products[0].years }}周岁了，祝您全家安康！{% if offer %}送您一份礼物：家中本品牌家电免费上门检测一次，预约：{{ links.booking }} 或致电{{ company.phone }}。{% else %}使用中有任何问题，请致电{{ company.phone }}。{% endif %}拒收请回复R',
      },
    },
  },
};
