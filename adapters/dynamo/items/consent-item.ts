import * as z from 'zod';
import { type ConsentChange, consentSources } from '../../../domain/consent/consent-change.ts';
import type { LedgerEntry } from '../../../domain/consent/consent-ledger.ts';
import { customerKey } from '../keys.ts';
import type { Item, Key } from '../table.ts';
import { calendarDate, campaignId, count, instant, jsonText, localTime, type StoredAs, short } from './fields.ts';
import { itemOf } from './item-of.ts';

const consent = z.enum(['yes', 'unknown', 'no', 'withdrawn']);

const change: z.ZodType<ConsentChange> = z.object({
  email: consent.optional(),
  sms: consent.optional(),
  pausedUntil: calendarDate.nullable().optional(),
  lessOften: z.boolean().optional(),
  withoutCampaigns: z.array(campaignId).max(200).readonly().optional(),
  quietHours: z.object({ from: localTime, to: localTime }).nullable().optional(),
} satisfies Record<keyof ConsentChange, z.ZodType>);

export const storedEntry: StoredAs<LedgerEntry> = z.object({
  n: count,
  before: z.string().max(13),
  hash: z.string().length(13),
  at: instant,
  source: z.enum(consentSources),
  by: short,
  wording: short,
  change: jsonText(change),
} satisfies Record<keyof LedgerEntry, z.ZodType>);

/** In order of their numbers, as far as a million. */
const consentKey = (customer: string, n: number): Key => customerKey(customer, 'CONSENT', String(n).padStart(6, '0'));

export const consentItem = (customer: string, entry: LedgerEntry): Item =>
  itemOf(consentKey(customer, entry.n), 'CONSENT', z.encode(storedEntry, entry));

export const readConsent = (item: Item): LedgerEntry => z.decode(storedEntry, item);
