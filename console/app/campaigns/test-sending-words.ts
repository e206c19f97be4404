const states: Readonly<Record<string, (why: string) => string>> = {
  waiting: () => 'on its way',
  sending: () => 'handed over; nobody knows yet whether it went',
  sent: () => 'sent',
  failed: (why) => `not sent: ${whys[why] ?? why}`,
  unknown: () => 'nobody knows whether it went; look in the mailbox before you send it again',
};

const whys: Readonly<Record<string, string>> = {
  throttled: 'the provider is busy, try again in a minute',
  quota: 'the day’s quota is used up',
  paused: 'sending is paused at the provider',
  unreachable: 'the provider could not be reached',
  'too-busy': 'too much else is going out, try again in a minute',
};

/** What sending a test says. */
export const testSendingWords = {
  open: 'Send a test',
  title: 'Send a test',
  about: (who: string) => `This message, made ${who}, marked as a test. It counts nowhere, and its links lead nowhere.`,
  withExample: 'with the example’s values',
  as: (name: string) => `as ${name} would get it`,
  to: 'To',
  send: 'Send it',
  none: 'No address is set for tests. An admin can name some under Settings, “Test messages go to”.',
  last: 'The last tests',
  line: (campaign: string, to: string) => `${campaign} to ${to}`,
  state: (state: string, why = '') => states[state]?.(why) ?? state,
};
