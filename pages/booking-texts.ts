/** What the booking of the check-up says. */
export interface BookingTexts {
  readonly title: string;
  readonly intro: (minutes: number) => string;
  readonly products: string;
  readonly age: (years: number) => string;
  readonly ageUnknown: string;
  readonly boughtIn: (year: string) => string;
  readonly checked: (day: string) => string;
  readonly neverChecked: string;
  readonly choose: string;
  readonly clock: (zone: string) => string;
  readonly here: (time: string) => string;
  readonly hereOn: (day: string, time: string) => string;
  readonly later: string;
  readonly earlier: string;
  readonly book: string;
  readonly move: string;
  readonly nothingFree: string;
  readonly chooseOne: string;
  readonly full: string;
  readonly past: string;
  readonly cancelledBefore: (day: string) => string;
  readonly moveTitle: string;
  readonly now: (visit: string) => string;
  readonly stay: string;
  readonly bookedTitle: string;
  readonly bookedText: string;
  readonly onItsWay: string;
  readonly standing: string;
  readonly notChanged: string;
  readonly overTitle: string;
  readonly overText: (day: string) => string;
  readonly day: string;
  readonly time: string;
  readonly span: (from: string, to: string) => string;
  readonly onClock: (hours: string, zone: string) => string;
  readonly yours: string;
  readonly calendar: string;
  readonly change: string;
  readonly cancel: string;
  readonly cancelTitle: string;
  readonly cancelAsk: string;
  readonly cancelYes: string;
  readonly keep: string;
  readonly cancelledTitle: string;
  readonly cancelledText: string;
  readonly again: string;
}

export const englishBooking: BookingTexts = {
  title: 'Choose a time for your check-up',
  intro: (minutes) =>
    `Our present to your household: a technician comes to your home and looks at every appliance of ours. It takes about ${minutes} minutes and costs nothing.`,
  products: 'What we will look at',
  age: (years) => (years === 0 ? 'less than a year old' : years === 1 ? '1 year old' : `${years} years old`),
  ageUnknown: 'age not known',
  boughtIn: (year) => `bought in ${year}`,
  checked: (day) => `last checked on ${day}`,
  neverChecked: 'not checked by us yet',
  choose: 'When may we come?',
  clock: (zone) => `Times are ${zone}, with the time where you are below.`,
  here: (time) => `${time} for you`,
  hereOn: (day, time) => `${day} ${time} for you`,
  later: 'Later days',
  earlier: 'Back to the first days',
  book: 'Book this time',
  move: 'Move to this time',
  nothingFree: 'No time is free at the moment. Please write to us or call: we will find one with you.',
  chooseOne: 'Please choose a time.',
  full: 'Somebody was a moment quicker: that time has just been taken. These are still free.',
  past: 'That time can no longer be booked. These are free.',
  cancelledBefore: (day) => `You have cancelled the visit on ${day}. The check-up is still yours, if another time suits you.`,
  moveTitle: 'Choose another time',
  now: (visit) => `Your visit stays on ${visit} until you choose another time.`,
  stay: 'Leave it as it is',
  bookedTitle: 'Your check-up is booked',
  bookedText: 'There is nothing to prepare. Please see that somebody is in.',
  onItsWay: 'We have noted it. A confirmation is on its way to you.',
  standing: 'You have booked already. This is your visit.',
  notChanged: 'Your visit had changed meanwhile, so we have left it as it is. Look at it below and choose again if you like.',
  overTitle: 'Your check-up has taken place',
  overText: (day) => `We were with you on ${day}. If anything is not right, please write to us or call.`,
  day: 'Day',
  time: 'Time',
  span: (from, to) => `${from} to ${to}`,
  onClock: (hours, zone) => `${hours} (${zone})`,
  yours: 'Where you are',
  calendar: 'Put it into my calendar',
  change: 'Choose another time',
  cancel: 'Cancel the visit',
  cancelTitle: 'Cancel the visit?',
  cancelAsk: 'Nobody will come then. You can choose another time afterwards.',
  cancelYes: 'Yes, cancel it',
  keep: 'No, keep it',
  cancelledTitle: 'Your check-up is cancelled',
  cancelledText: 'Nobody will come. Thank you for telling us: somebody else can have the time now.',
  again: 'Choose another time',
};

export const chineseBooking: BookingTexts = {
  title: '预约上门检测',
  intro: (minutes) => `这是我们送给您家的礼物：工程师上门检测您家中所有的本品牌家电，约需${minutes}分钟，完全免费。`,
  products: '检测的产品',
  age: (years) => (years === 0 ? '不满1周岁' : `${years}周岁`),
  ageUnknown: '购买日期不详',
  boughtIn: (year) => `${year}年购买`,
  checked: (day) => `上次检测：${day}`,
  neverChecked: '我们还未检测过',
  choose: '您希望我们什么时候来？',
  clock: (zone) => `以下为${zone}，下方小字为您当地的时间。`,
  here: (time) => `您当地 ${time}`,
  hereOn: (day, time) => `您当地${day} ${time}`,
  later: '更晚的日期',
  earlier: '返回最近的日期',
  book: '预约此时间',
  move: '改为此时间',
  nothingFree: '目前没有空闲的时间。请写信或致电我们，我们会与您另行约定。',
  chooseOne: '请选择一个时间。',
  full: '这个时间刚刚被其他客户预约了。以下时间仍可预约。',
  past: '这个时间已不能预约。以下时间可以预约。',
  cancelledBefore: (day) => `您已取消${day}的上门检测。这份礼物仍为您保留，欢迎另选时间。`,
  moveTitle: '另选时间',
  now: (visit) => `在您选定新的时间之前，仍为${visit}。`,
  stay: '不改了，保留原来的时间',
  bookedTitle: '上门检测已预约',
  bookedText: '您无需准备，届时请留人在家。',
  onItsWay: '已为您登记，确认消息正在发送给您。',
  standing: '您已预约过，以下是您的预约。',
  notChanged: '您的预约在此期间有变动，因此我们没有更改。请查看以下预约，如有需要请重新选择。',
  overTitle: '上门检测已完成',
  overText: (day) => `我们已于${day}上门。如有任何问题，请写信或致电我们。`,
  day: '日期',
  time: '时间',
  span: (from, to) => `${from}至${to}`,
  onClock: (hours, zone) => `${hours}（${zone}）`,
  yours: '您当地的时间',
  calendar: '添加到我的日历',
  change: '另选时间',
  cancel: '取消预约',
  cancelTitle: '要取消这次上门检测吗？',
  cancelAsk: '取消后工程师不会上门。您之后可以另选时间。',
  cancelYes: '确认取消',
  keep: '保留预约',
  cancelledTitle: '上门检测已取消',
  cancelledText: '工程师不会上门。感谢您告诉我们，这个时间可以让给其他客户了。',
  again: '另选时间',
};
