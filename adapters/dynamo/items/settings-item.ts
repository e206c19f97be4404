import * as z from 'zod';
import {
  type BookingHours,
  type Cap,
  type Company,
  defaultSettings,
  type Settings,
  type Tier,
  weekdays,
} from '../../../domain/settings.ts';
import { surveyShape } from '../../../domain/surveys/survey-shape.ts';
import { contentLocales } from '../../../domain/wording/greeting.ts';
import type { Item, Key } from '../table.ts';
import { calendarDate, count, jsonText, localTime, type StoredAs, short, text } from './fields.ts';

const cap: z.ZodType<Cap> = z.object({ max: count, days: count } satisfies Record<keyof Cap, z.ZodType>);
const tier: z.ZodType<Tier> = z.object({
  id: short,
  from: z.number(),
  goodCredit: z.boolean().optional(),
} satisfies Record<keyof Tier, z.ZodType>);
const company: z.ZodType<Company> = z.object({
  name: text,
  timeZone: short,
  locale: short,
  currency: short,
  postalAddress: text,
  replyTo: text,
  phone: text,
  staffedHours: text,
  color: short.default(defaultSettings.company.color),
  logo: text.nullable().default(defaultSettings.company.logo),
} satisfies Record<keyof Company, z.ZodType>);

const bookings: z.ZodType<BookingHours> = z.object({
  times: z.partialRecord(z.enum(weekdays), z.array(localTime).max(48).readonly()),
  minutes: count,
  capacity: count,
  daysAhead: count,
  noticeHours: z.number(),
  closedDates: z.array(calendarDate).max(1000).readonly(),
} satisfies Record<keyof BookingHours, z.ZodType>);

const settings: z.ZodType<Settings> = z.object({
  company,
  sendAt: localTime,
  quietHours: z.object({ from: localTime, to: localTime }),
  caps: z.object({ marketing: z.array(cap).max(20).readonly().optional() }),
  latenessHours: z.number(),
  leapDay: z.enum(['feb-28', 'mar-1', 'skip']),
  holdoutPercent: z.number(),
  points: z.object({ perCurrencyUnit: z.number(), windowMonths: count }),
  tiers: z.array(tier).max(100).readonly(),
  tierValidityDays: count,
  earlyUpgrade: z.boolean().default(defaultSettings.earlyUpgrade),
  relationshipLevels: z.boolean().default(defaultSettings.relationshipLevels),
  winBack: z.object({
    cycleDays: z.number().nullable(),
    cycleDaysByCategory: z.record(text, z.number()),
    minimumGaps: count,
    fallbackCycleDays: z.number(),
    repairCost: z.number().nullable().default(defaultSettings.winBack.repairCost),
  }),
  // Settings that were saved before these names came are read with their defaults.
  surveys: z.object({
    minimumDaysApart: count,
    pulseDaysApart: count.default(defaultSettings.surveys.pulseDaysApart),
    asks: z.record(short, short).default(defaultSettings.surveys.asks),
    own: z.array(surveyShape).max(50).readonly().default([]),
    importance: z.record(short, z.number()).default({}),
  }),
  cases: z
    .object({
      dueHours: z.number(),
      apologyAtPercent: z.number().default(defaultSettings.cases.apologyAtPercent),
      owner: short,
      escalationOwner: short,
      closedDays: z.array(calendarDate).max(400).readonly(),
    })
    .default(defaultSettings.cases),
  branches: z
    .array(
      z.object({
        id: short,
        staffedHours: text.optional(),
        timeZone: short.optional(),
        closedDays: z.array(calendarDate).max(400).readonly().optional(),
      }),
    )
    .max(1000)
    .readonly()
    .default(defaultSettings.branches),
  vouchers: z.object({ budgetPerMonth: z.number().nullable() }).default(defaultSettings.vouchers),
  surprises: z
    .object({
      budgetPerMonth: z.number(),
      mostEach: z.number(),
      daysApart: count,
      afterDays: count,
      gifts: z
        .array(z.object({ name: text, cost: z.number() }))
        .max(100)
        .readonly(),
    })
    .default(defaultSettings.surprises),
  promises: z.object({ warnAtPercent: z.number() }).default(defaultSettings.promises),
  recalls: z
    .object({
      workshops: z
        .array(z.object({ name: short, latitude: z.number(), longitude: z.number() }))
        .max(1000)
        .readonly(),
      homeVisitBeyondKm: z.number(),
      closingSteps: z.array(short).max(20).readonly(),
    })
    .default(defaultSettings.recalls),
  service: z
    .object({ repeatFaultDays: count, expert: short, knownFaults: z.array(text).readonly().default([]) })
    .default(defaultSettings.service),
  consent: z
    .object({ doubleOptIn: z.boolean(), wording: z.partialRecord(z.enum(contentLocales), text).default({}) })
    .default(defaultSettings.consent),
  supplies: z.object({ sideServices: z.record(short, text) }).default(defaultSettings.supplies),
  reminders: z
    .object({
      offers: z
        .array(z.object({ name: text, price: z.number() }))
        .max(200)
        .readonly(),
    })
    .default(defaultSettings.reminders),
  owners: z
    .array(z.object({ id: short, name: text, until: calendarDate.optional() }))
    .max(1000)
    .readonly()
    .default(defaultSettings.owners),
  testAddresses: z.array(short).max(50).readonly().default(defaultSettings.testAddresses),
  householdOfferDays: count,
  mergeBirthdaysDays: count,
  bookings: bookings.default(defaultSettings.bookings),
} satisfies Record<keyof Settings, z.ZodType>);

/** The settings in full and how often they were saved. */
export interface StoredSettings {
  readonly settings: Settings;
  readonly rev: number;
}

export const storedSettings: StoredAs<StoredSettings> = z.object({ rev: count, settings: jsonText(settings) });

export const settingsKey: Key = { pk: 'ENGINE', sk: 'SETTINGS' };
export const settingsItem = (saved: StoredSettings): Item => ({ ...settingsKey, type: 'SETTINGS', ...z.encode(storedSettings, saved) });

/** What was read last, and of which item: settings are read over and over and hardly ever saved. */
let last: { readonly rev: unknown; readonly text: unknown; readonly read: StoredSettings } | undefined;

export function readSettings(item: Item): StoredSettings {
  const { rev, settings: words } = item;
  if (last !== undefined && last.rev === rev && last.text === words) return last.read;
  const read = z.decode(storedSettings, item);
  last = { rev, text: words, read };
  return read;
}
