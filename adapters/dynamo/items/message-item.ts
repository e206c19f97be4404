import * as z from 'zod';
import { failReasons, skipReasons } from '../../../domain/decisions/reason.ts';
import type { Engagement } from '../../../domain/feedback/engagement.ts';
import type { Message, OrderedAfter } from '../../../domain/message.ts';
import { boundedSort, customerPk, prefixOf } from '../keys.ts';
import type { Item, Key } from '../table.ts';
import { calendarDate, campaignClass, campaignId, channel, count, instant, type StoredAs, short, text, values } from './fields.ts';

import { itemOf } from './item-of.ts';

export const messageStates = ['sent', 'delivered', 'bounced', 'complained', 'skipped', 'failed', 'abandoned', 'covered'] as const;

type Body = Omit<Message, 'key'>;

const hit = z.object({ at: instant, kind: z.enum(['open', 'click']), link: short.optional() });
const engagement: z.ZodType<Engagement> = z.object({
  hits: count,
  machine: count,
  opens: count,
  openedAt: instant.optional(),
  clicks: count,
  clickedAt: instant.optional(),
  last: hit.optional(),
  burst: z.object({ at: instant, links: z.array(short).max(8).readonly() }).optional(),
} satisfies Record<keyof Engagement, z.ZodType>);

const ordered: z.ZodType<OrderedAfter> = z.object({
  on: calendarDate,
  hundredths: z.int(),
} satisfies Record<keyof OrderedAfter, z.ZodType>);

export const storedBody: StoredAs<Body> = z.object({
  campaign: campaignId,
  version: count,
  class: campaignClass,
  step: short,
  variant: short.optional(),
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
  deliveredAt: instant.optional(),
  bounce: z.enum(['hard', 'soft']).optional(),
  engagement: engagement.optional(),
  ordered: ordered.optional(),
  tierKept: z.boolean().optional(),
  leftOn: calendarDate.optional(),
  redeemedOn: calendarDate.optional(),
} satisfies Record<keyof Body, z.ZodType>);

const PREFIX = prefixOf('MESSAGE');

/** The key's parts are percent-encoded already. */
export const messageItemKey = (customer: string, key: string): Key => ({ pk: customerPk(customer), sk: boundedSort(`${PREFIX}${key}`) });

/** The key stands in the sort key only, where it is not too long: it is a sixth of an ordinary message. */
export function messageItem(customer: string, message: Message): Item {
  const place = messageItemKey(customer, message.key);
  const cut = place.sk !== `${PREFIX}${message.key}`;
  return itemOf(place, 'MESSAGE', storedBody.parse(message), cut ? { key: message.key } : {});
}

/** How often it was looked at stands beside it too, for the condition of the next look. */
export const engagementAttributes = (after: Engagement) => ({ hits: after.hits, engagement: engagement.parse(after) });

const keyed = z.object({ sk: z.string().startsWith(PREFIX).max(1024), key: z.string().max(8192).optional() });

export function readMessage(item: Item): Message {
  const { sk, key = sk.slice(PREFIX.length) } = keyed.parse(item);
  return Object.assign({ key }, z.decode(storedBody, item));
}
