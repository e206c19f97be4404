/** What the visits page says. */
export const visitWords = {
  title: 'Visits',
  about: 'Check-ups that customers have booked: when, at whose home, and every product of the household.',
  earlier: 'Week before',
  later: 'Week after',
  week: (from: string, to: string) => `${from} to ${to}, by the company’s clock`,
  empty: 'No visits in these days',
  emptyHelp: 'Customers book them from the card on a product’s birthday.',
  span: (from: string, to: string) => `${from}–${to}`,
  bought: (day: string) => `bought ${day}`,
  ageUnknown: 'age not known',
  checked: (day: string) => `last checked ${day}`,
  serial: (serial: string) => `No. ${serial}`,
  installed: (day: string) => `installed ${day}`,
  service: (day: string, what: string) => `${day}: ${what}`,
  neverChecked: 'not checked yet',
};
