import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import { lookAgainDays, putOffByOrders } from '../../domain/facts/put-off-by-orders.ts';
import { isLearnt } from '../../domain/silence/is-learnt.ts';
import type { CalendarEntry, CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerStates } from '../customer-states.ts';
import type { CycleBook } from '../engine-memory.ts';
import { inParallel } from '../in-parallel.ts';
import type { LearnQueue } from './learn-queue.ts';

export interface LookAgainServices {
  readonly clock: Clock;
  readonly calendar: CalendarIndex;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
  readonly cycles: Pick<CycleBook, 'looks' | 'noteLooks' | 'touch'>;
  readonly learnQueue: Pick<LearnQueue, 'ask'>;
}

const AT_ONCE = 10;
/** A date whose looks fail is looked at again on the next nights; from then on the others go on without it. */
const NIGHTS = 3;

/**
 * The second look at facts that orders put off (decision 074): whoever's fact the state has elsewhere by now is derived anew. Every date
 * has its turn, however many nights were missed; where a campaign begins earlier than any did, the dates between have it tonight. Whoever's
 * last order is over and not learnt is asked for again: a queue forgets in the end what nobody could see to, the calendar does not.
 */
export async function lookAgain(services: LookAgainServices): Promise<{ readonly moved: number }> {
  const { clock, calendar, library, cycles } = services;
  const today = localDate(clock.now(), 'UTC');
  const [registry, campaigns, looks] = [await calendar.registry(), await library.campaigns(), await cycles.looks()];
  const faults: unknown[] = [];
  const next: Record<string, CalendarDate> = {};
  let moved = 0;
  for (const kind of putOffByOrders) {
    if (!(kind in registry)) continue;
    const to = addDays(today, lookAgainDays(kind, campaigns));
    const known = looks[kind];
    // Dates beyond were looked at for a campaign that is no more: they have their look when they come.
    next[kind] = to;
    for (let date = known === undefined ? today : addDays(known, 1); date <= to; date = addDays(date, 1)) {
      const before = faults.length;
      moved += await lookAt(services, kind, date, today, faults);
      if (faults.length > before && date > addDays(to, -NIGHTS)) next[kind] = earlier(next[kind] ?? to, addDays(date, -1));
    }
  }
  await cycles.noteLooks(next);
  for (const fault of faults) throw fault;
  return { moved };
}

const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);

/** How many of a date belong elsewhere. */
async function lookAt(
  { calendar, states, cycles, learnQueue }: LookAgainServices,
  kind: string,
  date: CalendarDate,
  today: CalendarDate,
  faults: unknown[],
): Promise<number> {
  const entries: CalendarEntry[] = [];
  for await (const entry of calendar.on(kind, date)) entries.push(entry);
  const unlearnt: string[] = [];
  let moved = 0;
  await inParallel(entries, AT_ONCE, async ({ customer }) => {
    try {
      const state = await states.load(customer, { consistent: true });
      if (state === undefined) return;
      const { summary, cycle } = state;
      if (summary.last !== undefined && summary.last.day < today && !isLearnt(summary, cycle)) unlearnt.push(customer);
      if (deriveFacts(state, today).some((fact) => fact.kind === kind && fact.date === date)) return;
      await cycles.touch(customer);
      moved++;
    } catch (fault) {
      faults.push(fault);
    }
  });
  if (unlearnt.length > 0) await learnQueue.ask(addDays(today, -1), unlearnt);
  return moved;
}
