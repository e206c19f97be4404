import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Contact } from '../contact.ts';
import type { Asset } from '../customer.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Fact, Values } from '../facts/fact.ts';
import type { Settings } from '../settings.ts';

/** What a campaign's rule is asked with. */
export interface RuleContext {
  /** Id of the campaign that asks. */
  readonly campaign: string;
  readonly state: CustomerState;
  readonly contact: Contact;
  readonly fact: Fact;
  /** How often the fact has come round: 0 for the day itself. */
  readonly ordinal: number;
  /** The fact's date in the year at hand. */
  readonly date: CalendarDate;
  /** The local day on which the step fell due. */
  readonly dueDay: CalendarDate;
  /** The customer's local day now. */
  readonly today: CalendarDate;
  readonly settings: Settings;
  /** Has a sent card greeted this asset already this year? */
  readonly greeted: (asset: string, ordinal: number) => boolean;
}

/** `nothing`: no line at all. `skip`: a gate that only the rule can answer. */
export type RuleAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'skip'; readonly reason: 'asset-ended' | 'already-safe' | 'capped' }
  | {
      readonly kind: 'holds';
      readonly values: Values;
      /** It comes due on this day, not on the one that the fact bears, at the same time of day; its lateness counts from then. */
      readonly notBefore?: CalendarDate | undefined;
      /** The last day on which it may be said, however long a step may be late. */
      readonly notAfter?: CalendarDate | undefined;
      /** Assets of a merged card with the ordinal of each one's birthday, in order of asset id. */
      readonly products?: readonly { readonly asset: Asset; readonly years: number }[] | undefined;
    };

export const nothing: RuleAnswer = { kind: 'nothing' };
export const holds = (values: Values): RuleAnswer => ({ kind: 'holds', values });
