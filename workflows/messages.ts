import type { Engagement } from '../domain/feedback/engagement.ts';
import type { Aftermath, Message, MessageState } from '../domain/message.ts';

export interface Messages {
  /** Strongly; in any order, absent ones left out. Ask for many at once rather than one after the other: they go as one request. */
  read(customer: string, keys: readonly string[]): Promise<readonly Message[]>;
  /** false where `ifAbsent` and one stands there already. Without it the put always wins: the outcome of a real send. */
  put(customer: string, message: Message, options: { readonly ifAbsent: boolean }): Promise<boolean>;
  /** Moves the state on where it still is one of `from`; else false. */
  move(
    customer: string,
    key: string,
    from: readonly MessageState[],
    to: MessageState,
    providerId?: string,
    also?: Pick<Message, 'deliveredAt' | 'bounce'>,
  ): Promise<boolean>;
  /** Notes what was opened or clicked where the message still has `before` noted; else false. */
  engage(customer: string, key: string, before: Engagement | undefined, after: Engagement): Promise<boolean>;
  /** Those whose key begins with `prefix`; eventually consistent. */
  of(customer: string, prefix?: string): Promise<readonly Message[]>;
  /** Notes what came of it later; false where there is no such message. */
  note(customer: string, key: string, aftermath: Aftermath): Promise<boolean>;
}
