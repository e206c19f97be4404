import { HOUR, type Instant } from '../domain/calendar/calendar-date.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { type Pace, usualPace } from '../workflows/due/find-due.ts';
import type { Chance } from './chance.ts';
import { callFaults, type SurroundingFault, surroundingFaults } from './faults/fault.ts';
import type { FaultRates } from './faults/fault-source.ts';
import { dayOfText } from './oracle/wall-clock.ts';
import type { Season } from './workload/people.ts';

export type Dependency = 'table' | 'provider' | 'queue' | 'functions';

/** A dependency that is away from one instant to another. */
export interface Outage {
  readonly of: Dependency | 'quota' | 'account';
  readonly from: Instant;
  readonly to: Instant;
}

/** What kind of days a seed sees. */
export interface Weather {
  readonly season: Season;
  readonly customers: number;
  readonly settings: Settings;
  readonly rates: FaultRates;
  readonly outages: readonly Outage[];
  readonly deploys: readonly Instant[];
  /** So little at once that ordinary mornings are as full as one on which a million are due. */
  readonly pace: Pace;
}

/** Ordinary days, both ends of daylight saving, the turn of a year, and Februaries with and without a 29th. */
const firstDays = [
  '2026-11-20',
  '2026-03-27',
  '2026-10-23',
  '2026-10-30',
  '2026-12-30',
  '2027-02-26',
  '2028-02-27',
  '2026-04-03',
  '2026-06-15',
] as const;

const usual: Readonly<Record<SurroundingFault, number>> = {
  'letter-twice': 0.03,
  'letter-late': 0.02,
  'letter-dead': 0.01,
  'stream-twice': 0.03,
  'stream-late': 0.01,
  'stream-given-up': 0.03,
  'stream-shuffled': 0.2,
  'tick-missed': 0.05,
  'tick-twice': 0.05,
  'tick-late': 0.05,
  'event-late': 0.03,
  'event-lost': 0.02,
  'event-twice': 0.05,
  'function-cut-short': 0.01,
  'index-lag': 0.05,
  'read-lag': 0.02,
  'address-refused': 0.02,
  'outcome-unknown': 0.01,
  'provider-throttled': 0.02,
  'transaction-conflict': 0.1,
};

export function weatherOf(chance: Chance): Weather {
  const dice = chance.of('weather');
  const season = { firstDay: dayOfText(dice.pick(firstDays)), days: dice.pick([2, 2, 2, 3]) };
  const mood = dice.pick(['calm', 'rough', 'rough', 'rough', 'stormy', 'stormy']);
  const calls = mood === 'calm' ? 0 : mood === 'rough' ? 0.003 : 0.008;
  const force = mood === 'calm' ? 0 : mood === 'rough' ? 1 : 2;
  const surroundings = { ...usual };
  for (const what of surroundingFaults) surroundings[what] = usual[what] * force * dice.pick([0, 1, 1, 3]);
  return {
    season,
    customers: 34,
    settings: settingsOf(dice),
    rates: { calls, firstCalls: mood === 'calm' ? 0 : 0.5, kinds: callFaults, surroundings },
    outages: mood === 'calm' ? oneOutageOf(dice, season) : outagesOf(dice, season),
    deploys: mood === 'calm' ? [] : [instantIn(dice, season), instantIn(dice, season)],
    pace: mood !== 'calm' && chance.of('pace').happens(0.5) ? { ...usualPace, lot: 2, leftOver: 1 } : usualPace,
  };
}

const instantIn = (dice: Chance, { firstDay, days }: Season): Instant => firstDay * 24 * HOUR + dice.between(HOUR, days * 24 * HOUR);

const dependencies = ['table', 'provider', 'queue', 'functions'] as const;

function outageIn(dice: Chance, season: Season, of: Outage['of'], hours: number): Outage {
  const from = instantIn(dice, season);
  return { of, from, to: from + hours * HOUR };
}

/** On days on which nothing else goes wrong it is seen how soon everything is caught up with. */
const oneOutageOf = (dice: Chance, season: Season): Outage[] =>
  dice.happens(0.7) ? [outageIn(dice, season, dice.pick(dependencies), dice.pick([3, 26]))] : [];

function outagesOf(dice: Chance, season: Season): Outage[] {
  const outage = (of: Outage['of'], hours: number): Outage => outageIn(dice, season, of, hours);
  const found: Outage[] = [];
  if (dice.happens(0.15)) found.push(outage(dice.pick(dependencies), 3));
  if (dice.happens(0.08)) found.push(outage(dice.pick(dependencies), 26));
  if (dice.happens(0.15)) found.push(outage('quota', dice.between(1, 5)));
  if (dice.happens(0.1)) found.push(outage('account', dice.between(1, 12)));
  return found;
}

function settingsOf(dice: Chance): Settings {
  return {
    ...defaultSettings,
    sendAt: dice.pick(['10:00', '10:00', '09:00', '20:58', '22:30', '02:30']),
    quietHours: dice.pick([defaultSettings.quietHours, { from: '21:00', to: '09:00' }, { from: '13:00', to: '15:00' }]),
    caps: {
      marketing: dice.pick([
        [
          { max: 1, days: 1 },
          { max: 3, days: 7 },
        ],
        [{ max: 2, days: 1 }],
        [{ max: 2, days: 2 }],
        [],
      ]),
    },
    latenessHours: dice.pick([72, 72, 30]),
    holdoutPercent: dice.pick([0, 0, 20]),
    surveys: { ...defaultSettings.surveys, minimumDaysApart: 30 },
  };
}
