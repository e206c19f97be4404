import { type CalendarDate, HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { nextOpen, type QuietHours } from '../../domain/calendar/quiet-hours.ts';
import type { LeapDay } from '../../domain/calendar/yearly.ts';
import { instantAt } from '../../domain/calendar/zoned-time.ts';
import { calendarKeysFor, daysMeeting } from '../../domain/campaigns/step-arithmetic.ts';

const FIRST_YEAR = 2024;
const LAST_YEAR = 2032;
const START = Date.UTC(FIRST_YEAR, 0, 1) - 24 * HOUR;
const END = Date.UTC(LAST_YEAR + 1, 0, 1) + 24 * HOUR;

const sendTimes = ['10:00', '20:59', '21:30', '02:30', '23:45', '00:00', '01:15'];
const quietHours: readonly QuietHours[] = [
  { from: '21:00', to: '09:00' },
  { from: '13:00', to: '15:00' },
  { from: '00:30', to: '02:45' },
  { from: '23:30', to: '01:30' },
];
/** As the send path asks: a call that begins just before quiet hours must end before them. */
const CLOSES_BEFORE = 40_000;
const leapDays: readonly LeapDay[] = ['feb-28', 'mar-1', 'skip'];

/** The wall clock of a zone by `Intl` alone, which shares no code with the engine's calendar. */
function wallClockOf(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant: Instant): { readonly day: CalendarDate; readonly time: string } => {
    const [date = '', time = ''] = format.format(instant).split(', ');
    const [day, month, year] = date.split('/');
    return { day: `${year}-${month}-${day}`, time };
  };
}

const isQuiet = (time: string, { from, to }: QuietHours): boolean => (from <= to ? from <= time && time < to : from <= time || time < to);

export interface ZoneYears {
  readonly checks: number;
  readonly edges: number;
  /** Sends that would have gone out, or still have been under way, in quiet hours; or that found no hour to go. */
  readonly quietFaults: readonly string[];
  /** Birthdays that came round not at all or twice in a year. */
  readonly birthdays: number;
  readonly birthdayFaults: readonly string[];
}

/** One zone through nine years: `roll` gives a number from 0 to `below`, exclusive; only every nth day is asked for quiet hours. */
export function zoneThroughTheYears(zone: string, roll: (below: number) => number, nth = 1): ZoneYears {
  const wall = wallClockOf(zone);
  const days = lookOut(zone, roll);
  const quietFaults: string[] = [];
  let [checks, edges] = [0, 0];
  const check = (day: CalendarDate, sendAt: string, quiet: QuietHours): void => {
    checks++;
    const due = instantAt(day, sendAt, zone);
    const open = nextOpen(due, zone, quiet, [], CLOSES_BEFORE);
    if (open === undefined || open < due) quietFaults.push(`${zone} ${day} ${sendAt}: no hour to go`);
    else if ([open, open + CLOSES_BEFORE].some((instant) => isQuiet(wall(instant).time, quiet)))
      quietFaults.push(`${zone} ${day} ${sendAt}: goes in ${JSON.stringify(quiet)}`);
  };
  for (const [index, day] of days.entries()) {
    if (index % nth !== 0) continue;
    check(day, sendTimes[index % sendTimes.length] ?? '', quietHours[roll(quietHours.length)] ?? { from: '', to: '' });
    const noon = instantAt(day, '12:00', zone);
    if (offset(noon) === offset(noon + 24 * HOUR)) continue;
    edges++;
    for (const near of days.slice(index, index + 2))
      for (const sendAt of sendTimes) for (const quiet of quietHours) check(near, sendAt, quiet);
  }
  return { checks, edges, quietFaults, ...birthdaysOn(zone, days) };

  function offset(instant: Instant): number {
    const { day, time } = wall(instant);
    return Date.parse(`${day}T${time}:00Z`) - instant;
  }
}

/** The local days that a look-out finds due whose windows have no gap and no rhythm: five minutes now, an outage of a day then. */
function lookOut(zone: string, roll: (below: number) => number): CalendarDate[] {
  const found: CalendarDate[] = [];
  for (let from = START; from < END; ) {
    const to = from + (roll(4) === 0 ? (1 + roll(12)) * 5 * MINUTE : (1 + roll(30)) * HOUR);
    found.push(...daysMeeting('10:00', zone, from, to));
    from = to;
  }
  return found.filter((day) => day >= `${FIRST_YEAR}-01-01` && day <= `${LAST_YEAR}-12-31`);
}

const keysByDay = new Map<string, readonly string[]>();

/** Keys of a day in the calendar are of no zone, and are asked for once. */
function keysOn(day: CalendarDate, leapDay: LeapDay): readonly string[] {
  const known = keysByDay.get(`${day} ${leapDay}`) ?? calendarKeysFor('asset.purchased', day, leapDay);
  keysByDay.set(`${day} ${leapDay}`, known);
  return known;
}

/** Every birthday of the year, the 29th of February included, each year, under each policy. */
function birthdaysOn(zone: string, days: readonly CalendarDate[]): Pick<ZoneYears, 'birthdays' | 'birthdayFaults'> {
  const birthdayFaults: string[] = [];
  let birthdays = 0;
  for (const leapDay of leapDays) {
    const times = new Map<string, number>();
    for (const day of days)
      for (const key of keysOn(day, leapDay)) times.set(`${day.slice(0, 4)} ${key}`, (times.get(`${day.slice(0, 4)} ${key}`) ?? 0) + 1);
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      for (const born of everyBirthday) {
        const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
        const expected = born === '02-29' && leapDay === 'skip' && !leap ? 0 : 1;
        birthdays++;
        const came = times.get(`${year} ${born}`) ?? 0;
        if (came !== expected) birthdayFaults.push(`${zone} ${year} ${born} (${leapDay}): ${came} times`);
      }
    }
  }
  return { birthdays, birthdayFaults };
}

const everyBirthday = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(5, 10));
