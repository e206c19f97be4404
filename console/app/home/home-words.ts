const many = (count: string, one: string, more: string) => (count === '1' ? `1 ${one}` : `${count} ${more}`);

export const homeWords = {
  title: 'Today',
  about: 'What goes out, and what waits for a person.',
  attention: 'Needs you',
  calm: 'Nothing waits for anybody.',
  deadLetters: (count: string) =>
    `${many(count, 'batch of messages has', 'batches of messages have')} failed again and again. They are tried anew every quarter of an hour; if this stays, whoever operates Perennial has to look (docs/operations.md)`,
  webhookOff: (name: string) => `The webhook “${name}” was turned off: it has taken nothing for days`,
  refusedEvents: (count: string) => `${many(count, 'event', 'events')} of other systems could not be taken as told`,
  review: (name: string, by: string) => `“${name}” waits for approval, written by ${by}`,
  overdue: (count: string) => `${many(count, 'case is', 'cases are')} past the time that was promised`,
  open: (count: string) => many(count, 'case is open', 'cases are open'),
  broken: (count: string) => many(count, 'promise was broken', 'promises were broken'),
  dueSoon: (count: string) => many(count, 'promise is due soon', 'promises are due soon'),
  incomplete: (name: string, count: string) =>
    `“${name}”: ${many(count, 'message', 'messages')} of today did not go, since a value or a translation was missing`,
  quiet: (name: string, since: string) => `${name} bought regularly and has gone quiet (${since})`,
  quietMore: (count: string) => `${many(count, 'more regular has', 'more regulars have')} gone quiet this week`,
  rejected: (file: string, count: string) => `${file}: ${many(count, 'row was', 'rows were')} not taken`,
  failed: (file: string) => `${file} could not be read`,
  week: 'What goes out this week',
  weekAbout:
    'As the calendar stands. Guards such as consent, limits and the comparison group hold some of it back; the forecast of a campaign says how much.',
  weekNone: 'No date of this week stands in the calendar.',
  noneLive: 'No campaign is live, so nothing goes out.',
  choose: 'Choose one and let it be approved.',
  campaign: 'Campaign',
  sent: 'Sent today',
  today: 'To go today',
  seven: 'In seven days',
  all: 'Together',
  least: (count: string) => `${count} or more`,
  roughly: (count: string) => `about ${count}`,
  recall: (id: string, by: string) => `Recall ${id} waits for a second person, asked for by ${by}`,
  pause: 'Pause everything',
  pauseTitle: 'Pause all marketing?',
  pauseHelp:
    'Within five seconds no card, survey or offer goes out any more, until somebody resumes it. Notices, answers and recalls go on. What comes due meanwhile waits for a while, then counts as too late.',
};
