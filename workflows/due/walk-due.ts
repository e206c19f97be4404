import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { shareOf } from '../../domain/campaigns/spread.ts';
import { calendarKeysFor } from '../../domain/campaigns/step-arithmetic.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { CalendarEntry } from '../calendar-index.ts';
import type { DueEntry } from '../due-queue.ts';
import type { EndedWait } from '../engine-memory.ts';
import { inParallel } from '../in-parallel.ts';
import { GRACE } from './grace.ts';
import type { Look, LookServices } from './looks-for.ts';
import { placeOf } from './place-of.ts';

/** One thing that is due to a customer. */
interface Due {
  readonly customer: string;
  readonly occasion?: Occasion | undefined;
  readonly regrade?: CalendarDate | undefined;
}

/** Partitions of the calendar asked at once. */
const ASKED_AT_ONCE = 12;

/** What is due by some looks, customer by customer: all of one customer's together, however many customers there are. */
export interface DueWalk {
  /** Of about so many customers; `place` where more stand behind it. */
  take(most: number): Promise<{ readonly entries: readonly DueEntry[]; readonly place: string | undefined }>;
}

/**
 * Each part of the calendar gives its customers in one and the same order, so they are walked through side by side, with no more in
 * memory than a page of each. `after`: a place up to which all were taken before.
 */
export function walkDue(services: LookServices, looks: readonly Look[], waits: readonly EndedWait[], after?: string): DueWalk {
  const entries = merged(services, looks, waits, after);
  let next: DueEntry | undefined;
  return {
    async take(most) {
      const taken: DueEntry[] = next === undefined ? [] : [next];
      next = undefined;
      for (;;) {
        const { done, value } = await entries.next();
        if (done === true) return { entries: taken, place: undefined };
        const last = taken.at(-1);
        const place = last === undefined ? undefined : placeOf(last.customer);
        if (taken.length >= most && place !== placeOf(value.customer)) {
          next = value;
          return { entries: taken, place };
        }
        taken.push(value);
      }
    },
  };
}

interface Head {
  readonly rest: AsyncIterator<Due>;
  due: Due;
  place: string;
}

async function* merged(
  services: LookServices,
  looks: readonly Look[],
  waits: readonly EndedWait[],
  after?: string,
): AsyncGenerator<DueEntry> {
  const parts = (await inParallel(looks, ASKED_AT_ONCE, (look) => partsOf(services, look, after))).flat();
  const opened = await inParallel([...parts, inOrder(waits)], ASKED_AT_ONCE, opening);
  let heads = opened.filter((head) => head !== undefined);
  while (heads.length > 0) {
    let place = heads[0]?.place ?? '';
    for (const head of heads) if (head.place < place) place = head.place;
    const here = new Map<string, DueEntry>();
    let ended = false;
    for (const head of heads) {
      while (head.place === place) {
        gather(here, head.due);
        if (await moveOn(head)) continue;
        ended = true;
        break;
      }
    }
    if (ended) heads = heads.filter(({ place: at }) => at !== ENDED);
    yield* here.values();
  }
}

/** Behind every place. */
const ENDED = '\u{10ffff}';

async function opening(due: AsyncIterable<Due>): Promise<Head | undefined> {
  const rest = due[Symbol.asyncIterator]();
  const { done, value } = await rest.next();
  return done === true ? undefined : { rest, due: value, place: placeOf(value.customer) };
}

async function moveOn(head: Head): Promise<boolean> {
  const { done, value } = await head.rest.next();
  if (done === true) {
    head.place = ENDED;
    return false;
  }
  head.due = value;
  head.place = placeOf(value.customer);
  return true;
}

/** A part for each shard and key under which the look's facts can stand. */
async function partsOf({ calendar, library }: LookServices, look: Look, after: string | undefined): Promise<AsyncIterable<Due>[]> {
  const { leapDay } = await library.settings();
  const keys = calendarKeysFor(look.kind, look.date, leapDay);
  const shards = await Promise.all(keys.map((key) => calendar.shardsOn(look.kind, key, look.zone, after)));
  return shards.flat().map((entries) => dueIn(look, entries));
}

/** Entries written so late that `derive-facts` has queued them itself are passed over. */
async function* dueIn({ kind, date, due, step, share }: Look, entries: AsyncIterable<CalendarEntry>): AsyncGenerator<Due> {
  for await (const { customer, subject, writtenAt, date: since } of entries) {
    if (due - writtenAt < GRACE || since > date) continue;
    if (share !== undefined && shareOf(customer, share.of) !== share.number) continue;
    yield step === undefined ? { customer, regrade: date } : { customer, occasion: { ...step, kind, subject, date, due } };
  }
}

async function* inOrder(waits: readonly EndedWait[]): AsyncGenerator<Due> {
  const placed = waits.map((wait) => ({ wait, place: placeOf(wait.customer) }));
  for (const { wait } of placed.sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))) yield wait;
}

function gather(entries: Map<string, DueEntry>, { customer, occasion, regrade }: Due): void {
  const known = entries.get(customer) ?? { customer, occasions: [] };
  const more = occasion === undefined ? [] : [occasion];
  entries.set(customer, { ...known, occasions: [...known.occasions, ...more], ...(regrade === undefined ? {} : { regrade }) });
}
