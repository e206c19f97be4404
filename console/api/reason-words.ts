import type { FailReason, SkipReason } from '../../domain/decisions/reason.ts';
import type { Message, MessageState } from '../../domain/message.ts';
import type { ExplainedStep } from '../../workflows/explain-occasion.ts';

/** The closed list of reasons as a colleague would say them. */
const reasonWords: Readonly<Record<SkipReason | FailReason, string>> = {
  'campaign-off': 'The campaign was switched off.',
  'not-approved': 'This version of the campaign had not been approved.',
  erased: 'The person is not known any more: their data was erased.',
  'not-in-audience': 'The person is outside the campaign’s audience.',
  'asset-ended': 'The product is no longer theirs: returned, disposed of or passed on.',
  'already-safe': 'Their points already keep the tier, so there was nothing to warn about.',
  holdout: 'Held back on purpose, as part of the comparison group that gets nothing.',
  'open-case': 'A complaint, repair or recall is open: no advertising until it is settled.',
  'no-address': 'There is no usable address or number for this message.',
  suppressed: 'The address bounced or its owner complained, so nothing is sent there.',
  'no-consent': 'They never agreed to this kind of message.',
  'opted-out': 'They said no: unsubscribed, paused, or asked for less.',
  'too-late': 'By the time it could go, it was too late to be of use.',
  capped: 'They had already had as many messages as the limit allows.',
  'content-missing': 'The text could not be completed: a value or a translation was missing.',
  duplicate: 'The same request had been handled before.',
  rejected: 'The mail or SMS service refused it for good.',
  unknown: 'Nobody can say whether it went out; it was not tried again, so as not to send twice.',
  quota: 'The sending quota was used up until it was too late.',
  expired: 'A fault lasted until it was too late.',
};

/** Why a message would be, or was, held back. */
export const whyHeldBack = (reason: SkipReason): string => reasonWords[reason];

/** The same of a code that was stored. */
export const whyHeldBackCode = (code: string): string => Object.entries(reasonWords).find(([known]) => known === code)?.[1] ?? code;

const stateWords: Readonly<Record<MessageState, string>> = {
  sent: 'Sent.',
  delivered: 'Delivered.',
  bounced: 'Sent, but the address bounced.',
  complained: 'Sent, and the person marked it as spam.',
  skipped: 'Not sent.',
  failed: 'Could not be sent.',
  abandoned: 'Given up.',
  covered: 'Covered by another message that went out.',
};

/** One sentence: what came of a message and why. */
export const whyOf = (message: Pick<Message, 'state' | 'reason'>): string =>
  message.reason === undefined ? stateWords[message.state] : reasonWords[message.reason];

const verdictWords: Readonly<Record<ExplainedStep['verdict'], string>> = {
  sent: 'It went out.',
  skipped: 'It was held back.',
  failed: 'It could not be sent.',
  waiting: 'It waits for the end of quiet hours, or for its turn.',
  due: 'Its time has not come. As things stand it will go out.',
  nothing: 'There is nothing to say: the date does not hold, or another message speaks for it.',
};

const expectedWords: Readonly<Record<NonNullable<ExplainedStep['expected']>, string>> = {
  sent: verdictWords.due,
  skipped: 'Its time has not come. As things stand it will be held back.',
  waiting: 'Its time has not come. It will then wait for the end of quiet hours.',
  nothing: verdictWords.nothing,
};

/** One or two sentences: what a campaign's step does on a day and why. */
export function whyOfStep({ verdict, expected, reason }: ExplainedStep): string {
  const what = verdict === 'due' && expected !== undefined ? expectedWords[expected] : verdictWords[verdict];
  const because = [...Object.entries(reasonWords)].find(([code]) => code === reason)?.[1] ?? reason;
  return because === undefined ? what : `${what} ${because}`;
}
