import type { Day } from './civil-days.ts';
import type { OrderLine, Person } from './people.ts';

/** A local day on which a customer bought something, and the category of its dearest line. */
export interface OrderDay {
  readonly day: Day;
  readonly category: string;
}

/**
 * > Several order lines on one day are one occasion; a day whose lines sum to zero or less is none.
 * What is known at an instant; oldest first.
 */
export function orderDays(person: Person, now: number): readonly OrderDay[] {
  const days = new Map<Day, OrderLine[]>();
  for (const line of person.lines) {
    if (line.comesIn > now) continue;
    const group = days.get(line.day);
    if (group) group.push(line);
    else days.set(line.day, [line]);
  }
  return [...days]
    .filter(([, lines]) => lines.reduce((sum, line) => sum + line.amount, 0n) > 0n)
    .map(([day, lines]) => ({ day, category: dearest(lines).category }))
    .sort((a, b) => a.day - b.day);
}

/** > its dearest line; equal: the first */
function dearest(lines: readonly OrderLine[]): OrderLine {
  return lines.reduce((best, line) => (line.amount > best.amount ? line : best));
}

/** The last day of delivery of each order, of the deliveries that have happened by a day. */
export function deliveries(person: Person, now: number, today: Day): ReadonlyMap<string, Day> {
  const last = new Map<string, Day>();
  for (const line of person.lines) {
    if (line.comesIn > now || line.delivered === null || line.delivered > today) continue;
    last.set(line.order, Math.max(line.delivered, last.get(line.order) ?? line.delivered));
  }
  return last;
}
