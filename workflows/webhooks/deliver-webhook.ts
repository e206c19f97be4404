import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import { messageId, webhookHeaders } from '../../domain/webhooks/sign-webhook.ts';
import { isHopeless, TEST_TYPE, type Webhook, type WebhookDelivery, waitAfter } from '../../domain/webhooks/webhook.ts';
import type { Clock } from '../clock.ts';
import type { Answer, PostWebhook, WebhookBook, WebhookJob, WebhookQueue } from './webhook-book.ts';

export interface WebhookServices {
  readonly clock: Clock;
  readonly webhooks: WebhookBook;
  readonly queue: WebhookQueue;
}

export interface DeliverServices extends WebhookServices {
  readonly post: PostWebhook;
  /** That all secrets are derived from. */
  readonly key: () => Promise<string>;
}

export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly detail: unknown;
}

/** An event on its way to one address; the same event twice is one way. */
export async function beginDelivery(
  { clock, webhooks, queue }: WebhookServices,
  { id }: Webhook,
  event: ToldEvent,
): Promise<WebhookDelivery> {
  const message = messageId(event.type, event.id);
  const timestamp = instantText(event.at);
  const body = JSON.stringify({ type: event.type, timestamp, data: event.detail });
  const delivery = { id: `${timestamp}#${message}`, message, type: event.type, at: event.at, state: 'waiting', attempts: 0, body } as const;
  await webhooks.open(id, delivery);
  // Even where it stands: whoever wrote it may have fallen before this line. A job too many finds nothing to do.
  await queue.send({ webhook: id, delivery: delivery.id, attempt: 0, notBefore: clock.now() }, clock.now());
  return delivery;
}

/** Everybody who wants events of this type gets a delivery of their own, so that one who is slow holds nobody up. */
export async function tellWebhooks(services: WebhookServices, event: ToldEvent): Promise<void> {
  for (const webhook of await services.webhooks.list())
    if (webhook.state === 'on' && webhook.types.some((type) => type === event.type)) await beginDelivery(services, webhook, event);
}

/** One try. At least once: what fell between the answer and its being written down is sent again, under the same id. */
export async function deliverWebhook(services: DeliverServices, job: WebhookJob): Promise<void> {
  const { clock, webhooks, queue, post, key } = services;
  const [webhook, delivery] = await Promise.all([webhooks.get(job.webhook), webhooks.delivery(job.webhook, job.delivery)]);
  if (delivery?.state !== 'waiting' || delivery.body === undefined || delivery.attempts > job.attempt) return;
  if (webhook === undefined) return;
  const at = clock.now();
  const { id, message, type, body } = delivery;
  if (webhook.state !== 'on' && type !== TEST_TYPE)
    return await webhooks.settle(webhook.id, id, { state: 'failed', attempts: delivery.attempts, fault: webhook.state });
  if (at < job.notBefore) return await queue.send(job, at);

  const answer = await post(webhook.url, webhookHeaders(await key(), webhook, { message, body, at }), body);
  const tried = { attempts: job.attempt + 1, triedAt: clock.now(), ...answer };
  if (isTaken(answer)) {
    await webhooks.settle(webhook.id, id, { ...tried, state: 'delivered' });
    return await webhooks.noteTaken(webhook.id, clock.now());
  }
  const wait = waitAfter(tried.attempts, type);
  const isGone = 'status' in answer && answer.status === 410;
  if (type !== TEST_TYPE) {
    const since = await webhooks.noteFailed(webhook.id, at);
    if (isGone || isHopeless(since, at)) await webhooks.setState(webhook.id, 'off');
  }
  // The next try first: a crash between the two makes one too many, and never none.
  if (wait !== undefined && !isGone) await queue.send({ ...job, attempt: tried.attempts, notBefore: clock.now() + wait }, clock.now());
  await webhooks.settle(webhook.id, id, { ...tried, state: wait === undefined || isGone ? 'failed' : 'waiting' });
}

const isTaken = (answer: Answer): boolean => 'status' in answer && answer.status >= 200 && answer.status < 300;
