import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Webhook, WebhookDelivery } from '../../domain/webhooks/webhook.ts';

/** Addresses that want to hear of events, and what became of each. */
export interface WebhookBook {
  list(): Promise<readonly Webhook[]>;
  get(id: string): Promise<Webhook | undefined>;
  /** false where the id is taken. */
  create(webhook: Webhook): Promise<boolean>;
  /** `off` and `paused` to `on` forget the failures. false where there is none. */
  setState(id: string, state: Webhook['state']): Promise<boolean>;
  /** The next secret signs; the one before beside it until then. false where another change came first. */
  rotate(webhook: Webhook, formerUntil: Instant): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Something was taken. */
  noteTaken(id: string, at: Instant): Promise<void>;
  /** Nothing was; answers since when. */
  noteFailed(id: string, at: Instant): Promise<Instant>;

  /** false where it is known already. */
  open(webhook: string, delivery: WebhookDelivery): Promise<boolean>;
  delivery(webhook: string, id: string): Promise<WebhookDelivery | undefined>;
  /** Another try is behind it. */
  settle(webhook: string, id: string, tried: TriedDelivery): Promise<void>;
  /** The newest first. */
  deliveries(webhook: string, limit: number): Promise<readonly WebhookDelivery[]>;
}

export interface TriedDelivery extends Pick<WebhookDelivery, 'state' | 'attempts' | 'status' | 'fault'> {
  readonly triedAt?: Instant;
}

/** One try that is to come. */
export interface WebhookJob {
  readonly webhook: string;
  readonly delivery: string;
  /** How many tries came before. */
  readonly attempt: number;
  readonly notBefore: Instant;
}

export interface WebhookQueue {
  /** Comes back when the job may begin, or a while before. */
  send(job: WebhookJob, now: Instant): Promise<void>;
}

/** What an address answered, or why it could not be asked. */
export type Answer = { readonly status: number } | { readonly fault: string };

/** Asks an address on the open internet and no other, once, without following it elsewhere. */
export type PostWebhook = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>;
