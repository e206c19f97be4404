import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Asset, Customer } from '../../../domain/customer.ts';
import { type CreditEvent, MOST_CREDIT_EVENTS } from '../../../domain/membership/credit-standing.ts';
import { boundedSort } from '../keys.ts';
import type { Item } from '../table.ts';
import { calendarDate, channel, id, instant, type StoredAs, short, text, yearlyCalendar } from './fields.ts';

const creditEvent: z.ZodType<CreditEvent> = z.object({
  id,
  at: instant,
  standing: z.enum(['good', 'bad']),
  reason: text.optional(),
} satisfies Record<keyof CreditEvent, z.ZodType>);

export const storedCustomer: StoredAs<Customer> = z.object({
  id,
  kind: z.enum(['person', 'organisation']),
  name: text.optional(),
  email: text.optional(),
  phone: short.optional(),
  locale: short.optional(),
  timeZone: short,
  zoneCandidates: z.array(short).max(100).readonly().optional(),
  country: short.optional(),
  bornOn: calendarDate.optional(),
  bornCalendar: yearlyCalendar.optional(),
  joinedOn: calendarDate.optional(),
  householdId: text.optional(),
  credit: z.enum(['good', 'bad']).optional(),
  creditSince: instant.optional(),
  creditLog: z.array(creditEvent).max(MOST_CREDIT_EVENTS).readonly().optional(),
  preferredChannel: channel.optional(),
  tone: short.optional(),
  attributes: z.record(short, text),
} satisfies Record<keyof Customer, z.ZodType>);

export const storedAsset: StoredAs<Asset> = z.object({
  id,
  model: text.optional(),
  name: text.optional(),
  category: text.optional(),
  serial: text.optional(),
  purchasedOn: calendarDate.optional(),
  purchasedIn: short.optional(),
  installedOn: calendarDate.optional(),
  warrantyEndsOn: calendarDate.optional(),
  status: z.enum(['active', 'disposed', 'returned', 'transferred']),
  endedOn: calendarDate.optional(),
  supersededOn: calendarDate.optional(),
  userUnknown: z.boolean().optional(),
} satisfies Record<keyof Asset, z.ZodType>);

/** People are listed from 16 partitions, so that no one of them takes all the writes of an import. */
export const directoryPartitions: readonly string[] = [...'0123456789abcdef'].map((digit) => `customers#${digit}`);

export const customerLookup = ({ id: customer, name }: Customer): Item => ({
  lookupPk: `customers#${createHash('sha256').update(customer).digest('hex').charAt(0)}`,
  lookupSk: boundedSort(`${nameKey(name ?? '') || nameKey(customer)}#${encodeURIComponent(customer)}`),
});

/** How names are compared: without case; the start of a long one only. */
export const nameKey = (name: string): string => name.trim().toLowerCase().slice(0, 150);

/** Owners of a model, in order of serial. An asset without one is found too: a recall may concern the whole model. */
export const assetLookup = ({ model, serial }: Asset): Item =>
  model === undefined || model === ''
    ? {}
    : { lookupPk: `model#${model.slice(0, 600)}`, lookupSk: boundedSort(serial === undefined || serial === '' ? '#' : serial) };
