import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { latestFor } from '../../domain/decisions/lateness.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import type { Message } from '../../domain/message.ts';
import { putOff, type Refusal } from '../../domain/sending/put-off.ts';
import type { SendOutcome } from '../outbox.ts';
import { suppressAddress } from '../suppress-address.ts';
import type { Carrying, Ending } from './deliver-occasion.ts';
import { messageOf, recordFailure } from './record-outcome.ts';
import { type TakenIntent, takeIntentBack } from './take-intent-back.ts';
import { SHORT_WAIT, waitUntil } from './wait-until.ts';

type Send = Extract<Verdict, { kind: 'send' }>;

/** A write that tells of a send is tried this often before the queue brings the page back. */
const WRITE_TRIES = 4;

/**
 * At least so long from the second on: as a wait of the calendar, of which there is one for each occasion. A letter that came twice
 * would come back twice each time, and a day of refusals would make thousands of it.
 */
const PUT_OFF_AGAIN = SHORT_WAIT + MINUTE;

export async function learnOutcome(carrying: Carrying, verdict: Send, taken: TakenIntent, outcome: SendOutcome): Promise<Ending> {
  const { services, desk, occasion } = carrying;
  const { identity, channel, values } = verdict;
  const attempt = taken.n;
  switch (outcome.kind) {
    case 'accepted': {
      const { providerId } = outcome;
      await record(carrying, messageOf(carrying, identity, { state: 'sent', channel, attempt, providerId, values }));
      await coverOthers(carrying, verdict);
      return { kind: 'done' };
    }
    case 'rejected': {
      await record(carrying, messageOf(carrying, identity, { state: 'failed', reason: 'rejected', channel, attempt }));
      if (outcome.suppress !== undefined) await suppressAddress(services, desk.customer, channel, outcome.suppress);
      return { kind: 'done' };
    }
    case 'refused':
      await takeIntentBack(services, desk, taken);
      return await putOffSend(carrying, verdict, outcome.why);
    case 'unknown': {
      const entry = desk.contact.inFlight[identity.key];
      const lease = entry?.lease ?? services.clock.now();
      return { kind: 'later', at: lease + services.limits.eventWait, occasion };
    }
  }
}

/** Comes back later, or has become too late: being put off is itself no line. */
export async function putOffSend(carrying: Carrying, verdict: Send, why: Refusal): Promise<Ending> {
  const { services, desk, occasion, step, settings } = carrying;
  const { until: first, reason } = putOff(why, desk.customer, services.clock.now());
  const until = occasion.putOff === undefined ? first : Math.max(first, services.clock.now() + PUT_OFF_AGAIN);
  const zone = desk.state?.customer.timeZone ?? settings.company.timeZone;
  if (until > latestFor(step, occasion.due, occasion.date, zone, settings))
    return await recordFailure(carrying, verdict.identity, reason, verdict.channel);
  return await waitUntil(carrying, until, { ...occasion, putOff: reason });
}

/** Their birthdays of this year are used up: none of them is greeted again, whatever becomes of its date. */
async function coverOthers(carrying: Carrying, { identity, channel }: Send): Promise<void> {
  for (const { key, subject } of identity.covers) {
    const message = messageOf(carrying, { key, subject }, { state: 'covered', channel });
    await insist(() => carrying.services.messages.put(carrying.desk.customer, message, { ifAbsent: true }));
  }
}

/** The outcome of a real call: it wins over a skip that another worker wrote meanwhile. */
async function record(carrying: Carrying, message: Message): Promise<void> {
  await insist(() => carrying.services.messages.put(carrying.desk.customer, message, { ifAbsent: false }));
}

async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (fault) {
      if (tries === WRITE_TRIES) throw fault;
    }
  }
}
