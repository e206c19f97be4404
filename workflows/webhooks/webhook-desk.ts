import type { BusEventType } from '../../domain/bus/bus-events.ts';
import { secretOf, secretText } from '../../domain/webhooks/sign-webhook.ts';
import { BOTH_SECRETS, MOST_WEBHOOKS, TEST_TYPE, type Webhook } from '../../domain/webhooks/webhook.ts';
import { beginDelivery, type WebhookServices } from './deliver-webhook.ts';

export interface DeskServices extends WebhookServices {
  readonly key: () => Promise<string>;
  readonly newId: () => string;
}

export interface WantedWebhook {
  readonly name: string;
  readonly url: string;
  readonly types: readonly BusEventType[];
  readonly by: string;
}

/** The one time that its secret is seen; undefined where there are too many. */
export async function addWebhook(services: DeskServices, { by, ...wanted }: WantedWebhook) {
  const { clock, webhooks, key, newId } = services;
  if ((await webhooks.list()).length >= MOST_WEBHOOKS) return undefined;
  const webhook: Webhook = { id: newId(), ...wanted, state: 'on', secret: 1, createdBy: by, createdAt: clock.now() };
  if (!(await webhooks.create(webhook))) throw new Error('The id of a new webhook was taken. Try again.');
  return { webhook, secret: secretText(secretOf(await key(), webhook.id, webhook.secret)) };
}

/** A new secret signs from now on, the one before beside it for a day; undefined where there is no such address. */
export async function rotateSecret({ clock, webhooks, key }: DeskServices, id: string) {
  const webhook = await webhooks.get(id);
  const formerUntil = clock.now() + BOTH_SECRETS;
  if (webhook === undefined || !(await webhooks.rotate(webhook, formerUntil))) return undefined;
  return { secret: secretText(secretOf(await key(), id, webhook.secret + 1)), formerUntil };
}

/** Asks an address once whether it takes anything; how it went stands in the log. */
export async function testWebhook(services: DeskServices, id: string): Promise<boolean> {
  const webhook = await services.webhooks.get(id);
  if (webhook === undefined) return false;
  const detail = { webhook: webhook.name };
  await beginDelivery(services, webhook, { id: services.newId(), type: TEST_TYPE, at: services.clock.now(), detail });
  return true;
}

/** What failed goes once more, from its first try; false where nothing failed. */
export async function redeliver({ clock, webhooks, queue }: DeskServices, id: string, delivery: string): Promise<boolean> {
  const failed = await webhooks.delivery(id, delivery);
  if (failed?.state !== 'failed' || failed.body === undefined) return false;
  await webhooks.settle(id, delivery, { state: 'waiting', attempts: 0 });
  await queue.send({ webhook: id, delivery, attempt: 0, notBefore: clock.now() }, clock.now());
  return true;
}
