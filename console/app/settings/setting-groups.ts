import type { Tree } from './setting-paths.ts';
import type { FieldKind } from './written-forms.ts';

export interface SettingColumn {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'yes-no' | 'words';
  /** Left out of the line where nothing is written. */
  readonly optional?: boolean;
}

export interface SettingList {
  readonly path: string;
  readonly columns: readonly SettingColumn[];
  readonly blank: Tree;
}

interface SettingGroup {
  readonly fields: readonly (readonly [path: string, kind: FieldKind])[];
  readonly lists?: readonly SettingList[];
}

/** Every setting there is, in the order in which people look for them; a test holds it to the settings file. */
export const settingGroups = {
  company: {
    fields: [
      ['company.name', 'text'],
      ['company.postalAddress', 'text'],
      ['company.replyTo', 'text'],
      ['company.phone', 'text'],
      ['company.staffedHours', 'text'],
      ['company.timeZone', 'text'],
      ['company.locale', 'text'],
      ['company.currency', 'text'],
      ['cases.closedDays', 'lines'],
    ],
    lists: [
      {
        path: 'branches',
        columns: [
          { name: 'id', kind: 'text' },
          { name: 'staffedHours', kind: 'text', optional: true },
          { name: 'timeZone', kind: 'text', optional: true },
          { name: 'closedDays', kind: 'words', optional: true },
        ],
        blank: { id: '' },
      },
      {
        path: 'owners',
        columns: [
          { name: 'id', kind: 'text' },
          { name: 'name', kind: 'text' },
          { name: 'until', kind: 'text', optional: true },
        ],
        blank: { id: '', name: '' },
      },
    ],
  },
  brand: {
    fields: [
      ['company.color', 'color'],
      ['company.logo', 'maybe-text'],
    ],
  },
  sending: {
    fields: [
      ['sendAt', 'time'],
      ['quietHours.from', 'time'],
      ['quietHours.to', 'time'],
      ['latenessHours', 'number'],
      ['leapDay', 'leap-day'],
      ['mergeBirthdaysDays', 'number'],
      ['testAddresses', 'lines'],
    ],
  },
  limits: {
    fields: [
      ['holdoutPercent', 'number'],
      ['householdOfferDays', 'number'],
      ['consent.doubleOptIn', 'yes-no'],
      ['consent.wording', 'texts-by-name'],
      ['relationshipLevels', 'yes-no'],
    ],
    lists: [
      {
        path: 'caps.marketing',
        columns: [
          { name: 'max', kind: 'number' },
          { name: 'days', kind: 'number' },
        ],
        blank: { max: 1, days: 30 },
      },
    ],
  },
  tiers: {
    fields: [
      ['points.perCurrencyUnit', 'number'],
      ['points.windowMonths', 'number'],
      ['tierValidityDays', 'number'],
      ['earlyUpgrade', 'yes-no'],
    ],
    lists: [
      {
        path: 'tiers',
        columns: [
          { name: 'id', kind: 'text' },
          { name: 'from', kind: 'number' },
          { name: 'goodCredit', kind: 'yes-no' },
        ],
        blank: { id: '', from: 0 },
      },
    ],
  },
  winBack: {
    fields: [
      ['winBack.cycleDays', 'number'],
      ['winBack.cycleDaysByCategory', 'numbers-by-name'],
      ['winBack.fallbackCycleDays', 'number'],
      ['winBack.minimumGaps', 'number'],
      ['winBack.repairCost', 'number'],
      ['vouchers.budgetPerMonth', 'number'],
    ],
  },
  surveys: {
    fields: [
      ['surveys.minimumDaysApart', 'number'],
      ['surveys.pulseDaysApart', 'number'],
      ['surveys.asks', 'texts-by-name'],
      ['surveys.importance', 'numbers-by-name'],
      ['surveys.own', 'json'],
    ],
  },
  care: {
    fields: [
      ['cases.dueHours', 'number'],
      ['cases.apologyAtPercent', 'number'],
      ['cases.owner', 'text'],
      ['cases.escalationOwner', 'text'],
      ['promises.warnAtPercent', 'number'],
      ['service.expert', 'text'],
      ['service.repeatFaultDays', 'number'],
      ['service.knownFaults', 'lines'],
      ['supplies.sideServices', 'texts-by-name'],
      ['recalls.homeVisitBeyondKm', 'number'],
      ['recalls.closingSteps', 'lines'],
    ],
    lists: [
      {
        path: 'recalls.workshops',
        columns: [
          { name: 'name', kind: 'text' },
          { name: 'latitude', kind: 'number' },
          { name: 'longitude', kind: 'number' },
        ],
        blank: { name: '', latitude: 0, longitude: 0 },
      },
      {
        path: 'reminders.offers',
        columns: [
          { name: 'name', kind: 'text' },
          { name: 'price', kind: 'number' },
        ],
        blank: { name: '', price: 0 },
      },
    ],
  },
  visits: {
    fields: [
      ['bookings.times', 'lists-by-name'],
      ['bookings.minutes', 'number'],
      ['bookings.capacity', 'number'],
      ['bookings.daysAhead', 'number'],
      ['bookings.noticeHours', 'number'],
      ['bookings.closedDates', 'lines'],
    ],
  },
  surprises: {
    fields: [
      ['surprises.budgetPerMonth', 'number'],
      ['surprises.mostEach', 'number'],
      ['surprises.daysApart', 'number'],
      ['surprises.afterDays', 'number'],
    ],
    lists: [
      {
        path: 'surprises.gifts',
        columns: [
          { name: 'name', kind: 'text' },
          { name: 'cost', kind: 'number' },
        ],
        blank: { name: '', cost: 0 },
      },
    ],
  },
} as const satisfies Record<string, SettingGroup>;

export const groupNames = ['company', 'brand', 'sending', 'limits', 'tiers', 'winBack', 'surveys', 'care', 'visits', 'surprises'] as const;
export type GroupName = (typeof groupNames)[number];
export const groupOf = (name: GroupName): SettingGroup => settingGroups[name];
