import * as z from 'zod';
import { parseCalendarDate } from './calendar/calendar-date.ts';
import { isTimeZone } from './calendar/zoned-time.ts';
import { type Settings, weekdays } from './settings.ts';
import { surveyShape } from './surveys/survey-shape.ts';
import { brandColor, logoAddress } from './wording/brand.ts';
import { contentLocales } from './wording/greeting.ts';

/** A settings file that cannot be taken; the message names each place and what is wrong there. */
export class SettingsFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SettingsFault';
  }
}

const days = (least: number) => z.int().min(least).max(3660);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00 is wanted');
const text = (most: number) => z.string().trim().min(1).max(most);

/** Also what other thresholds are tried with. */
export const tiersShape = z
  .array(z.strictObject({ id: text(64), from: z.number().min(0).max(1e12), goodCredit: z.boolean().optional() }))
  .min(1)
  .max(20)
  .refine((all) => all.at(-1)?.from === 0, 'the last tier is the lowest and begins at 0')
  .refine((all) => all.every((tier, n) => n === 0 || tier.from < (all[n - 1]?.from ?? 0)), 'tiers stand highest first')
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each tier has an id of its own');

const date = z.string().refine((day) => parseCalendarDate(day) !== undefined, 'a date such as 2026-12-25 is wanted');

const bookings = z
  .strictObject({
    times: z.partialRecord(z.enum(weekdays), z.array(time).max(48)),
    minutes: z.int().min(5).max(720),
    capacity: z.int().min(1).max(1000),
    daysAhead: z.int().min(1).max(90),
    noticeHours: z
      .number()
      .min(0)
      .max(24 * 60),
    closedDates: z.array(date).max(1000),
  })
  .partial();

/** What a file may hold, each name optional: the file says only what differs. */
export const settingsFile = z.strictObject({
  company: z
    .strictObject({
      name: text(200),
      timeZone: text(64).refine(isTimeZone, 'an IANA time zone such as Europe/London is wanted'),
      locale: text(35),
      currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR is wanted'),
      postalAddress: text(500),
      replyTo: z.email().max(254),
      phone: text(50),
      staffedHours: text(100),
      color: brandColor,
      logo: logoAddress.nullable(),
    })
    .partial()
    .optional(),
  sendAt: time.optional(),
  quietHours: z.strictObject({ from: time, to: time }).partial().optional(),
  caps: z
    .strictObject({
      marketing: z
        .array(z.strictObject({ max: z.int().min(0).max(1000), days: days(1) }))
        .max(20)
        .optional(),
    })
    .optional(),
  latenessHours: z
    .number()
    .min(0)
    .max(24 * 366)
    .optional(),
  leapDay: z.enum(['feb-28', 'mar-1', 'skip']).optional(),
  holdoutPercent: z.number().min(0).max(100).optional(),
  points: z
    .strictObject({ perCurrencyUnit: z.number().min(0).max(1e6), windowMonths: z.int().min(1).max(120) })
    .partial()
    .optional(),
  tiers: tiersShape.optional(),
  tierValidityDays: days(1).optional(),
  earlyUpgrade: z.boolean().optional(),
  relationshipLevels: z.boolean().optional(),
  winBack: z
    .strictObject({
      cycleDays: days(1).nullable(),
      cycleDaysByCategory: z.record(z.string().max(100), days(1)),
      minimumGaps: z.int().min(1).max(1e6),
      fallbackCycleDays: days(1),
      repairCost: z.number().min(0).max(1e9).nullable(),
    })
    .partial()
    .optional(),
  surveys: z
    .strictObject({
      minimumDaysApart: days(0),
      pulseDaysApart: days(0),
      asks: z.record(text(128), text(64)),
      own: z.array(surveyShape).max(50),
      importance: z.record(text(64), z.number().min(0).max(100)),
    })
    .partial()
    .optional(),
  cases: z
    .strictObject({
      dueHours: z.number().min(0.25).max(1000),
      apologyAtPercent: z.number().min(100).max(1000),
      owner: text(100),
      escalationOwner: text(100),
      closedDays: z.array(z.iso.date()).max(400),
    })
    .partial()
    .optional(),
  branches: z
    .array(
      z.strictObject({
        id: text(64),
        staffedHours: text(100).optional(),
        timeZone: text(64).refine(isTimeZone, 'an IANA time zone such as Europe/London is wanted').optional(),
        closedDays: z.array(date).max(400).optional(),
      }),
    )
    .max(1000)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each branch has an id of its own')
    .optional(),
  vouchers: z
    .strictObject({ budgetPerMonth: z.number().min(0).max(1e9).nullable() })
    .partial()
    .optional(),
  surprises: z
    .strictObject({
      budgetPerMonth: z.number().min(0).max(1e9),
      mostEach: z.number().min(0).max(1e6),
      daysApart: days(1),
      afterDays: days(1),
      gifts: z
        .array(z.strictObject({ name: text(200), cost: z.number().min(0).max(1e6) }))
        .max(100)
        .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each gift has a name of its own'),
    })
    .partial()
    .optional(),
  promises: z
    .strictObject({ warnAtPercent: z.number().min(1).max(99) })
    .partial()
    .optional(),
  recalls: z
    .strictObject({
      workshops: z
        .array(z.strictObject({ name: text(200), latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }))
        .max(1000),
      homeVisitBeyondKm: z.number().min(0).max(20_038),
      closingSteps: z.array(text(64)).max(20),
    })
    .partial()
    .optional(),
  service: z
    .strictObject({ repeatFaultDays: days(1), expert: text(100), knownFaults: z.array(text(200)).max(1000) })
    .partial()
    .optional(),
  consent: z
    .strictObject({ doubleOptIn: z.boolean(), wording: z.partialRecord(z.enum(contentLocales), text(500)) })
    .partial()
    .optional(),
  supplies: z
    .strictObject({ sideServices: z.record(text(128), text(500)) })
    .partial()
    .optional(),
  reminders: z
    .strictObject({ offers: z.array(z.strictObject({ name: text(200), price: z.number().min(0).max(1e9) })).max(200) })
    .optional(),
  owners: z
    .array(z.strictObject({ id: text(64), name: text(100), until: date.optional() }))
    .max(1000)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each owner has an id of its own')
    .optional(),
  testAddresses: z
    .array(z.union([z.email().max(254), z.string().regex(/^\+[1-9]\d{6,14}$/)], 'a mail address or a number like +442079460018 is wanted'))
    .max(50)
    .optional(),
  householdOfferDays: days(0).optional(),
  mergeBirthdaysDays: days(0).optional(),
  bookings: bookings.optional(),
});

