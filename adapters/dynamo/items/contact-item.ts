import * as z from 'zod';
import type { QuietHours } from '../../../domain/calendar/quiet-hours.ts';
import type { LedgerHead } from '../../../domain/consent/consent-ledger.ts';
import { type Contact, type ContactChannel, type InFlight, suppressions } from '../../../domain/contact.ts';
import { customerKey } from '../keys.ts';
import type { Item } from '../table.ts';
import { calendarDate, campaignId, count, id, instant, localTime, type StoredAs } from './fields.ts';
import { itemOf } from './item-of.ts';

const contactChannel: z.ZodType<ContactChannel> = z.object({
  consent: z.enum(['yes', 'unknown', 'no', 'withdrawn']),
  suppressed: z.enum(suppressions).optional(),
  softBounces: count.optional(),
} satisfies Record<keyof ContactChannel, z.ZodType>);

const classes = ['marketing', 'service', 'safety'] as const;
const inFlightText = z
  .string()
  .regex(/^\d+ -?[0-9a-z]+ -?[0-9a-z]+ [012]( \d{8})?$/)
  .max(64);
const inFlight: z.ZodType<InFlight, InFlight> = z.object({
  n: count,
  lease: instant,
  due: instant,
  class: z.enum(classes),
  capDay: calendarDate.optional(),
} satisfies Record<keyof InFlight, z.ZodType>);

/**
 * An entry in flight as one short text, `<n> <lease> <how long before it was due> <class> <cap day>`, times in base 36: 27 bytes
 * instead of 67, so that eight of them and a full week of cap days still fit the one write unit of the gate.
 */
const inFlightCodec = z.codec(inFlightText, inFlight, {
  decode: (stored) => {
    const [n = '', leaseText = '', before = '', sort = '', day] = stored.split(' ');
    const lease = fromBase36(leaseText);
    const entry = { n: Number(n), lease, due: lease - fromBase36(before), class: classes[Number(sort)] ?? 'marketing' };
    return day === undefined ? entry : { ...entry, capDay: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` };
  },
  encode: ({ n, lease, due, class: sort, capDay }) =>
    [n, base36(lease), base36(lease - due), classes.indexOf(sort), ...(capDay === undefined ? [] : [capDay.replaceAll('-', '')])].join(' '),
});

const base36 = (whole: number): string => whole.toString(36);
const fromBase36 = (digits: string): number => Number.parseInt(digits, 36);

/** `21:00-09:00`, and `12<hash>`: short texts, because the gate is written with every send. */
const quietHoursCodec = z.codec(z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/), z.object({ from: localTime, to: localTime }), {
  decode: (stored): QuietHours => ({ from: stored.slice(0, 5), to: stored.slice(6) }),
  encode: ({ from, to }) => `${from}-${to}`,
});
const ledgerCodec = z.codec(z.string().regex(/^\d{1,9}[\w-]{13}$/), z.object({ n: count, hash: z.string().length(13) }), {
  decode: (stored): LedgerHead => ({ n: Number(stored.slice(0, -13)), hash: stored.slice(-13) }),
  encode: ({ n, hash }) => `${n}${hash}`,
});

export const storedContact: StoredAs<Contact> = z.object({
  rev: count,
  email: contactChannel,
  sms: contactChannel,
  erased: z.boolean().optional(),
  pausedUntil: calendarDate.optional(),
  lessOften: z.boolean().optional(),
  withoutCampaigns: z.array(campaignId).max(200).readonly().optional(),
  quietHours: quietHoursCodec.optional(),
  ledger: ledgerCodec.optional(),
  openCases: z.array(id).max(200).readonly().optional(),
  capDays: z.record(calendarDate, count),
  surveyedOn: calendarDate.optional(),
  pulsedOn: calendarDate.optional(),
  inFlight: z.record(z.string().max(4096), inFlightCodec),
} satisfies Record<keyof Contact, z.ZodType>);

export const contactItem = (customer: string, contact: Contact): Item =>
  itemOf(customerKey(customer, 'CONTACT'), 'CONTACT', z.encode(storedContact, contact));

export const readContact = (item: Item): Contact => z.decode(storedContact, item);
