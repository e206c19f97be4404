/** What the page of a recall says. */
export interface RecallTexts {
  readonly title: (product: string) => string;
  readonly text: string;
  readonly product: string;
  readonly model: string;
  readonly serial: string;
  readonly reason: string;
  readonly since: string;
  readonly ask: string;
  readonly confirm: string;
  readonly next: string;
  readonly doneTitle: string;
  readonly doneText: string;
  readonly doneBefore: (day: string) => string;
  readonly subject: (product: string) => string;
  readonly arrange: string;
}

export const englishRecall: RecallTexts = {
  title: (product) => `Please stop using your ${product}`,
  text: 'Switch it off, unplug it, and do not use it until we have seen to it. Putting it right costs you nothing.',
  product: 'Product',
  model: 'Model',
  serial: 'Serial number',
  reason: 'Reason',
  since: 'Called back on',
  ask: 'Please confirm that you have read this. We then know that the warning has reached you and stop reminding you.',
  confirm: 'I have read this and will not use it',
  next: 'A person will arrange the repair with you. If it is no longer yours, please tell us who has it now.',
  doneTitle: 'Thank you, we know that you have read it',
  doneText: 'Please leave it switched off until we have seen to it. We will not remind you again.',
  doneBefore: (day) => `You confirmed this on ${day}.`,
  subject: (product) => `Recall: repair of my ${product}`,
  arrange: 'Arrange the repair',
};

export const chineseRecall: RecallTexts = {
  title: (product) => `请停止使用您的${product}`,
  text: '请立即关闭电源、拔下插头，在我们处理之前不要使用。处理完全免费。',
  product: '产品',
  model: '型号',
  serial: '序列号',
  reason: '原因',
  since: '召回日期',
  ask: '请确认您已阅读。这样我们就知道警示已送达，不再提醒您。',
  confirm: '我已阅读，不会再使用',
  next: '会有专人与您约定处理时间。如果产品已转让他人，请告诉我们新的使用者。',
  doneTitle: '谢谢您，我们已知悉',
  doneText: '在我们处理之前，请保持断电。我们不会再提醒您。',
  doneBefore: (day) => `您已于${day}确认。`,
  subject: (product) => `召回处理：${product}`,
  arrange: '约定处理时间',
};
