import type { LocalTexts } from '../campaign-texts.ts';

export const dataExport: LocalTexts = {
  en: {
    why: 'This answers what you asked for on our page. It is not advertising.',
    steps: {
      reply: {
        email: {
          subject: 'Your data: please confirm that it is you',
          preheader: 'Behind this link is everything that we hold of you.',
          heading: 'Your copy is ready',
          blocks: [
            '{{ greeting }}',
            'You asked for a copy of everything that we hold of you. Here you can take it, as a table or as a file for programs:',
            { button: 'Get my data', href: '{{ links.confirm }}' },
            'The link works for one day. Please pass it on to nobody. If it was not you who asked, do nothing, and write to us.',
          ],
        },
        sms: '{{ company.name }}: Your copy of the data that we hold of you: {{ links.confirm }} It works for one day. Pass it on to nobody. Questions? {{ company.phone }} Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '这是对您在我们页面上所提申请的答复，并非广告。',
    steps: {
      reply: {
        email: {
          subject: '您的个人资料：请确认是您本人',
          preheader: '链接中是我们所保存的您的全部资料。',
          heading: '您的资料已备好',
          blocks: [
            '{{ greeting }}',
            '您申请获取我们所保存的您的全部资料。您可以在此领取表格或程序文件：',
            { button: '获取我的资料', href: '{{ links.confirm }}' },
            '链接一天内有效，请勿转发。如非您本人申请，无需任何操作，并请写信告诉我们。',
          ],
        },
        sms: '【{{ company.name }}】我们保存的您的资料副本：{{ links.confirm }} 一天内有效，请勿转发。咨询{{ company.phone }} 拒收请回复R',
      },
    },
  },
};

export const dataErase: LocalTexts = {
  en: {
    why: 'This answers what you asked for on our page. It is not advertising.',
    steps: {
      reply: {
        email: {
          subject: 'Erase your data: please confirm that it is you',
          preheader: 'Nothing is erased before you press the button.',
          heading: 'Do you want us to erase everything?',
          blocks: [
            '{{ greeting }}',
            'You asked us to erase everything that we hold of you: your products and their warranties, your membership and its points, what you told us. It cannot be undone.',
            { button: 'Go on to erasing', href: '{{ links.confirm }}' },
            'The link works for one day. If it was not you who asked, do nothing: nothing is erased.',
          ],
        },
        sms: '{{ company.name }}: Erase all that we hold of you? It cannot be undone: {{ links.confirm }} If that was not you, do nothing, or call {{ company.phone }}. Reply STOP to opt out',
      },
    },
  },
  zh: {
    why: '这是对您在我们页面上所提申请的答复，并非广告。',
    steps: {
      reply: {
        email: {
          subject: '删除您的资料：请确认是您本人',
          preheader: '在您按下按钮之前，不会删除任何内容。',
          heading: '确定要删除全部资料吗？',
          blocks: [
            '{{ greeting }}',
            '您要求我们删除所保存的您的全部资料：您的产品及保修、会员资格与积分，以及您告诉过我们的一切。此操作无法撤销。',
            { button: '继续删除', href: '{{ links.confirm }}' },
            '链接一天内有效。如非您本人申请，无需任何操作：不会删除任何内容。',
          ],
        },
        sms: '【{{ company.name }}】删除我们保存的您的全部资料？无法撤销：{{ links.confirm }} 如非本人操作请忽略，咨询{{ company.phone }}。拒收请回复R',
      },
    },
  },
};
