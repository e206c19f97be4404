import { HOUR, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { latestFor } from '../../domain/decisions/lateness.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import type { Message } from '../../domain/message.ts';
import type { SendOutcome } from '../outbox.ts';
import { suppressAddress } from '../suppress-address.ts';
import type { Carrying, Ending } from './deliver-occasion.ts';
import { messageOf, recordFailure } from './record-outcome.ts';
import { type TakenIntent, takeIntentBack } from './take-intent-back.ts';
import { SHORT_WAIT, waitUntil } from './wait-until.ts';

type Send = Extract<Verdict, { kind: 'send' }>;
type Refusal = Extract<SendOutcome, { kind: 'refused' }>['why'];

/** A write that tells of a send is tried this often before the queue brings the page back. */
const WRITE_TRIES = 4;

/** How long a first refusal puts a message off, and what its line says should it become too late. */
const refusals = {
  throttled: { delay: MINUTE, putOff: 'quota' },
  quota: { delay: HOUR, putOff: 'quota' },
  paused: { delay: HOUR, putOff: 'quota' },
  unreachable: { delay: 5 * MINUTE, putOff: 'expired' },
} as const;

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
      return await putOff(carrying, verdict, outcome.why);
    case 'unknown': {
      const entry = desk.contact.inFlight[identity.key];
      const lease = entry?.lease ?? services.clock.now();
      return { kind: 'later', at: lease + services.limits.eventWait, occasion };
    }
  }
}

async function putOff(carrying: Carrying, verdict: Send, why: Refusal): Promise<Ending> {
  const { services, desk, occasion, step, settings } = carrying;
  const { delay, putOff } = refusals[why];
  const at = services.clock.now() + (occasion.putOff === undefined ? delay : Math.max(delay, PUT_OFF_AGAIN));
  const zone = desk.state?.customer.timeZone ?? settings.company.timeZone;
  if (at > latestFor(step, occasion.due, occasion.date, zone, settings))
    return await recordFailure(carrying, verdict.identity, putOff, verdict.channel);
  return await waitUntil(carrying, at, { ...occasion, putOff });
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
