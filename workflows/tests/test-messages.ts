import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Channel } from '../../domain/customer.ts';
import type { ContentLocale } from '../../domain/wording/greeting.ts';

/** What a test says, made where it was asked for: MJML never runs where a message is sent. */
export interface TestWords {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * A message that a marketer has sent to an address of the company's own: nobody's occasion, so it has no message item, no cap and no
 * counter. The item is its audit; the words, which may show a customer's name, stand in it only until it goes.
 *
 * `sending`: the provider was about to be called; one that stays so is one that nobody knows of.
 */
export interface TestMessage {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly to: string;
  readonly channel: Channel;
  readonly campaign: string;
  readonly step: string;
  readonly locale: ContentLocale;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown';
  /** Why it did not go. */
  readonly why?: string | undefined;
  readonly words?: TestWords | undefined;
}

/** Items `TEST`. */
export interface TestMessages {
  put(test: TestMessage): Promise<void>;
  read(id: string): Promise<TestMessage | undefined>;
  /** From `waiting` to `sending`, its words taken off; false where it was taken up already. */
  begin(id: string): Promise<boolean>;
  settle(id: string, state: TestMessage['state'], why?: string): Promise<void>;
  /** The latest first. */
  recent(limit: number): Promise<readonly TestMessage[]>;
}
