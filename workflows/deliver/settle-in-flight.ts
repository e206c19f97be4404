import type { InFlight } from '../../domain/contact.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import { type Carrying, type Ending, waitUntil } from './deliver-occasion.ts';
import { recordFailure } from './record-outcome.ts';
import { sendMessage } from './send-message.ts';

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
  if (again && verdict.kind === 'wait') return await waitUntil(carrying, verdict.until);
  const identity = verdict.kind === 'nothing' ? { key, subject: occasion.subject } : verdict.identity;
  return await recordFailure(carrying, identity, 'unknown');
}
