import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { QuietHours } from '../calendar/quiet-hours.ts';
import type { Consent, Contact } from '../contact.ts';

/** Through which door a choice came. */
export const consentSources = [
  'one-click',
  'unsubscribe-page',
  'preference-page',
  /** The link of a double opt-in, mailed to the address that it is about. */
  'confirmed-link',
  /** STOP and its kin, or free words that say the same. */
  'text-stop',
  'text-start',
  'complaint',
  /** The provider's own opt-out list refused a send. */
  'provider',
  'import',
  'staff',
  /** The choices of another record of the same person, joined to this one. */
  'joined',
] as const;
export type ConsentSource = (typeof consentSources)[number];

/** What a choice changes; what is absent stays as it is. */
export interface ConsentChange {
  readonly email?: Consent | undefined;
  readonly sms?: Consent | undefined;
  /** null ends a pause. */
  readonly pausedUntil?: CalendarDate | null | undefined;
  readonly lessOften?: boolean | undefined;
  readonly withoutCampaigns?: readonly string[] | undefined;
  /** The person's own; null gives the company's back. */
  readonly quietHours?: QuietHours | null | undefined;
}

/** What of a gate a person chooses. */
export type Choices = Pick<Contact, 'email' | 'sms' | 'pausedUntil' | 'lessOften' | 'withoutCampaigns' | 'quietHours'>;

/** By the person itself, at an address that is the person's. */
const ofThePerson: ReadonlySet<ConsentSource> = new Set(['preference-page', 'confirmed-link', 'text-start']);

/** > Withdrawal beats every other writer for ever; only the person raises it again. A file may bring what nobody has withdrawn. */
export function mayRaise(source: ConsentSource, from: Consent): boolean {
  return ofThePerson.has(source) || (source === 'import' && from !== 'withdrawn');
}

/** A consent as a source may leave it: a `yes` or `no` that it may not give is left out. */
export function allowedConsent(source: ConsentSource, from: Consent, to: Consent | undefined): Consent | undefined {
  if (to === undefined || to === from) return undefined;
  return to === 'withdrawn' || mayRaise(source, from) ? to : undefined;
}

/** The gate after a change, everything else untouched. */
export function afterChange<Gate extends Choices>(gate: Gate, change: ConsentChange): Gate {
  const { pausedUntil, lessOften, withoutCampaigns, quietHours } = change;
  return {
    ...gate,
    email: change.email === undefined ? gate.email : { ...gate.email, consent: change.email },
    sms: change.sms === undefined ? gate.sms : { ...gate.sms, consent: change.sms },
    pausedUntil: pausedUntil === undefined ? gate.pausedUntil : (pausedUntil ?? undefined),
    lessOften: lessOften ?? gate.lessOften,
    withoutCampaigns: withoutCampaigns === undefined ? gate.withoutCampaigns : [...new Set(withoutCampaigns)].sort(),
    quietHours: quietHours === undefined ? gate.quietHours : (quietHours ?? undefined),
  };
}

/** The same choices, whatever else the gates hold. An empty list and none, `false` and nothing are alike. */
export const sameChoices = (a: Choices, b: Choices): boolean => shown(a) === shown(b);

const shown = ({ email, sms, pausedUntil, lessOften, withoutCampaigns, quietHours }: Choices): string =>
  JSON.stringify([
    email.consent,
    sms.consent,
    pausedUntil ?? null,
    lessOften ?? false,
    [...(withoutCampaigns ?? [])].sort(),
    quietHours === undefined ? null : [quietHours.from, quietHours.to],
  ]);
