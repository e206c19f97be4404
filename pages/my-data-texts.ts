import type { Language } from './language.ts';

interface MyDataTexts {
  readonly title: string;
  readonly intro: (company: string) => string;
  readonly copy: string;
  readonly copyHelp: string;
  readonly copyAsk: string;
  readonly erase: string;
  readonly eraseHelp: string;
  readonly eraseAsk: string;
  readonly mailed: string;
  readonly mailedText: string;
  readonly nobody: string;
  readonly nobodyText: string;
  readonly exportTitle: string;
  readonly exportText: string;
  readonly asTable: string;
  readonly asJson: string;
  readonly eraseTitle: string;
  readonly eraseText: string;
  readonly eraseNow: string;
  readonly erased: string;
  readonly erasedText: (records: number) => string;
  readonly optInTitle: string;
  readonly optInText: (company: string) => string;
  readonly optInNow: string;
  readonly optedIn: string;
  readonly optedInText: string;
  readonly optInStale: string;
  readonly optInStaleText: string;
}

const texts: Readonly<Record<Language, MyDataTexts>> = {
  en: {
    title: 'Your data',
    intro: (company) => `What ${company} holds of you is yours. You can see all of it, and you can have it erased.`,
    copy: 'A copy of everything',
    copyHelp: 'As a table for Excel, and as a file for programs.',
    copyAsk: 'Mail me a link to my data',
    erase: 'Erase everything',
    eraseHelp: 'Your products and warranties, your membership and its points, and all that you told us. It cannot be undone.',
    eraseAsk: 'Mail me a link to erase it',
    mailed: 'Look into your mail',
    mailedText:
      'We have sent you a link, so that nobody but you can do this. It works for one day. Nothing happens before you have opened it.',
    nobody: 'Please write to us',
    nobodyText: 'We cannot send you a link by ourselves just now. Write to us or call: a person will see to it.',
    exportTitle: 'Your copy is here',
    exportText: 'It holds everything that we keep of you. Keep it well.',
    asTable: 'Download as a table (CSV)',
    asJson: 'Download for programs (JSON)',
    eraseTitle: 'Erase everything?',
    eraseText:
      'Your products and warranties, your membership and its points, and all that you told us will be gone, and you will not hear from us again, not even of a recall. It cannot be undone.',
    eraseNow: 'Erase everything now',
    erased: 'Everything is erased',
    erasedText: (records) =>
      `${records} records are gone. All that we keep is a coded mark by which your address is kept from coming back; nobody can read the address from it.`,
    optInTitle: 'May we write to you?',
    optInText: (company) => `One press, and ${company} may send you greetings, offers and questions. You can take it back at any time.`,
    optInNow: 'Yes, you may write to me',
    optedIn: 'Thank you, it holds',
    optedInText: 'You will hear from us. Every message has a link by which you can leave.',
    optInStale: 'You have left since',
    optInStaleText: 'After you had asked for this link you told us to stop. That holds. To hear from us again, please use a newer link.',
  },
  zh: {
    title: '您的个人资料',
    intro: (company) => `${company}所保存的您的资料属于您。您可以查看全部内容，也可以要求删除。`,
    copy: '获取全部资料',
    copyHelp: '提供 Excel 表格和程序文件两种格式。',
    copyAsk: '把领取链接发给我',
    erase: '删除全部资料',
    eraseHelp: '包括您的产品与保修、会员资格与积分，以及您告诉过我们的一切。此操作无法撤销。',
    eraseAsk: '把删除链接发给我',
    mailed: '请查收邮件或短信',
    mailedText: '我们已向您发送链接，以确保只有您本人可以操作。链接一天内有效，在您打开之前不会有任何变化。',
    nobody: '请与我们联系',
    nobodyText: '目前我们无法自动向您发送链接。请写信或致电，会有专人为您办理。',
    exportTitle: '您的资料在这里',
    exportText: '其中包含我们所保存的您的全部资料，请妥善保管。',
    asTable: '下载表格（CSV）',
    asJson: '下载程序文件（JSON）',
    eraseTitle: '确定删除全部资料？',
    eraseText:
      '您的产品与保修、会员资格与积分，以及您告诉过我们的一切都将被删除，您也不会再收到我们的任何消息，包括召回通知。此操作无法撤销。',
    eraseNow: '立即删除全部资料',
    erased: '资料已全部删除',
    erasedText: (records) => `已删除 ${records} 条记录。我们仅保留一个加密标记，用于防止您的地址再次被录入；任何人都无法由此还原地址。`,
    optInTitle: '我们可以给您写信吗？',
    optInText: (company) => `确认后，${company}可以向您发送问候、优惠和问卷。您可以随时撤回。`,
    optInNow: '是的，可以给我写信',
    optedIn: '谢谢，已生效',
    optedInText: '您将收到我们的消息。每条消息中都有退订方式。',
    optInStale: '您后来已退订',
    optInStaleText: '在申请此链接之后，您已告诉我们不要再发送消息，该选择仍然有效。如想重新接收，请使用较新的链接。',
  },
};

export const myDataTexts = (language: Language): MyDataTexts => texts[language];
