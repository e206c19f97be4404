import type { CalendarDate, Instant } from '../domain/calendar/calendar-date.ts';
import type { Consent, Contact } from '../domain/contact.ts';
import type { Channel } from '../domain/customer.ts';
import type { Clock } from './clock.ts';
import type { Gates } from './gates.ts';

/** Through which door a choice came. */
export type ConsentSource = 'one-click' | 'unsubscribe-page' | 'preference-page' | 'staff';

export interface ConsentProof {
  readonly at: Instant;
  readonly source: ConsentSource;
  /** Who did it: `customer`, or the id of a member of staff. */
  readonly by: string;
  readonly email: Consent;
  readonly sms: Consent;
  /** Which wording the person saw, for instance `preferences/1`. */
  readonly wording: string;
}

/** The ledger behind the gate's flags. Items `CONSENT#<instant>#<rev>`. */
export interface ConsentProofs {
  record(customer: string, proof: ConsentProof & { readonly rev: number }): Promise<void>;
}

/** What a person chose; what is absent stays as it is. Only the person may raise a consent. */
export interface ConsentChoice {
  readonly email?: 'yes' | 'withdrawn' | undefined;
  readonly sms?: 'yes' | 'withdrawn' | undefined;
  /** null ends a pause. */
  readonly pausedUntil?: CalendarDate | null | undefined;
  readonly lessOften?: boolean | undefined;
  readonly withoutCampaigns?: readonly string[] | undefined;
}

export interface ConsentOrigin {
  readonly source: ConsentSource;
  readonly by: string;
  readonly wording: string;
}

export interface ConsentServices {
  readonly gates: Gates;
  readonly proofs: ConsentProofs;
  readonly clock: Clock;
}

type OpenGate = Omit<Contact, 'rev'>;

const ATTEMPTS = 8;

/** > Withdrawal beats every other writer: it is retried until it stands, and a send that had not begun by then never begins. */
export async function changeConsent(
  services: ConsentServices,
  customer: string,
  choice: ConsentChoice,
  origin: ConsentOrigin,
): Promise<'changed' | 'unchanged' | 'erased'> {
  if (origin.source !== 'preference-page' && (choice.email === 'yes' || choice.sms === 'yes')) {
    throw new Error(`A consent can only be raised by the person on the preference page, not by "${origin.source}".`);
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { rev, ...gate } = await services.gates.read(customer);
    if (gate.erased === true) return 'erased';
    const next = afterChoice(gate, choice);
    if (sameChoices(gate, next)) return 'unchanged';
    if (await services.gates.write(customer, next, rev)) {
      const consents = { email: next.email.consent, sms: next.sms.consent };
      await services.proofs.record(customer, { ...origin, ...consents, at: services.clock.now(), rev: rev + 1 });
      return 'changed';
    }
  }
  throw new Error(`The choices of one customer could not be stored: its gate changed under all ${ATTEMPTS} attempts. Try again.`);
}

/** The gate after a choice, everything else untouched. */
export function afterChoice(gate: OpenGate, choice: ConsentChoice): OpenGate {
  const { pausedUntil, ...rest } = gate;
  const pause = choice.pausedUntil === undefined ? pausedUntil : (choice.pausedUntil ?? undefined);
  return {
    ...rest,
    email: withConsent(gate, 'email', choice.email),
    sms: withConsent(gate, 'sms', choice.sms),
    ...(pause === undefined ? {} : { pausedUntil: pause }),
    ...(choice.lessOften === undefined ? {} : { lessOften: choice.lessOften }),
    ...(choice.withoutCampaigns === undefined ? {} : { withoutCampaigns: [...new Set(choice.withoutCampaigns)].sort() }),
  };
}

/** Withdrawing from everything, whatever was given before. */
export const everythingOff: ConsentChoice = { email: 'withdrawn', sms: 'withdrawn' };

const withConsent = (gate: OpenGate, channel: Channel, consent: Consent | undefined) =>
  consent === undefined ? gate[channel] : { ...gate[channel], consent };

function sameChoices(before: OpenGate, after: OpenGate): boolean {
  const shown = (gate: OpenGate) => [
    gate.email.consent,
    gate.sms.consent,
    gate.pausedUntil ?? '',
    gate.lessOften ?? false,
    ...[...(gate.withoutCampaigns ?? [])].sort(),
  ];
  return shown(before).join('\n') === shown(after).join('\n');
}
