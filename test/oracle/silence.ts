import type { Day } from './civil-days.ts';
import { type OrderDay, orderDays } from './order-days.ts';
import type { Person } from './people.ts';
import type { Settings } from './settings.ts';

/** > A gap is the days between two successive order days of one customer and belongs to the category of the earlier day. */
interface Gap {
  readonly category: string;
  readonly days: number;
  readonly later: Day;
  /** Between the first and the second order day of its customer. */
  readonly first: boolean;
}

export interface Rhythm {
  /** When a customer with these order days counts as silent; null: never. */
  silentOn(days: readonly OrderDay[]): Day | null;
  /** When a second purchase is due of a customer with these order days; null: not any more, or not yet. */
  secondPurchaseOn(days: readonly OrderDay[]): Day | null;
}

/** > The median: lower middle of an even count. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1]!;
}

const fallbackDaysToSecondPurchase = 30;

/** Everybody's gaps, learnt once; each question then looks only at those whose later day lies before the day in question. */
export function rhythmOf(people: readonly Person[], settings: Settings): Rhythm {
  const gaps: Gap[] = people.flatMap((person) => {
    const days = orderDays(person, Number.POSITIVE_INFINITY);
    return days.slice(1).map((later, i) => ({
      category: days[i]!.category,
      days: later.day - days[i]!.day,
      later: later.day,
      first: i === 0,
    }));
  });
  const { cycleDays, cycleDaysByCategory, minimumGaps, fallbackCycleDays } = settings.winBack;

  function learntGap(category: string, before: Day, firstOnly: boolean): number | null {
    const known = gaps.filter((gap) => gap.category === category && gap.later < before && (gap.first || !firstOnly));
    return known.length >= minimumGaps && known.length > 0 ? median(known.map((gap) => gap.days)) : null;
  }

  const answers = new Map<string, number>();
  function once(key: string, answer: () => number): number {
    const known = answers.get(key) ?? answer();
    answers.set(key, known);
    return known;
  }

  return {
    silentOn(days) {
      const last = days.at(-1);
      if (!last) return null;
      const set = cycleDays ?? cycleDaysByCategory[last.category];
      const cycle =
        set ?? once(`silent ${last.day} ${last.category}`, () => learntGap(last.category, last.day, false) ?? fallbackCycleDays);
      return last.day + cycle;
    },
    secondPurchaseOn(days) {
      const [first, second] = days;
      if (!first || second) return null;
      const wait = once(`second ${first.day} ${first.category}`, () => {
        const gap = learntGap(first.category, first.day, true);
        return gap === null ? fallbackDaysToSecondPurchase : Math.floor(gap / 2);
      });
      return first.day + wait;
    },
  };
}
