const kinds: Readonly<Record<string, string>> = { quality: 'Quality', price: 'Price', time: 'Time' };

/** What the promises page says. */
export const promiseWords = {
  title: 'Promises',
  about: 'What customers were promised, and until when. Somebody is warned at three quarters of the time; a broken one is apologised for.',
  show: 'Show',
  states: { open: 'To keep', broken: 'Broken', kept: 'Kept' },
  empty: { open: 'Nothing is left to keep', broken: 'None was broken', kept: 'None was kept in the last 90 days' },
  emptyHelp: 'Promises come by import, or are made here while somebody is on the telephone.',
  figures: (open: number, soon: number, broken: number) => `${open} to keep, ${soon} of them due soon · ${broken} broken`,
  inTime: (percent: string, low: string, high: string, n: number) => `${percent} of ${n} kept in time (95 %: ${low} to ${high})`,
  kind: (kind: string) => kinds[kind] ?? kind,
  standing: { open: 'In time', 'due-soon': 'Due soon', broken: 'Broken', kept: 'Kept', 'kept-late': 'Kept late' },
  due: (day: string, time: string) => `Due ${day}, ${time}`,
  keptOn: (day: string) => `kept ${day}`,
  moved: (times: number) => (times === 1 ? 'moved once' : `moved ${times} times`),
  keep: 'Kept',
  keepTitle: (text: string) => `Was it kept: “${text}”?`,
  keepHelp: 'It then counts as kept today and is reminded of no more. That cannot be taken back.',
  newPromise: 'New promise',
  newTitle: 'Write a promise down',
  newHelp: 'In the words in which the customer was told: if it is broken, our apology repeats them.',
  customerId: 'Customer id',
  kindLabel: 'Kind',
  textLabel: 'What was promised',
  dueLabel: 'Until when, by your clock',
  make: 'Write it down',
};
