import type { CalendarDate, Instant } from './calendar/calendar-date.ts';
import type { CampaignClass } from './campaigns/campaign.ts';
import type { Channel } from './customer.ts';
import type { FailReason, SkipReason } from './decisions/reason.ts';
import type { Values } from './facts/fact.ts';
import type { Engagement } from './feedback/engagement.ts';

/**
 * `covered`: the occasion went out in another asset's merged card. `abandoned`: marketing whose outcome was never learnt.
 */
export type MessageState = 'sent' | 'delivered' | 'bounced' | 'complained' | 'skipped' | 'failed' | 'abandoned' | 'covered';

/** The outcome of one occasion; the send's audit. Item `MESSAGE#<key>`. */
export interface Message {
  readonly key: string;
  readonly campaign: string;
  readonly version: number;
  readonly class: CampaignClass;
  readonly step: string;
  /** Of a step that says several things: which. */
  readonly variant?: string | undefined;
  /** Subjects of a merged card joined by `+`, in order of asset id. */
  readonly subject: string;
  /** The fact's date in the year at hand. */
  readonly date: CalendarDate;
  readonly due: Instant;
  /** Instant of the decision. */
  readonly at: Instant;
  readonly timeZone: string;
  readonly channel: Channel | null;
  readonly state: MessageState;
  readonly reason?: SkipReason | FailReason | undefined;
  readonly attempt?: number | undefined;
  /** SES or SMS message id. */
  readonly providerId?: string | undefined;
  readonly values?: Values | undefined;
  /** When the provider handed it over. */
  readonly deliveredAt?: Instant | undefined;
  readonly bounce?: 'hard' | 'soft' | undefined;
  /** Opens and clicks, people's and machines'. */
  readonly engagement?: Engagement | undefined;
  /** Orders within the campaign's days after it, whether it went out or was held back: what both arms are compared by. */
  readonly ordered?: OrderedAfter | undefined;
  /** The tier that it spoke of was kept. */
  readonly tierKept?: boolean | undefined;
  /** The person left by a link of this campaign. */
  readonly leftOn?: CalendarDate | undefined;
  /** The voucher that came of its answer was redeemed. */
  readonly redeemedOn?: CalendarDate | undefined;
}

/** What came of a message later than its own send: each is set whole, so that doing it twice changes nothing. */
export type Aftermath = Pick<Message, 'ordered' | 'tierKept' | 'leftOn' | 'redeemedOn'>;

export interface OrderedAfter {
  /** Day of the first order. */
  readonly on: CalendarDate;
  /** All orders in that time, refunds taken off, in hundredths of the company's currency. */
  readonly hundredths: number;
}

/** The line's `outcome`: what came of it in the words of the report. */
export function outcomeOf(message: Message): 'sent' | 'skipped' | 'failed' | undefined {
  switch (message.state) {
    case 'sent':
    case 'delivered':
    case 'bounced':
    case 'complained':
      return 'sent';
    case 'skipped':
      return 'skipped';
    case 'failed':
    case 'abandoned':
      return 'failed';
    case 'covered':
      return undefined;
  }
}
