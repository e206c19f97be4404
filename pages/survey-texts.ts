import type { ScoreKind } from '../domain/surveys/survey.ts';

interface ScoreTexts {
  readonly question: string;
  readonly low: string;
  readonly high: string;
}

/** What the survey's pages say. */
export interface SurveyTexts {
  readonly title: string;
  readonly intro: string;
  readonly expected: string;
  readonly perceived: string;
  readonly low: string;
  readonly high: string;
  /** Marks of one factor: its name, then the two short questions. */
  readonly factor: (id: string) => string;
  readonly factorExpected: string;
  readonly factorPerceived: string;
  readonly satisfied: string;
  readonly yes: string;
  readonly no: string;
  readonly scores: Readonly<Record<ScoreKind, ScoreTexts>>;
  /** Of a free-text question, by its id. */
  readonly text: (id: string) => string;
  readonly optional: string;
  readonly send: string;
  readonly update: string;
  readonly before: string;
  readonly oneMore: string;
  readonly oneMoreText: string;
  readonly missing: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly sorry: string;
  readonly sorryText: string;
  readonly change: string;
  readonly youWrote: string;
  /** To somebody who answered before it closed. */
  readonly closedAnswered: string;
}

const named = (names: Readonly<Record<string, string>>, otherwise: string) => (id: string) => names[id] ?? otherwise;

export const englishSurvey: SurveyTexts = {
  title: 'How did it go?',
  intro: 'It takes half a minute. A person reads every answer.',
  expected: 'What had you expected?',
  perceived: 'And how was it really?',
  low: 'poor',
  high: 'excellent',
  factor: (id) => factorsEn[id] ?? id,
  factorExpected: 'Expected',
  factorPerceived: 'How it was',
  satisfied: 'Are you satisfied with us?',
  yes: 'Yes, I am satisfied',
  no: 'No, not really',
  scores: {
    nps: { question: 'How likely are you to recommend us to friends or colleagues?', low: 'not at all likely', high: 'very likely' },
    csat: { question: 'How satisfied are you?', low: 'not at all', high: 'very' },
    ces: { question: 'We made it easy for you.', low: 'disagree', high: 'agree' },
  },
  text: named(
    {
      'why-not': 'What was the matter?',
      'what-more': 'What would have made it better?',
      'what-best': 'What did you like best?',
    },
    'Anything you would like to tell us?',
  ),
  optional: 'if you like',
  send: 'Send my answer',
  update: 'Change my answer',
  before: 'You have answered already. You can still change it.',
  oneMore: 'One more question',
  oneMoreText: 'Your answer has arrived, thank you. If you like, tell us a little more.',
  missing: 'One answer is missing. Please choose one for each question.',
  thanks: 'Thank you',
  thanksText: 'Your answer has arrived. It helps us to do better.',
  sorry: 'Thank you for telling us',
  sorryText: 'We are sorry that we fell short. A person will read your answer and get in touch with you.',
  change: 'Change my answer',
  youWrote: 'This is what you wrote:',
  closedAnswered:
    'Thank you for your answer: it stands as you gave it, and cannot be changed any more. If something is left to say, just write to us.',
};

const factorsEn: Readonly<Record<string, string>> = {
  company: 'The company',
  product: 'The product',
  care: 'How we look after you',
  communication: 'How we keep you informed',
  service: 'Advice and repair',
  information: 'What we told you',
  contact: 'The people you met',
  recovery: 'How we put things right',
};

export const chineseSurvey: SurveyTexts = {
  title: '您觉得怎么样？',
  intro: '只需半分钟。每份回答都有人阅读。',
  expected: '您原本期待的是什么样？',
  perceived: '实际又是什么样？',
  low: '很差',
  high: '非常好',
  factor: (id) => factorsZh[id] ?? id,
  factorExpected: '原本期待',
  factorPerceived: '实际感受',
  satisfied: '您对我们满意吗？',
  yes: '满意',
  no: '不太满意',
  scores: {
    nps: { question: '您愿意把我们推荐给亲友或同事吗？', low: '完全不愿意', high: '非常愿意' },
    csat: { question: '您满意吗？', low: '很不满意', high: '非常满意' },
    ces: { question: '我们让您办事很省心。', low: '不同意', high: '同意' },
  },
  text: named({ 'why-not': '哪里让您不满意？', 'what-more': '怎样会更好？', 'what-best': '您最喜欢哪一点？' }, '还有什么想告诉我们？'),
  optional: '选填',
  send: '提交回答',
  update: '修改回答',
  before: '您已回答过，仍可修改。',
  oneMore: '还有一个问题',
  oneMoreText: '您的回答已收到，谢谢。如果愿意，请再多说几句。',
  missing: '还有问题未作答，请为每个问题选择一项。',
  thanks: '谢谢您',
  thanksText: '您的回答已收到，它帮助我们做得更好。',
  sorry: '谢谢您告诉我们',
  sorryText: '很抱歉没有让您满意。会有专人阅读您的回答，并与您联系。',
  change: '修改回答',
  youWrote: '您写的内容如下：',
  closedAnswered: '感谢您的回答。您的回答已保存，现在不能再修改。如果还有话想说，请直接写信给我们。',
};

const factorsZh: Readonly<Record<string, string>> = {
  company: '企业',
  product: '产品',
  care: '客户关怀',
  communication: '沟通',
  service: '咨询与维修',
  information: '信息',
  contact: '接待您的人',
  recovery: '问题的处理',
};
