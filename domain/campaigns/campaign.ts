import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { LocalTime } from '../calendar/zoned-time.ts';
import type { ProgrammeKind } from '../classes/relationship.ts';
import type { Channel } from '../customer.ts';
import type { BondLevel } from './bond-level.ts';
import type { VariantName } from './variant-texts.ts';

export type CampaignClass = 'marketing' | 'service' | 'safety';

/** The part of a campaign's rule that is code; `dated-fact` asks nothing but that the fact still holds. */
export const ruleNames = [
  'product-birthday',
  'asset-active',
  'tier-expiry',
  'tier-changed',
  'silence',
  'second-purchase',
  'reorder',
  'welcome',
  'survey',
  'dissatisfied',
  'case-closed',
  'voucher',
  'anniversary',
  'recall',
  'booking',
  'collect',
  'dated-fact',
] as const;
export type RuleName = (typeof ruleNames)[number];

export interface Step {
  /** Never changes: it is part of the occasion's key. */
  readonly id: string;
  /** Days after the fact's date; negative = before. */
  readonly offsetDays: number;
  /** Tried in this order. */
  readonly channels: readonly Channel[];
  /** `first`: one message on the first channel that can; `each`: one on every channel. */
  readonly send: 'first' | 'each';
  /**
   * Local time; absent = the settings' `sendAt`. `once`: a reply, which answers the customer's own act as soon as it is known, whatever
   * the hour (docs/decisions/020). Its fact bears the date of the act, and its offset is 0.
   */
  readonly at?: LocalTime | 'once' | undefined;
  /**
   * Not everybody at once: shares of five minutes over so long, each customer in one share for ever (docs/decisions/077). Marketing only;
   * absent = all at `at`.
   */
  readonly spreadMinutes?: number | undefined;
  /** Other words tried beside each other, in equal shares; absent = one for everybody. */
  readonly variants?: readonly VariantName[] | undefined;
}

/** JsonLogic over `customer`, `asset` and `fact`. */
export type Audience = Readonly<Record<string, unknown>> | boolean;

/** A rule over dated facts: one version of it. Holds no state per customer. */
export interface Campaign {
  readonly id: string;
  /** Of a company's own; the starters are called by what the console knows of them. */
  readonly name?: string | undefined;
  readonly version: number;
  readonly class: CampaignClass;
  readonly fact: string;
  readonly rule: RuleName;
  readonly steps: readonly Step[];
  readonly audience?: Audience | undefined;
  /** care 33: what binds by it; the starters have theirs. */
  readonly bond?: BondLevel | undefined;
  /** care 40: what kind of programme it is, and so from which level of relationship on it is sent; the starters have theirs. */
  readonly programme?: ProgrammeKind | undefined;
  /** Absent = the settings' share. Counts for marketing only. */
  readonly holdoutPercent?: number | undefined;
  readonly live: boolean;
  readonly approved: boolean;
  /** Put away: off, and out of sight until somebody takes it out again. */
  readonly archived?: boolean | undefined;
  /** First and last local date of its steps. */
  readonly startsOn?: CalendarDate | undefined;
  readonly endsOn?: CalendarDate | undefined;
}
