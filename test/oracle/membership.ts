import { addMonths, type Day } from './civil-days.ts';
import { type Decimal, decimal, times } from './decimals.ts';
import type { Person } from './people.ts';
import type { Settings } from './settings.ts';
import { instantOf } from './zones.ts';

/** A tier as its rank: 0 is the lowest. */
type Rank = number;

export interface Membership {
  /** The rank in force on a local day; null without a membership. */
  rankOn(person: Person, day: Day): Rank | null;
  /** Whether a day is the last of a period of validity. */
  endsOn(person: Person, day: Day): boolean;
  /** The rank that a grading at the end of a day would give, with what has come in by an instant. */
  grade(person: Person, lastDay: Day, now: number): Rank;
}

/** `start`: the instant at which everything dated before the first day is there. */
export function membershipOf(settings: Settings, firstDay: Day): Membership {
  const { tierValidityDays: validity } = settings;
  const rate = decimal(String(settings.points.perCurrencyUnit));
  const ladder = [...settings.tiers].sort((a, b) => a.from - b.from);

  function sum(person: Person, lastDay: Day, now: number): Decimal {
    const after = addMonths(lastDay, -settings.points.windowMonths);
    const inside = (day: Day) => day > after && day <= lastDay;
    const known = <T extends { readonly comesIn: number; readonly day: Day }>(entry: T) => entry.comesIn <= now || entry.day < firstDay;
    const lines = person.lines.filter(known);
    const countedOn = (line: (typeof lines)[number]) => lines.find((other) => other.order === line.refundOf)?.day ?? line.day;
    const ofOrders = lines.filter((line) => inside(countedOn(line))).map((line) => times(line.amount, rate));
    const ofEntries = person.points.filter((entry) => known(entry) && inside(entry.day)).map((entry) => entry.points);
    const total = [...ofOrders, ...ofEntries].reduce((a, b) => a + b, 0n);
    return total < 0n ? 0n : total;
  }

  function grade(person: Person, lastDay: Day, now: number): Rank {
    const points = sum(person, lastDay, now);
    const good = person.row.credit === 'good';
    const reached = ladder.findLastIndex((tier) => points >= decimal(String(tier.from)) && (good || !tier.goodCredit));
    return Math.max(reached, 0);
  }

  return {
    grade,
    rankOn(person, day) {
      if (person.joined === null || day < person.joined) return null;
      const period = Math.ceil((day - person.joined) / validity) - 1;
      if (period < 1) return 0;
      const lastDay = person.joined + period * validity;
      return grade(person, lastDay, instantOf(lastDay + 1, 0, person.zone));
    },
    endsOn: (person, day) => person.joined !== null && day > person.joined && (day - person.joined) % validity === 0,
  };
}
