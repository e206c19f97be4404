const fields: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'Mail address',
  phone: 'Telephone',
  locale: 'Language',
  timeZone: 'Time zone',
  country: 'Country',
  bornOn: 'Born',
  joinedOn: 'Customer since',
  householdId: 'Household',
  credit: 'Credit',
  preferredChannel: 'Prefers',
  tone: 'Tone',
  kind: 'Person or organisation',
  tier: 'Tier',
};

const holdings: Readonly<Record<string, string>> = {
  orders: 'Orders',
  points: 'Points given by hand',
  assets: 'Products',
  messages: 'Messages sent',
  answers: 'Answers',
  cases: 'Cases',
  promises: 'Promises',
  vouchers: 'Vouchers',
  bookings: 'Check-ups',
  supplies: 'Deliveries',
  serviceVisits: 'Service visits',
  recalls: 'Recalls',
  ownFacts: 'Dates of your own',
};

const notes: Readonly<Record<string, string>> = {
  'same-ids': 'What bears one number in both stays as the kept record has it.',
  'quiet-hours': 'Both asked for quiet hours of their own. Those of the kept record hold.',
  'on-its-way': 'A message to the other is on its way at this moment. They are joined as soon as it is there, within a quarter of an hour.',
};

/** What the dialog says that makes two records of one person one. */
export const joinWords = {
  menu: 'Same person as…',
  title: 'These are the same person',
  find: 'Find the other record',
  findHelp: (name: string) =>
    `${name} is kept, with its id. Everything of the other record moves here, and its id leads here from then on.`,
  nobody: 'Nobody else is found.',
  other: 'Choose another',
  kept: 'Kept',
  gone: 'Joined to it',
  details: 'Details',
  field: (field: string) => fields[field] ?? field.replace(/^attr\./, ''),
  nothing: '–',
  consents: 'Advertising',
  channels: { email: 'by mail', sms: 'by text' },
  consentHelp: 'A no in either is a no. A yes holds for the address that it was given for. Both proofs are kept.',
  joined: 'will be',
  moves: 'What each holds',
  holding: (what: string) => holdings[what] ?? what,
  both: (count: string) => `${count} in both`,
  note: (code: string) => notes[code] ?? code,
  promise: 'Nothing that either of them was sent is sent again, and both count against the caps.',
  forEver: (id: string) => `This cannot be undone. Type ${id} to confirm that it is the same person.`,
  confirm: 'Join them',
  done: 'They are one person now.',
  waits:
    'A message to the other is on its way at this moment. They are joined by themselves once it is there; look again in a quarter of an hour.',
};
