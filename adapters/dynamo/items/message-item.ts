import * as z from 'zod';
import { failReasons, skipReasons } from '../../../domain/decisions/reason.ts';
import type { Message } from '../../../domain/message.ts';
import { boundedSort, customerPk } from '../keys.ts';
import type { Item, Key } from '../table.ts';
import { calendarDate, campaignClass, campaignId, channel, count, instant, type StoredAs, short, text, values } from './fields.ts';

export const messageStates = ['sent', 'delivered', 'bounced', 'complained', 'skipped', 'failed', 'abandoned', 'covered'] as const;

import { itemOf } from './item-of.ts';

type Body = Omit<Message, 'key'>;

const storedBody: StoredAs<Body> = z.object({
  campaign: campaignId,
  version: count,
  class: campaignClass,
  step: short,
  subject: text,
  date: calendarDate,
  due: instant,
  at: instant,
  timeZone: short,
  channel: channel.nullable(),
  state: z.enum(messageStates),
  reason: z.enum([...skipReasons, ...failReasons]).optional(),
  attempt: count.optional(),
  providerId: short.optional(),
  values: values.optional(),
} satisfies Record<keyof Body, z.ZodType>);

const PREFIX = 'MESSAGE#';

/** The key's parts are percent-encoded already. */
export const messageItemKey = (customer: string, key: string): Key => ({ pk: customerPk(customer), sk: boundedSort(`${PREFIX}${key}`) });

/** The key stands in the sort key only, where it is not too long: it is a sixth of an ordinary message. */
export function messageItem(customer: string, message: Message): Item {
  const place = messageItemKey(customer, message.key);
  const cut = place.sk !== `${PREFIX}${message.key}`;
  return itemOf(place, 'MESSAGE', storedBody.parse(message), cut ? { key: message.key } : {});
}

const keyed = z.object({ sk: z.string().startsWith(PREFIX).max(1024), key: z.string().max(8192).optional() });

export function readMessage(item: Item): Message {
  const { sk, key = sk.slice(PREFIX.length) } = keyed.parse(item);
  return Object.assign({ key }, z.decode(storedBody, item));
}
