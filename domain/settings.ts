import type { CalendarDate } from './calendar/calendar-date.ts';
import type { LeapDay } from './calendar/yearly.ts';
import type { LocalTime } from './calendar/zoned-time.ts';
import type { Workshop } from './recalls/recall-route.ts';
import type { OwnerEntry } from './registry/named-owner.ts';
import type { Survey } from './surveys/survey.ts';
import type { ContentLocale } from './wording/greeting.ts';

export interface Company {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  readonly postalAddress: string;
  readonly replyTo: string;
  readonly phone: string;
  readonly staffedHours: string;
  /** `#rrggbb`; every other colour of mails and pages comes of it. */
  readonly color: string;
  /** Where the logo lies, by https; null = the first letter of the name stands for it. */
  readonly logo: string | null;
}

export interface Cap {
  readonly max: number;
  /** The customer's own calendar days, today included. */
  readonly days: number;
}

export interface Tier {
  readonly id: string;
  /** Points from which the tier is given. */
  readonly from: number;
  readonly goodCredit?: boolean | undefined;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When visits for a check-up can begin, by the company's clock. */
export interface BookingHours {
  readonly times: Readonly<Partial<Record<Weekday, readonly LocalTime[]>>>;
  /** How long a visit takes. */
  readonly minutes: number;
  /** Visits that can begin at one time. */
  readonly capacity: number;
  /** How far ahead a visit can be booked. */
  readonly daysAhead: number;
  /** How long before it begins. */
  readonly noticeHours: number;
  readonly closedDates: readonly CalendarDate[];
}

/** care 24: a place with hours and holidays of its own; what it does not say is as in the whole company. */
export interface Branch {
  /** As `attr.branch` of its customers names it. */
  readonly id: string;
  readonly staffedHours?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly closedDays?: readonly CalendarDate[] | undefined;
}

/** care 32: something that nobody was promised, and what it costs the company; 0 = a kindness that costs nothing. */
export interface Gift {
  readonly name: string;
  readonly cost: number;
}

export interface Settings {
  readonly company: Company;
  readonly sendAt: LocalTime;
  readonly quietHours: { readonly from: LocalTime; readonly to: LocalTime };
  readonly caps: { readonly marketing?: readonly Cap[] | undefined };
  readonly latenessHours: number;
  readonly leapDay: LeapDay;
  readonly holdoutPercent: number;
  readonly points: { readonly perCurrencyUnit: number; readonly windowMonths: number };
  /** Highest first; the last is the lowest, from 0. */
  readonly tiers: readonly Tier[];
  readonly tierValidityDays: number;
  /** care 7: a higher tier is given as soon as the points are there, not at the end of the period. */
  readonly earlyUpgrade: boolean;
  /** care 40: what a customer's level of relationship does not allow is not sent. */
  readonly relationshipLevels: boolean;
  readonly winBack: {
    readonly cycleDays: number | null;
    readonly cycleDaysByCategory: Readonly<Record<string, number>>;
    readonly minimumGaps: number;
    readonly fallbackCycleDays: number;
    /** What a free repair costs the company; null = not known. */
    readonly repairCost: number | null;
  };
  readonly surveys: {
    readonly minimumDaysApart: number;
    /** Between two one-question pulses to one customer. */
    readonly pulseDaysApart: number;
    /** Which survey a campaign's invitation opens; a campaign that is not named here asks `satisfaction`. */
    readonly asks: Readonly<Record<string, string>>;
    /** A company's own surveys; one with the id of a starter takes its place. */
    readonly own: readonly Survey[];
    /** How much a factor matters; 1 where nothing is said. */
    readonly importance: Readonly<Record<string, number>>;
  };
  readonly cases: {
    /** Staffed hours until a case is due. */
    readonly dueHours: number;
    /** care 26: once a wait is so long, of the announced one, an apology is owed. */
    readonly apologyAtPercent: number;
    /** Who sees to a new case. */
    readonly owner: string;
    /** Who is told when nobody has. */
    readonly escalationOwner: string;
    /** Days on which nobody is there, and nothing is collected (care 15). */
    readonly closedDays: readonly CalendarDate[];
  };
  readonly branches: readonly Branch[];
  readonly vouchers: {
    /** What those of a calendar month may come to, in the company's currency; null = none set. Told, and nothing is held back by it. */
    readonly budgetPerMonth: number | null;
  };
  /** care 32: what surprises may cost; in the company's currency. */
  readonly surprises: {
    /** All of them in a calendar month; 0 = only what costs nothing. */
    readonly budgetPerMonth: number;
    readonly mostEach: number;
    /** Nobody gets a second one earlier. */
    readonly daysApart: number;
    /** A promise was kept, or an order came, at most so many days ago. */
    readonly afterDays: number;
    readonly gifts: readonly Gift[];
  };
  readonly promises: {
    /** care 25: from this share of a promise’s time on, somebody is warned. */
    readonly warnAtPercent: number;
  };
  readonly recalls: {
    /** Where a recalled product can be brought. */
    readonly workshops: readonly Workshop[];
    /** care 20: beyond this distance somebody comes to the customer. */
    readonly homeVisitBeyondKm: number;
    /** care 21: what is done before the product is given back. */
    readonly closingSteps: readonly string[];
  };
  readonly service: {
    /** care 22: the same fault within so many days goes to the expert. */
    readonly repeatFaultDays: number;
    readonly expert: string;
    /** care 31: faults and uses that are known already. */
    readonly knownFaults: readonly string[];
  };
  readonly consent: {
    /** A consent that is raised on a page holds once a link mailed to the person has confirmed it. */
    readonly doubleOptIn: boolean;
    /** What people agree to, as their pages ask it, by language; ours where nothing is written. Each proof names the words by their hash. */
    readonly wording: Readonly<Partial<Record<ContentLocale, string>>>;
  };
  readonly supplies: {
    /** care 16: what is done free of charge with each refill, by sku; `*` for every other. */
    readonly sideServices: Readonly<Record<string, string>>;
  };
  /** care 13: what a reminder may offer. */
  readonly reminders: { readonly offers: readonly { readonly name: string; readonly price: number }[] };
  /** care 80: people who look after customers by name. */
  readonly owners: readonly OwnerEntry[];
  /** Addresses and numbers of the company's own that a test message may go to. */
  readonly testAddresses: readonly string[];
  readonly householdOfferDays: number;
  readonly mergeBirthdaysDays: number;
  readonly bookings: BookingHours;
}

const visitTimes = ['09:00', '11:00', '14:00', '16:00'];

export const defaultSettings: Settings = {
  company: {
    name: 'Demo Appliances',
    timeZone: 'Europe/London',
    locale: 'en',
    currency: 'EUR',
    postalAddress: '1 Kiln Lane, London N1 7AA, United Kingdom',
    replyTo: 'care@example.com',
    phone: '+44 20 7946 0018',
    staffedHours: 'Mon-Fri 09:00-18:00',
    color: '#1d6b50',
    logo: null,
  },
  sendAt: '10:00',
  quietHours: { from: '21:00', to: '09:00' },
  caps: {
    marketing: [
      { max: 1, days: 1 },
      { max: 3, days: 7 },
    ],
  },
  latenessHours: 72,
  leapDay: 'feb-28',
  holdoutPercent: 5,
  points: { perCurrencyUnit: 1, windowMonths: 12 },
  tiers: [
    { id: 'diamond', from: 10000, goodCredit: true },
    { id: 'platinum', from: 3000, goodCredit: true },
    { id: 'gold', from: 300, goodCredit: true },
    { id: 'ordinary', from: 0 },
  ],
  tierValidityDays: 60,
  earlyUpgrade: false,
  relationshipLevels: false,
  winBack: { cycleDays: null, cycleDaysByCategory: {}, minimumGaps: 30, fallbackCycleDays: 180, repairCost: null },
  surveys: { minimumDaysApart: 30, pulseDaysApart: 14, asks: { 'win-back': 'verdict' }, own: [], importance: {} },
  cases: { dueHours: 9, apologyAtPercent: 150, owner: 'care team', escalationOwner: 'head of care', closedDays: [] },
  branches: [],
  vouchers: { budgetPerMonth: null },
  surprises: {
    budgetPerMonth: 0,
    mostEach: 20,
    daysApart: 365,
    afterDays: 30,
    gifts: [{ name: 'A card written by hand', cost: 0 }],
  },
  promises: { warnAtPercent: 75 },
  recalls: { workshops: [], homeVisitBeyondKm: 100, closingSteps: ['repaired', 'cleaned', 'checked'] },
  service: { repeatFaultDays: 90, expert: 'senior technician', knownFaults: [] },
  consent: { doubleOptIn: false, wording: {} },
  supplies: { sideServices: { '*': 'Use up the old stock first, then clean the container' } },
  reminders: { offers: [] },
  owners: [],
  testAddresses: [],
  householdOfferDays: 90,
  mergeBirthdaysDays: 7,
  bookings: {
    times: { mon: visitTimes, tue: visitTimes, wed: visitTimes, thu: visitTimes, fri: visitTimes },
    minutes: 90,
    capacity: 2,
    daysAhead: 28,
    noticeHours: 24,
    closedDates: [],
  },
};
