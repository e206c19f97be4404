/** The settings that these campaigns look at, with the defaults of the interface document. */
export interface Settings {
  readonly company: { readonly timeZone: string };
  readonly sendAt: string;
  readonly quietHours: { readonly from: string; readonly to: string };
  readonly caps: { readonly marketing?: readonly { readonly max: number; readonly days: number }[] };
  readonly latenessHours: number;
  readonly leapDay: 'feb-28' | 'mar-1' | 'skip';
  readonly holdoutPercent: number;
  readonly points: { readonly perCurrencyUnit: number; readonly windowMonths: number };
  readonly tiers: readonly { readonly id: string; readonly from: number; readonly goodCredit?: boolean }[];
  readonly tierValidityDays: number;
  readonly winBack: {
    readonly cycleDays: number | null;
    readonly cycleDaysByCategory: Readonly<Record<string, number>>;
    readonly minimumGaps: number;
    readonly fallbackCycleDays: number;
  };
  readonly surveys: { readonly minimumDaysApart: number };
  readonly householdOfferDays: number;
  readonly mergeBirthdaysDays: number;
}

const defaultSettings: Settings = {
  company: { timeZone: 'Europe/London' },
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
  winBack: { cycleDays: null, cycleDaysByCategory: {}, minimumGaps: 30, fallbackCycleDays: 180 },
  surveys: { minimumDaysApart: 30 },
  householdOfferDays: 90,
  mergeBirthdaysDays: 7,
};

/** What a settings file may hold: only what differs. */
export interface SettingsFile extends Partial<Omit<Settings, 'company' | 'quietHours' | 'points' | 'winBack' | 'surveys'>> {
  readonly company?: Partial<Settings['company']>;
  readonly quietHours?: Partial<Settings['quietHours']>;
  readonly points?: Partial<Settings['points']>;
  readonly winBack?: Partial<Settings['winBack']>;
  readonly surveys?: Partial<Settings['surveys']>;
}

/** > Objects are merged key by key with the defaults; `caps`, and any list, replace the default whole. */
export function settingsOf(file: SettingsFile): Settings {
  return {
    ...defaultSettings,
    ...file,
    company: { ...defaultSettings.company, ...file.company },
    quietHours: { ...defaultSettings.quietHours, ...file.quietHours },
    points: { ...defaultSettings.points, ...file.points },
    winBack: { ...defaultSettings.winBack, ...file.winBack },
    surveys: { ...defaultSettings.surveys, ...file.surveys },
  };
}
