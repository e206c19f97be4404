import { addDays, type CalendarDate, DAY, HOUR, type Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { openCase } from '../../domain/cases/case-moves.ts';
import type { Asset } from '../../domain/customer.ts';
import { type CarePromise, mergePromise } from '../../domain/promises/promise.ts';
import type { Settings } from '../../domain/settings.ts';
import type { RecallHead } from '../../workflows/recalls/recall-book.ts';
import type { StateRecord } from '../../workflows/records.ts';
import type { DemoCustomer } from './generate-demo.ts';

/** Where the demo's maker has workshops. */
export const demoWorkshops = [
  { name: 'London workshop', latitude: 51.5074, longitude: -0.1278 },
  { name: 'Shanghai workshop', latitude: 31.2304, longitude: 121.4737 },
] as const;

/** Ovens of these serials are called back on the day after the demo begins. */
const RECALLED = { id: 'R-OVEN', model: 'OV-220', owners: 5 } as const;

/** How far from the first workshop the owners of the recalled ovens live; of the last nobody knows. */
const places = [
  { latitude: '51.4545', longitude: '-0.9781' },
  { latitude: '55.9533', longitude: '-3.1883' },
  { latitude: '52.2053', longitude: '0.1218' },
];

export interface DemoStory {
  readonly customers: readonly DemoCustomer[];
  readonly recall: RecallHead;
}

/**
 * A few of the customers wait for something, so that it can be watched by moving the clock (docs/care-programme.md): promises due in two and in
 * five days and one that was kept, a complaint that nobody sees to, and ovens that are called back tomorrow.
 */
export function withStory(all: readonly DemoCustomer[], now: Instant, settings: Settings): DemoStory {
  const today = localDate(now, 'UTC');
  const told = all.filter(({ contact, customer }) => contact.email.consent === 'yes' && customer.country === 'GB');
  const changed = new Map<string, DemoCustomer>();
  const add = (one: DemoCustomer | undefined, more: readonly StateRecord[], differences: Partial<DemoCustomer> = {}) => {
    if (one === undefined) return;
    const before = changed.get(one.customer.id) ?? one;
    changed.set(one.customer.id, { ...before, ...differences, more: [...(before.more ?? []), ...more] });
  };

  const [first, second, third, waits] = told.filter(({ assets }) => !assets.some(({ model }) => model === RECALLED.model));
  add(first, [promised('P-1', 'time', 'The engineer comes within two days', now, now + 2 * DAY, settings)]);
  add(second, [promised('P-2', 'quality', 'A new door seal, fitted', now, now + 5 * DAY, settings)]);
  add(third, [promised('P-3', 'price', 'The delivery costs nothing', now - 3 * DAY, now - DAY, settings, now - 2 * DAY)]);
  if (waits !== undefined) {
    const { id, timeZone } = waits.customer;
    const about = 'The dryer still stops after ten minutes.';
    const opened = openCase(
      { id: `K-${id}`, kind: 'complaint', about, answer: undefined },
      { at: now, by: 'customer', timeZone },
      settings,
    );
    add(waits, [{ type: 'CASE', body: opened }], { contact: { ...waits.contact, openCases: [opened.id] } });
  }

  const head: RecallHead = {
    id: RECALLED.id,
    model: RECALLED.model,
    serialFrom: '10000000',
    serialTo: '10099999',
    reason: 'The door may open while it is hot',
    safety: true,
    startsOn: addDays(today, 1),
    at: now - HOUR,
  };
  const owners = told.filter(({ assets }) => assets.some(({ model, status }) => model === RECALLED.model && status === 'active'));
  for (const [n, owner] of owners.slice(0, RECALLED.owners).entries()) {
    const oven = owner.assets.find(({ model, status }) => model === RECALLED.model && status === 'active');
    if (oven === undefined) continue;
    const { id, reason, safety, startsOn } = head;
    const recall = { type: 'RECALL', body: { id, assetId: oven.id, reason, safety, startsOn } } as const;
    const isGivenAway = n === RECALLED.owners - 1;
    add(owner, [recall], {
      customer: { ...owner.customer, attributes: places[n] ?? {} },
      // care 19: by the books the last of them has given it away, nobody knows to whom.
      ...(isGivenAway ? { assets: owner.assets.map((one) => (one === oven ? givenAway(one, today) : one)) } : {}),
    });
  }
  return { customers: all.map((one) => changed.get(one.customer.id) ?? one), recall: head };
}

const givenAway = (asset: Asset, today: CalendarDate): Asset => ({ ...asset, status: 'transferred', endedOn: addDays(today, -60) });

function promised(
  id: string,
  kind: CarePromise['kind'],
  text: string,
  madeAt: Instant,
  dueAt: Instant,
  { promises }: Settings,
  keptAt?: Instant,
): StateRecord {
  const body = mergePromise(
    undefined,
    { id, kind, text, dueAt, ...(keptAt === undefined ? {} : { keptAt }) },
    madeAt,
    promises.warnAtPercent,
  );
  return { type: 'PROMISE', body };
}
