import type { CalendarDate, Instant } from './calendar/calendar-date.ts';
import type { YearlyCalendar } from './calendar/yearly.ts';
import type { CreditEvent } from './membership/credit-standing.ts';

export type Channel = 'email' | 'sms';

export type Credit = 'good' | 'bad';

/** A person or organisation that a company serves. Item `PROFILE`. */
export interface Customer {
  readonly id: string;
  readonly kind: 'person' | 'organisation';
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** E.164. */
  readonly phone?: string | undefined;
  /** BCP 47. */
  readonly locale?: string | undefined;
  /** IANA zone, resolved when the record came in and kept. */
  readonly timeZone: string;
  /** Present where the zone was guessed: messages then go only while it is between 09:00 and 20:00 in every one of these. */
  readonly zoneCandidates?: readonly string[] | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly bornOn?: CalendarDate | undefined;
  readonly bornCalendar?: YearlyCalendar | undefined;
  readonly joinedOn?: CalendarDate | undefined;
  readonly householdId?: string | undefined;
  readonly credit?: Credit | undefined;
  /** When a dated credit event set it; an undated one does not change it then, nor does an earlier event. */
  readonly creditSince?: Instant | undefined;
  /** The dated events that are known, oldest first. */
  readonly creditLog?: readonly CreditEvent[] | undefined;
  readonly preferredChannel?: Channel | undefined;
  readonly tone?: string | undefined;
  /** Columns `attr.<name>` of an import. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A thing that a customer owns. Item `ASSET#<id>`. */
export interface Asset {
  readonly id: string;
  readonly model?: string | undefined;
  readonly name?: string | undefined;
  readonly category?: string | undefined;
  readonly serial?: string | undefined;
  readonly purchasedOn?: CalendarDate | undefined;
  /** care 1: the year alone, where nobody knows the day: the product has no birthday. */
  readonly purchasedIn?: string | undefined;
  readonly installedOn?: CalendarDate | undefined;
  readonly warrantyEndsOn?: CalendarDate | undefined;
  readonly status: 'active' | 'disposed' | 'returned' | 'transferred';
  /** First day on which the asset counts as ended; an ended status without it means from the start. */
  readonly endedOn?: CalendarDate | undefined;
  /** care 4: somebody who bought it later is on record from this day on, although nobody said that it was given away. */
  readonly supersededOn?: CalendarDate | undefined;
  /** care 81: who uses it is not known, so whoever bought it is written to, and it is not called theirs. */
  readonly userUnknown?: boolean | undefined;
}

export function assetEndedBy(asset: Asset, day: CalendarDate): boolean {
  if (asset.supersededOn !== undefined && asset.supersededOn <= day) return true;
  if (asset.endedOn !== undefined) return asset.endedOn <= day;
  return asset.status !== 'active';
}
