import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Customer } from '../../domain/customer.ts';
import { type CarePromise, keptInTime, mergePromise, type PromiseGiven, standingOf } from '../../domain/promises/promise.ts';
import type { Estimate } from '../../domain/surveys/statistics.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { Records } from '../records.ts';
import type { PromiseBook, PromiseOf } from './promise-book.ts';

export interface PromiseServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly library: CampaignLibrary;
  readonly promises: PromiseBook;
}

export interface ListedPromise {
  readonly customer: Customer;
  readonly promise: CarePromise;
}

export interface PromiseFigures {
  readonly open: number;
  readonly dueSoon: number;
  readonly broken: number;
  /** Of those whose time was over, the share that was kept in it. */
  readonly inTime: Estimate | null;
}

/** As many as a screen can show. */
const MOST = 200;

/** care 25: the ledger, and the share that was kept in time of what was due in these days. */
export async function listPromises(
  { promises, records, clock }: PromiseServices,
  { state, from, to }: { readonly state: 'open' | 'broken' | 'kept'; readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<{ readonly items: readonly ListedPromise[]; readonly figures: PromiseFigures }> {
  const now = clock.now();
  const [open, kept] = await Promise.all([all(promises.open()), all(promises.kept(from, to))]);
  const broken = open.filter(({ promise }) => standingOf(promise, now) === 'broken');
  const toKeep = open.filter(({ promise }) => standingOf(promise, now) !== 'broken');
  const byDue = (a: PromiseOf, b: PromiseOf) => a.promise.dueAt - b.promise.dueAt;
  const chosen = { open: toKeep.sort(byDue), broken: broken.sort(byDue), kept: kept.toReversed() }[state].slice(0, MOST);
  const known = await records.read(
    [...new Set(chosen.map(({ customer }) => customer))].map((id) => ({ customer: id, type: 'PROFILE', id })),
  );
  const people = new Map(known.flatMap(({ customer, record }) => (record.type === 'PROFILE' ? [[customer, record.body] as const] : [])));
  const items = chosen.flatMap(({ customer: id, promise }) => {
    const customer = people.get(id);
    return customer === undefined ? [] : [{ customer, promise }];
  });
  const dueSoon = toKeep.filter(({ promise }) => standingOf(promise, now) === 'due-soon').length;
  const inTime =
    keptInTime(
      [...broken, ...kept].map(({ promise }) => promise),
      now,
    ) ?? null;
  return { items, figures: { open: toKeep.length, dueSoon, broken: broken.length, inTime } };
}

async function all(found: AsyncIterable<PromiseOf>): Promise<PromiseOf[]> {
  const list: PromiseOf[] = [];
  for await (const one of found) list.push(one);
  return list;
}

/** One that somebody has just given at the telephone. */
export async function makePromise(
  { records, clock, library }: PromiseServices,
  { customer, ...given }: PromiseGiven & { readonly customer: string },
): Promise<CarePromise | 'unknown'> {
  const [profile] = await records.read([{ customer, type: 'PROFILE', id: customer }]);
  if (profile === undefined) return 'unknown';
  const { promises } = await library.settings();
  const body = mergePromise(undefined, given, clock.now(), promises.warnAtPercent);
  const [written] = await records.write([{ customer, record: { type: 'PROMISE', body }, expectedRev: 0 }], 'live');
  if (written !== true) throw new Error('A promise of this id stands already.');
  return body;
}

const TRIES = 5;

/** Undefined where there is no such promise; what was kept before stays as it was. */
export async function keepPromise({ records, clock }: PromiseServices, customer: string, id: string): Promise<CarePromise | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [stored] = await records.read([{ customer, type: 'PROMISE', id }]);
    if (stored?.record.type !== 'PROMISE') return undefined;
    if (stored.record.body.keptAt !== undefined) return stored.record.body;
    const body = { ...stored.record.body, keptAt: clock.now() };
    const [written] = await records.write([{ customer, record: { type: 'PROMISE', body }, expectedRev: stored.rev }], 'live');
    if (written === true) return body;
  }
  throw new Error(`A promise could not be noted as kept: it changed under all ${TRIES} tries. Try again.`);
}
