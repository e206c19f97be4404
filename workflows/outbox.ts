import type { Channel } from '../domain/customer.ts';
import type { Values } from '../domain/facts/fact.ts';
import type { ConfirmedRequest } from '../domain/requests/person-request.ts';
import type { Refusal } from '../domain/sending/put-off.ts';
import type { ShortLink } from './short-links.ts';

export interface SendTags {
  readonly customer: string;
  /** The message key. */
  readonly key: string;
  readonly campaign: string;
  readonly attempt: number;
}

/** A calendar file (RFC 5545) that goes with a mail. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly fileName: string;
  readonly text: string;
}

export type OutgoingMessage =
  | {
      readonly channel: 'email';
      readonly to: string;
      readonly toName?: string | undefined;
      readonly fromName: string;
      readonly replyTo: string;
      readonly subject: string;
      readonly html: string;
      readonly text: string;
      /** RFC 8058 one-click address, for marketing. */
      readonly unsubscribeUrl?: string | undefined;
      readonly calendar?: CalendarPart | undefined;
      readonly tags: SendTags;
      readonly test?: true | undefined;
    }
  | {
      readonly channel: 'sms';
      readonly to: string;
      readonly text: string;
      readonly marketing: boolean;
      readonly tags: SendTags;
      /** To one of our own: it goes without its tags, so that no event of it finds a customer. */
      readonly test?: true | undefined;
    };

/**
 * `refused`: certainly not sent, may go later. `rejected`: certainly not sent, never will be. `unknown`: nobody can say.
 * The closed list of definite refusals and rejections is the adapter's; everything else is `unknown`.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'rejected'; readonly code: string; readonly suppress?: 'hard' | 'opted-out' | undefined }
  | { readonly kind: 'unknown'; readonly cause: string };

/** The one call site of the providers: one call per intent, no retries inside, never rejects. */
export interface Outbox {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  /**
   * Waits a channel's turn at its provider, a few seconds at most, before an intent is spent on it; says why where it cannot go now.
   * Absent: nothing is held back.
   */
  hold?(channel: Channel): Promise<Refusal | undefined>;
}

export type Rendered =
  | { readonly kind: 'rendered'; readonly subject: string; readonly html: string; readonly text: string }
  /** A slot without a value, a filter that is not allowed, a limit reached. */
  | { readonly kind: 'missing'; readonly what: string };

export interface Renderer {
  /** `id` identifies the content for ever, so that parsed templates can be kept. SMS has only `text`. */
  render(id: string, content: import('./campaign-library.ts').Content, values: Values): Promise<Rendered>;
}

/** Signed links into the customer's pages. */
export interface Links {
  unsubscribe(customer: string, campaign: string): string;
  preferences(customer: string): string;
  survey(customer: string, messageKey: string, campaign: string): string;
  /** `offer`: key of the message that carries the offer. */
  booking(customer: string, offer: string): string;
  /** `recall`: as `recallSubject` names it. */
  recall(customer: string, recall: string): string;
  voucher(customer: string, voucher: string): string;
  /** How a case of theirs stands. */
  caseOf(customer: string, id: string): string;
  /** Confirms a request of the person's: what it leads to is done only then. */
  confirm(customer: string, kind: ConfirmedRequest, request: string): string;
  myData(customer: string): string;
  /** A text with our links in it under short addresses, and what must stand for them to lead there. */
  shorten(text: string, messageKey: string): { readonly text: string; readonly links: readonly ShortLink[] };
}
