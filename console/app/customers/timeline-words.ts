const sources: Readonly<Record<string, string>> = {
  'one-click': 'unsubscribed with one click in a mail',
  'unsubscribe-page': 'on the unsubscribe page',
  'preference-page': 'on the preference page',
  'confirmed-link': 'by a link mailed to the address itself',
  'text-stop': 'answered a text with STOP',
  'text-start': 'answered a text with START',
  complaint: 'marked a mail as spam',
  provider: 'the provider’s own list of those who left',
  import: 'from a file',
  staff: 'told a member of staff',
  joined: 'from another record of the same person',
};

const consents: Readonly<Record<string, string>> = { yes: 'yes', no: 'no', unknown: 'not asked', withdrawn: 'withdrawn' };

/** What the story of one customer says. */
export const timelineWords = {
  filters: { all: 'Everything', sent: 'Sent', notSent: 'Not sent', orders: 'Orders', consents: 'Consents' },
  read: 'Read it',
  asSent: 'As it was sent',
  asSentHelp:
    'Made of the version and the values that it went out with. Its links lead nowhere here; name, language and tone are those of today.',
  frame: (subject: string) => `Mail: ${subject}`,
  case: (kind: string) => `Case: ${kind}`,
  caseOpen: 'still open',
  caseClosed: (day: string) => `closed ${day}`,
  bought: (name: string) => `Bought: ${name}`,
  tier: (from: string, to: string) => `Tier: ${from} → ${to}`,
  tierEnds: (day: string) => `until ${day}`,
  consent: 'Choice of messages',
  changed: {
    email: (to: string) => `email: ${consents[to] ?? to}`,
    sms: (to: string) => `SMS: ${consents[to] ?? to}`,
    pausedUntil: (day: string) => `paused until ${day}`,
    pauseOver: 'pause ended',
    lessOften: (is: boolean) => (is ? 'fewer messages' : 'as many messages as ever'),
    without: (names: string) => `without: ${names}`,
    withoutNone: 'no campaign left out',
    quietHours: (from: string, to: string) => `quiet from ${from} to ${to}`,
    noQuietHours: 'quiet hours as the company’s',
  },
  source: (source: string) => sources[source] ?? source,
  proof: (n: number, by: string, wording: string, hash: string) => `Proof ${n}, by ${by}; words: ${wording}; seal ${hash}`,
  noProof: 'No choice is on record: nobody was asked, or what stands was there before choices were written down.',
  proven: 'Every proof of a consent is there, and as it was written.',
  broken: 'The proofs of consent do not hold together: one was taken out or changed. Tell whoever operates this.',
};
