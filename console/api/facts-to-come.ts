import { addDays, type CalendarDate, yearOf } from '../../domain/calendar/calendar-date.ts';
import { anniversaryIn, type LeapDay, occurrenceOn } from '../../domain/calendar/yearly.ts';
import { type Fact, shownSubject } from '../../domain/facts/fact.ts';

export interface FactToCome {
  readonly kind: string;
  readonly subject: string;
  readonly date: CalendarDate;
  /** The next day on which it comes round; its own date where it does not repeat. */
  readonly next: CalendarDate;
  /** How many years after its date; absent where it does not repeat. */
  readonly years?: number | undefined;
  readonly values: Fact['values'];
}

/** A Chinese year has at most 385 days. */
const LUNAR_SEARCH_DAYS = 400;

/** What is still ahead, soonest first. */
export function factsToCome(facts: readonly Fact[], today: CalendarDate, leapDay: LeapDay): FactToCome[] {
  return facts
    .flatMap((fact): FactToCome[] => {
      const next = nextDay(fact, today, leapDay);
      if (next === undefined) return [];
      const years = fact.repeats === 'yearly' ? occurrenceOn(fact, next, leapDay) : undefined;
      return [{ kind: fact.kind, subject: shownSubject(fact), date: fact.date, next, years, values: fact.values }];
    })
    .sort((a, b) => (a.next < b.next ? -1 : a.next > b.next ? 1 : 0));
}

function nextDay(fact: Fact, today: CalendarDate, leapDay: LeapDay): CalendarDate | undefined {
  if (fact.repeats === 'never' || fact.date >= today) return fact.date >= today ? fact.date : undefined;
  if (fact.calendar === 'chinese') return nextLunar(fact, today, leapDay);
  const year = yearOf(today);
  const candidates = [0, 1, 2, 3, 4].map((more) => anniversaryIn(fact.date, year + more, leapDay));
  return candidates.find((day) => day !== undefined && day >= today);
}

function nextLunar(fact: Fact, today: CalendarDate, leapDay: LeapDay): CalendarDate | undefined {
  for (let ahead = 0; ahead < LUNAR_SEARCH_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    if (occurrenceOn(fact, day, leapDay) !== undefined) return day;
  }
  return undefined;
}
