import type { VoucherState } from '../domain/vouchers/voucher.ts';

/** What the voucher's page says. */
export interface VoucherTexts {
  readonly title: string;
  readonly intro: string;
  readonly code: string;
  readonly offers: Readonly<Record<'free-repair', string>>;
  readonly forWhat: string;
  readonly until: string;
  readonly stateLabel: string;
  readonly states: Readonly<Record<VoucherState, string>>;
  readonly notes: Readonly<Record<VoucherState, string>>;
  readonly arrange: string;
  readonly subject: (code: string) => string;
}

export const englishVoucher: VoucherTexts = {
  title: 'Your voucher',
  intro: 'With our apology. Name the code when you call or write; there is nothing else to fill in.',
  code: 'Code',
  offers: { 'free-repair': 'One free repair of any product of ours that you own' },
  forWhat: 'Good for',
  until: 'Until',
  stateLabel: 'State',
  states: { issued: 'Not used yet', reserved: 'Kept for your appointment', redeemed: 'Used', expired: 'No longer valid' },
  notes: {
    issued: 'It can be used once.',
    reserved: 'An appointment is arranged with it. It stays good until then, whatever the date above.',
    redeemed: 'The repair has been done with it. If anything is not right, tell us.',
    expired: 'Its time is over. Please write to us all the same: we will see what we can do.',
  },
  arrange: 'Arrange the repair',
  subject: (code) => `My free repair (${code})`,
};

export const chineseVoucher: VoucherTexts = {
  title: '您的维修券',
  intro: '谨致歉意。来电或来信时报出此码即可，无需填写任何表格。',
  code: '券码',
  offers: { 'free-repair': '您拥有的任何一件本品牌产品，免费维修一次' },
  forWhat: '用途',
  until: '有效期至',
  stateLabel: '状态',
  states: { issued: '尚未使用', reserved: '已为您的预约保留', redeemed: '已使用', expired: '已失效' },
  notes: {
    issued: '仅可使用一次。',
    reserved: '您已用它预约维修，在此之前一直有效，不受上述日期限制。',
    redeemed: '已用它完成维修。如有不妥，请告诉我们。',
    expired: '有效期已过。仍请写信给我们，我们会尽力为您安排。',
  },
  arrange: '预约维修',
  subject: (code) => `预约免费维修（${code}）`,
};
