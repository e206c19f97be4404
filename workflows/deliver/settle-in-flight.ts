import type { Contact, InFlight } from '../../domain/contact.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import { messageKey, type Occasion } from '../../domain/occasion.ts';
import { lostMessage } from '../lost-message.ts';
import type { DeliverServices, Desk } from './deliver-entry.ts';
import type { Carrying, Ending } from './deliver-occasion.ts';
import { recordFailure } from './record-outcome.ts';
import { sendMessage } from './send-message.ts';
import { waitUntil } from './wait-until.ts';

/** How often a notice is tried whose outcome was never learnt. */
const MAX_ATTEMPTS = 3;

/**
 * An intent stands and no message: the worker is still alive, or it died, or nobody could say whether the mail went out. Until the
 * lease is over and the provider's event had its time we come back; then marketing is abandoned, and a notice that still passes its
 * gates is tried again.
 */
export async function settleInFlight(carrying: Carrying, key: string, entry: InFlight, verdict: Verdict): Promise<Ending | 'lost-race'> {
  const { services, occasion } = carrying;
  const settleAt = entry.lease + services.limits.eventWait;
  if (services.clock.now() < settleAt) return { kind: 'later', at: settleAt, occasion };
  const again = entry.class !== 'marketing' && entry.n < MAX_ATTEMPTS;
  if (again && verdict.kind === 'send') return await sendMessage(carrying, verdict, entry.n + 1);
  if (again && verdict.kind === 'wait') return await waitUntil(carrying, verdict.askAgain ?? verdict.until);
  const identity = verdict.kind === 'nothing' ? { key, subject: occasion.subject } : verdict.identity;
  return await recordFailure(carrying, identity, 'unknown', 'channel' in verdict ? verdict.channel : null);
}

/**
 * Intents of the occasion under a key that is its own no more: the fact has moved to another day since, or the campaign has lost the
 * step. They cannot be tried again; each is settled as a doubt, so that none stays in flight for ever.
 */
export function strayKeys(occasion: Occasion, inFlight: Contact['inFlight'], own: readonly string[]): string[] {
  const anyOccurrence = messageKey({ ...occasion, occurrence: '' });
  return Object.entries(inFlight).flatMap(([key, { due }]) =>
    due === occasion.due && key.startsWith(anyOccurrence) && !own.includes(key) ? [key] : [],
  );
}

export async function settleStray(services: DeliverServices, desk: Desk, occasion: Occasion, key: string): Promise<Ending> {
  const entry = desk.contact.inFlight[key];
  if (entry === undefined) return { kind: 'dropped' };
  const settleAt = entry.lease + services.limits.eventWait;
  const at = services.clock.now();
  if (at < settleAt) return { kind: 'later', at: settleAt };
  const known = await lostMessage(services.library, desk.customer, key, entry, { at, timeZone: desk.state?.customer.timeZone });
  await services.messages.put(desk.customer, { ...known, date: occasion.date, state: 'abandoned', reason: 'unknown' }, { ifAbsent: true });
  return { kind: 'done' };
}
