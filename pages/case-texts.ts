import type { CaseEntry } from '../domain/cases/case.ts';

/** What the page of a case says. */
export interface CaseTexts {
  readonly title: string;
  readonly titleClosed: string;
  readonly open: (owner: string) => string;
  readonly due: (when: string) => string;
  readonly overdue: string;
  readonly closed: (day: string) => string;
  readonly product: string;
  readonly steps: string;
  readonly did: Readonly<Record<CaseEntry['did'], string>>;
  readonly mine: string;
  readonly nowWith: (owner: string) => string;
  readonly skewed: string;
  readonly callTitle: string;
  readonly callHelp: (owner: string) => string;
  readonly call: string;
  readonly called: (when: string) => string;
  readonly choose: string;
  readonly subject: (id: string) => string;
  readonly write: string;
  readonly team: string;
}

export const englishCase: CaseTexts = {
  title: 'How your case stands',
  titleClosed: 'Your case is settled',
  open: (owner) => `It is with ${owner}.`,
  due: (when) => `It is to be settled by ${when}.`,
  overdue: 'It should have been settled by now. We are sorry that you have to wait.',
  closed: (day) => `It was settled on ${day}. If it is not settled for you, tell us: we open it again.`,
  product: 'Product',
  steps: 'What has been done',
  did: {
    opened: 'Taken up',
    answered: 'You told us more',
    assigned: 'Handed on',
    noted: 'Worked on',
    closed: 'Settled',
    reopened: 'Taken up again',
    warned: '',
    escalated: 'Passed up, because it took too long',
  },
  mine: 'by you',
  nowWith: (owner) => `now with ${owner}`,
  skewed: 'the time may not be exact',
  callTitle: 'Would you rather talk?',
  callHelp: (owner) => `Choose a time, and ${owner} calls you. You need not tell your story again.`,
  call: 'Call me then',
  called: (when) => `Thank you. We will call you on ${when}.`,
  choose: 'Please choose one of the times.',
  subject: (id) => `My case ${id}`,
  write: 'Write to us about it',
  team: 'our care team',
};

export const chineseCase: CaseTexts = {
  title: '处理进展',
  titleClosed: '您的事已办结',
  open: (owner) => `目前由${owner}负责。`,
  due: (when) => `预计在${when}前办妥。`,
  overdue: '本应已经办妥，让您久等，非常抱歉。',
  closed: (day) => `已于${day}办结。如果您觉得还没有解决，请告诉我们，我们会重新处理。`,
  product: '产品',
  steps: '已经做了什么',
  did: {
    opened: '开始受理',
    answered: '您补充了情况',
    assigned: '转交负责人',
    noted: '处理中',
    closed: '办结',
    reopened: '重新受理',
    warned: '',
    escalated: '因超时，转交上级负责人',
  },
  mine: '由您提交',
  nowWith: (owner) => `由${owner}负责`,
  skewed: '时间可能不准确',
  callTitle: '想直接通话？',
  callHelp: (owner) => `请选一个时间，${owner}会给您打电话。您不必从头再说一遍。`,
  call: '请在这个时间来电',
  called: (when) => `谢谢您。我们会在${when}给您打电话。`,
  choose: '请选择一个时间。',
  subject: (id) => `关于我的事项${id}`,
  write: '写信给我们',
  team: '客户关怀团队',
};
