import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';
import type { Campaign, Step } from '../campaigns/campaign.ts';
import type { Contact } from '../contact.ts';
import type { Channel } from '../customer.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Values } from '../facts/fact.ts';
import type { Occasion } from '../occasion.ts';
import type { Settings } from '../settings.ts';
import type { AskedOn } from '../surveys/survey-spacing.ts';
import type { SkipReason } from './reason.ts';

/** Everything that a decision looks at. */
export interface Situation {
  readonly now: Instant;
  readonly occasion: Occasion;
  readonly campaign: Campaign;
  readonly step: Step;
  readonly settings: Settings;
  /** Undefined where nobody of this id is known. */
  readonly state: CustomerState | undefined;
  readonly contact: Contact;
  /** The household's last check-up offer. */
  readonly householdOffer?: { readonly day: CalendarDate; readonly by: string } | undefined;
  /** Message keys of this customer that a sent card has used up. */
  readonly greeted: ReadonlySet<string>;
  /** After a restore: what was due before is too late. */
  readonly tooLateBefore?: Instant | undefined;
  /** The circuit breaker is open: no marketing goes out until a person lets it. */
  readonly marketingPaused?: boolean | undefined;
  /** care 17: the campaign whose letter comes before any other of marketing; undefined where there is none. */
  readonly invitation?: Campaign | undefined;
  /** How long before quiet hours the gate closes, in milliseconds. */
  readonly closesBefore: number;
}

/** What one message of the occasion would be known by. */
export interface MessageIdentity {
  readonly key: string;
  /** Subjects of a merged card joined by `+`. */
  readonly subject: string;
  /** Keys of the other assets' own occasions, used up once this one is sent. */
  readonly covers: readonly { readonly key: string; readonly subject: string }[];
}

export type Verdict =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'skip';
      readonly reason: SkipReason;
      readonly channel: Channel | null;
      readonly identity: MessageIdentity;
      readonly values: Values;
    }
  | {
      readonly kind: 'wait';
      readonly until: Instant;
      /** It is decided anew at this earlier instant: what it waits for may be over by then. */
      readonly askAgain?: Instant | undefined;
      readonly identity: MessageIdentity;
    }
  | {
      readonly kind: 'send';
      readonly channel: Channel;
      readonly identity: MessageIdentity;
      readonly values: Values;
      /** The household's offer is to be claimed with it. */
      readonly claimsOffer: boolean;
      /** Its cap slot counts on this local day; absent where no cap applies. */
      readonly capDay?: CalendarDate | undefined;
      /** It asks something: where its day is noted in the gate, so that the next one keeps its distance. */
      readonly asked?: { readonly as: AskedOn; readonly on: CalendarDate } | undefined;
    };