/**
 * > A settings file holds only what differs: objects are merged key by key with the defaults; `caps`, and any list, replace the
 * > default whole; an unknown key or a value out of range is refused with its path.
 */
export function readSettings(json: string, defaults: Settings): Settings {
  const parsed = settingsFile.safeParse(parseJson(json));
  if (!parsed.success) throw new SettingsFault(`The settings are refused. ${parsed.error.issues.map(describe).join('; ')}.`);
  const {
    consent,
    company,
    quietHours,
    points,
    winBack,
    surveys,
    cases,
    vouchers,
    surprises,
    promises,
    recalls,
    service,
    supplies,
    bookings: visits,
    ...whole
  } = withoutUndefined(parsed.data);
  return {
    ...defaults,
    ...whole,
    consent: { ...defaults.consent, ...withoutUndefined(consent ?? {}) },
    company: { ...defaults.company, ...withoutUndefined(company ?? {}) },
    quietHours: { ...defaults.quietHours, ...withoutUndefined(quietHours ?? {}) },
    points: { ...defaults.points, ...withoutUndefined(points ?? {}) },
    winBack: {
      ...defaults.winBack,
      ...withoutUndefined(winBack ?? {}),
      cycleDaysByCategory: { ...defaults.winBack.cycleDaysByCategory, ...winBack?.cycleDaysByCategory },
    },
    surveys: { ...defaults.surveys, ...withoutUndefined(surveys ?? {}), asks: { ...defaults.surveys.asks, ...surveys?.asks } },
    supplies: { sideServices: { ...defaults.supplies.sideServices, ...supplies?.sideServices } },
    cases: { ...defaults.cases, ...withoutUndefined(cases ?? {}) },
    vouchers: { ...defaults.vouchers, ...withoutUndefined(vouchers ?? {}) },
    surprises: { ...defaults.surprises, ...withoutUndefined(surprises ?? {}) },
    promises: { ...defaults.promises, ...withoutUndefined(promises ?? {}) },
    recalls: { ...defaults.recalls, ...withoutUndefined(recalls ?? {}) },
    service: { ...defaults.service, ...withoutUndefined(service ?? {}) },
    bookings: {
      ...defaults.bookings,
      ...withoutUndefined(visits ?? {}),
      times: { ...defaults.bookings.times, ...withoutUndefined(visits?.times ?? {}) },
    },
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(given: T): Present<T> {
  const present: Present<T> = {};
  for (const name in given) {
    const value = given[name];
    if (isPresent(value)) present[name] = value;
  }
  return present;
}

const isPresent = <T>(value: T): value is Exclude<T, undefined> => value !== undefined;

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new SettingsFault('The settings are not JSON.', { cause });
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${[...path, key].join('.')}: there is no such setting`).join('; ');
  return `${path.join('.') || 'the file'}: ${issue.message}`;
}
