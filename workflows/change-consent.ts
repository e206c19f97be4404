import { afterChange, allowedConsent, type ConsentChange, type ConsentSource, sameChoices } from '../domain/consent/consent-change.ts';
import { type LedgerEntry, withProof } from '../domain/consent/consent-ledger.ts';
import type { Contact } from '../domain/contact.ts';
import type { Clock } from './clock.ts';
import type { Gates } from './gates.ts';

/** The ledger behind the gate's flags; its entries are written with the gate. */
export interface ConsentProofs {
  /** Strongly, in order. */
  of(customer: string): Promise<readonly LedgerEntry[]>;
}

export interface ConsentOrigin {
  readonly source: ConsentSource;
  /** `customer`, or the id of a member of staff. */
  readonly by: string;
  readonly wording: string;
}

export interface ConsentServices {
  readonly gates: Gates;
  readonly clock: Clock;
}

type OpenGate = Omit<Contact, 'rev'>;

const ATTEMPTS = 8;

/** > Withdrawal beats every other writer: it is retried until it stands, and a send that had not begun by then never begins. */
export function changeConsent(
  services: ConsentServices,
  customer: string,
  choice: ConsentChange,
  origin: ConsentOrigin,
): Promise<'changed' | 'unchanged' | 'erased'> {
  return changeGate(services, customer, origin, () => choice);
}

/**
 * The same where the choice, or what else the gate is to hold, depends on the gate: `also` may change whatever is no choice. A consent
 * that the source may not raise is left as it is.
 */
export async function changeGate(
  { gates, clock }: ConsentServices,
  customer: string,
  origin: ConsentOrigin,
  choose: (gate: OpenGate) => ConsentChange,
  also: (gate: OpenGate) => OpenGate = (gate) => gate,
): Promise<'changed' | 'unchanged' | 'erased'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { rev, ...gate } = await gates.read(customer);
    if (gate.erased === true) return 'erased';
    const change = permitted(gate, choose(gate), origin.source);
    const moved = also(gate);
    const chosen = !sameChoices(gate, afterChange(gate, change));
    if (!chosen && moved === gate) return 'unchanged';
    if (!chosen) {
      if (await gates.write(customer, moved, rev)) return 'changed';
      continue;
    }
    const { gate: next, entry } = withProof(customer, moved, { ...origin, at: clock.now(), change });
    if (await gates.write(customer, next, rev, entry)) return 'changed';
  }
  throw new Error(`The choices of one customer could not be stored: its gate changed under all ${ATTEMPTS} attempts. Try again.`);
}

function permitted(gate: OpenGate, change: ConsentChange, source: ConsentSource): ConsentChange {
  return {
    ...change,
    email: allowedConsent(source, gate.email.consent, change.email),
    sms: allowedConsent(source, gate.sms.consent, change.sms),
  };
}

/** Withdrawing from everything, whatever was given before. */
export const everythingOff: ConsentChange = { email: 'withdrawn', sms: 'withdrawn' };
