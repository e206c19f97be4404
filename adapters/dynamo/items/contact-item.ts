import * as z from 'zod';
import type { Contact, ContactChannel, InFlight } from '../../../domain/contact.ts';
import { customerKey } from '../keys.ts';
import type { Item } from '../table.ts';
import { calendarDate, campaignId, count, id, type StoredAs } from './fields.ts';

const contactChannel: z.ZodType<ContactChannel> = z.object({
  consent: z.enum(['yes', 'unknown', 'no', 'withdrawn']),
  suppressed: z.enum(['hard', 'soft', 'complaint']).optional(),
  softBounces: count.optional(),
} satisfies Record<keyof ContactChannel, z.ZodType>);

const classes = ['marketing', 'service', 'safety'] as const;
const inFlightText = z
  .string()
  .regex(/^\d+ [0-9a-z]+ [0-9a-z]+ [012]( \d{4}-\d{2}-\d{2})?$/)
  .max(64);
const inFlight: z.ZodType<InFlight, InFlight> = z.object({
  n: count,
  lease: z.int().nonnegative(),
  due: z.int().nonnegative(),
  class: z.enum(classes),
  capDay: calendarDate.optional(),
} satisfies Record<keyof InFlight, z.ZodType>);

/**
 * An entry in flight as one short text, `<n> <lease> <due> <class> <cap day>`, instants in base 36: 33 bytes instead of 67, so that
 * eight of them and a full week of cap days still fit the one write unit of the gate.
 */
const inFlightCodec = z.codec(inFlightText, inFlight, {
  decode: (stored) => {
    const [n, lease, due, sort, capDay] = stored.split(' ');
    const entry = { n: Number(n), lease: fromBase36(lease), due: fromBase36(due), class: classes[Number(sort)] ?? 'marketing' };
    return capDay === undefined ? entry : { ...entry, capDay };
  },
  encode: ({ n, lease, due, class: sort, capDay }) =>
    [n, lease.toString(36), due.toString(36), classes.indexOf(sort), ...(capDay === undefined ? [] : [capDay])].join(' '),
});

const fromBase36 = (digits: string | undefined): number => Number.parseInt(digits ?? '', 36);

const storedContact: StoredAs<Contact> = z.object({
  rev: count,
  email: contactChannel,
  sms: contactChannel,
  erased: z.boolean().optional(),
  pausedUntil: calendarDate.optional(),
  lessOften: z.boolean().optional(),
  withoutCampaigns: z.array(campaignId).max(200).readonly().optional(),
  openCases: z.array(id).max(200).readonly().optional(),
  capDays: z.record(calendarDate, count),
  surveyedOn: calendarDate.optional(),
  inFlight: z.record(z.string().max(4096), inFlightCodec),
} satisfies Record<keyof Contact, z.ZodType>);

export const contactItem = (customer: string, contact: Contact): Item => ({
  ...customerKey(customer, 'CONTACT'),
  type: 'CONTACT',
  ...z.encode(storedContact, contact),
});

export const readContact = (item: Item): Contact => z.decode(storedContact, item);
