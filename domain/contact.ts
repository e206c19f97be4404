import type { CalendarDate, Instant } from './calendar/calendar-date.ts';
import type { QuietHours } from './calendar/quiet-hours.ts';
import type { LedgerHead } from './consent/consent-ledger.ts';
import type { Channel } from './customer.ts';

/**
 * - `unknown`: never given (blank counts as no)
 * - `no`: the company's records say no
 * - `withdrawn`: the person said no; nothing but the person raises it again
 */
export type Consent = 'yes' | 'unknown' | 'no' | 'withdrawn';

/** `hard`: the address does not exist. `complaint`: the person called us spam. `stop`: the number answered STOP. */
export const suppressions = ['hard', 'soft', 'complaint', 'stop'] as const;
export type Suppression = (typeof suppressions)[number];

export interface ContactChannel {
  readonly consent: Consent;
  readonly suppressed?: Suppression | undefined;
  /** Soft bounces in a row. */
  readonly softBounces?: number | undefined;
}

/** A send whose intent is committed and whose outcome may not be known. */
export interface InFlight {
  /** Attempt, from 1. */
  readonly n: number;
  /** Until when the worker that holds it may be alive. */
  readonly lease: Instant;
  /** The customer's local day on which its cap slot counts; absent where no cap applies. */
  readonly capDay?: CalendarDate | undefined;
  /** Due instant of the step, so that whoever finds it can settle it. */
  readonly due: Instant;
  readonly class: 'marketing' | 'service' | 'safety';
}

/**
 * The gate: one item (`CONTACT`) that every send of a customer passes by a conditional write on `rev`. At most 900 bytes.
 * An entry of `inFlight` is cleared only by a writer that has seen its message.
 */
export interface Contact {
  readonly rev: number;
  readonly email: ContactChannel;
  readonly sms: ContactChannel;
  readonly erased?: boolean | undefined;
  readonly pausedUntil?: CalendarDate | undefined;
  readonly lessOften?: boolean | undefined;
  /** Campaign ids that the person does not want. */
  readonly withoutCampaigns?: readonly string[] | undefined;
  /** The person's own, kept beside the company's: a message goes only where both let it. */
  readonly quietHours?: QuietHours | undefined;
  /** Where the ledger of consents stands. */
  readonly ledger?: LedgerHead | undefined;
  /** Ids of open complaints, repairs and recalls. */
  readonly openCases?: readonly string[] | undefined;
  /** Marketing messages per local day, kept while a cap can still see them. */
  readonly capDays: Readonly<Record<CalendarDate, number>>;
  /** Local day of the last satisfaction survey. */
  readonly surveyedOn?: CalendarDate | undefined;
  /** Local day of the last pulse. */
  readonly pulsedOn?: CalendarDate | undefined;
  /** By message key. */
  readonly inFlight: Readonly<Record<string, InFlight>>;
}

export const newContact: Contact = { rev: 0, email: { consent: 'unknown' }, sms: { consent: 'unknown' }, capDays: {}, inFlight: {} };

export const MAX_IN_FLIGHT = 8;

export const channelOf = (contact: Contact, channel: Channel): ContactChannel => contact[channel];
