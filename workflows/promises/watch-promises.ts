import { branchOf } from '../../domain/cases/branch-calendar.ts';
import { caseIdFor, openCase } from '../../domain/cases/case-moves.ts';
import type { Customer } from '../../domain/customer.ts';
import { type CarePromise, promiseAlarm } from '../../domain/promises/promise.ts';
import { gateFor } from '../cases/change-case.ts';
import type { EscalateServices } from '../cases/escalate-cases.ts';
import type { Gates } from '../gates.ts';
import type { PromiseBook } from './promise-book.ts';

export interface WatchServices extends EscalateServices {
  readonly gates: Gates;
  readonly promises: PromiseBook;
}

/**
 * care 25
 * > Warn at 75 % of the time; breach → apology.
 *
 * The company is told by an event, a breach opens a case too: the apology is a person's, and nothing is sold meanwhile. Each once for
 * every due time. The event goes out first: after a crash it is told twice, under the same id, and never not at all. Who changes the
 * promise at the same moment wins; the next run looks again.
 */
export async function watchPromises(services: WatchServices): Promise<{ readonly warned: number; readonly broken: number }> {
  const { clock, promises, records } = services;
  const now = clock.now();
  const done = { warned: 0, broken: 0 };
  for await (const { customer, promise: seen } of promises.open(now)) {
    if (promiseAlarm(seen, now) === undefined) continue;
    const stored = await records.read([
      { customer, type: 'PROMISE', id: seen.id },
      { customer, type: 'PROFILE', id: customer },
    ]);
    const profile = stored.flatMap(({ record }) => (record.type === 'PROFILE' ? [record.body] : []))[0];
    const [found] = stored.flatMap(({ record, rev }) => (record.type === 'PROMISE' ? [{ promise: record.body, rev }] : []));
    const alarm = found === undefined ? undefined : promiseAlarm(found.promise, now);
    if (found === undefined || profile === undefined || alarm === undefined) continue;
    const { promise, rev } = found;
    if (alarm === 'warn' ? await warn(services, customer, promise, rev) : await breach(services, profile, promise, rev))
      done[alarm === 'warn' ? 'warned' : 'broken'] += 1;
  }
  return done;
}

async function warn(services: WatchServices, customer: string, promise: CarePromise, rev: number): Promise<boolean> {
  await tell(services, 'promise.due-soon', customer, promise);
  const next = { ...promise, warnedFor: promise.dueAt };
  return await services.writes.commit(customer, { records: [{ record: { type: 'PROMISE', body: next }, expectedRev: rev }] }, 'live');
}

async function breach(services: WatchServices, profile: Customer, promise: CarePromise, rev: number): Promise<boolean> {
  const { id: customer, timeZone } = profile;
  const { clock, library, gates, writes } = services;
  await tell(services, 'promise.broken', customer, promise);
  const settings = await library.settings();
  const id = caseIdFor(customer, `promise#${promise.id}#${promise.dueAt}`);
  const act = { at: clock.now(), by: 'perennial', timeZone, branch: branchOf(profile) };
  const opened = openCase({ id, kind: 'promise', about: promise.text, answer: undefined }, act, settings);
  const gate = await gateFor(gates, customer, opened);
  const next = { ...promise, warnedFor: promise.dueAt, brokenFor: promise.dueAt };
  const changes = [
    { record: { type: 'PROMISE', body: next }, expectedRev: rev },
    { record: { type: 'CASE', body: opened }, expectedRev: 0 },
  ] as const;
  return await writes.commit(customer, { records: changes, gate }, 'live');
}

const tell = ({ events }: WatchServices, type: 'promise.due-soon' | 'promise.broken', customer: string, promise: CarePromise) =>
  events.publish({
    id: `${promise.id}/${promise.dueAt}/${type}`,
    type,
    detail: { promise: promise.id, kind: promise.kind, customer, due: promise.dueAt, text: promise.text },
  });
