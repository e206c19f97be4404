import { describe, expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import { HOUR } from '../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { type BookingOutcome, bookVisit, cancelVisit } from '../../workflows/book-visit.ts';
import { aCustomer } from '../support/builders.ts';
import { type CallsProps, callsOf, faultKinds, faultyTable } from '../support/faulty-calls.ts';

/** A Monday morning in London. */
const NOW = Date.parse('2026-11-23T09:30:00Z');
const TUESDAY = Date.parse('2026-11-24T11:00:00Z');
const WEDNESDAY = Date.parse('2026-11-25T09:00:00Z');

const ada = aCustomer({ id: 'ada' });
const bo = aCustomer({ id: 'bo' });
const offer = 'product-birthday/card/A1/3';

async function office({ capacity = 1 } = {}) {
  const clock = { at: NOW, now: () => clock.at };
  const table = memoryTable();
  const services = { ...storesOn(table, clock), clock };
  await dynamoCampaignStore(table).saveSettings({ ...defaultSettings, bookings: { ...defaultSettings.bookings, capacity } }, 0);
  for (const customer of [ada, bo]) {
    const change = { customer: customer.id, record: { type: 'PROFILE', body: customer }, expectedRev: 0 } as const;
    await services.records.write([change], 'live');
  }
  /** Places by the counters, and by the bookings that stand: they must never part. */
  const places = async () => {
    const counted = await services.bookings.taken(NOW - 100 * HOUR, NOW + 1000 * HOUR);
    const stored = await services.records.read([ada, bo].map(({ id }) => ({ customer: id, type: 'BOOKING', id: offer })));
    const booked = stored.flatMap(({ record }) =>
      record.type === 'BOOKING' && record.body.status === 'booked' ? [record.body.visitAt] : [],
    );
    return { counted: Object.fromEntries([...counted].filter(([, taken]) => taken !== 0)), booked: booked.sort() };
  };
  /** One invocation over plumbing that may fail; `crashed` where it never came back. */
  const through = async (props: CallsProps, work: (broken: typeof services) => Promise<BookingOutcome>) => {
    const calls = callsOf(props);
    const broken = { ...storesOn(faultyTable(table, calls), clock), clock };
    const ending = await Promise.race([work(broken).catch(() => 'failed' as const), calls.crashed]);
    return { ending, calls: calls.names.length };
  };
  return { services, clock, places, through };
}

const book = (at: number, changing?: number) => ({ customer: ada, offer, at, changing });

describe('booking a visit', () => {
  it('> takes the place with it', async () => {
    const { services, places } = await office();
    const outcome = await bookVisit(services, book(TUESDAY));
    expect(outcome).toEqual({
      kind: 'booked',
      booking: { id: offer, status: 'booked', visitAt: TUESDAY, minutes: 90, sequence: 0, at: NOW, day: '2026-11-23' },
    });
    expect(await places()).toEqual({ counted: { [TUESDAY]: 1 }, booked: [TUESDAY] });
  });

  it('> one booking for each offer: used twice, the link shows the visit that is booked', async () => {
    const { services, places } = await office();
    await bookVisit(services, book(TUESDAY));
    for (const at of [TUESDAY, WEDNESDAY])
      expect(await bookVisit(services, book(at))).toMatchObject({ kind: 'stands', booking: { visitAt: TUESDAY, sequence: 0 } });
    expect((await places()).counted).toEqual({ [TUESDAY]: 1 });
  });

  it('> of two people who want the last place one gets it, and the other is told', async () => {
    const { services, places } = await office();
    const outcomes = await Promise.all([bookVisit(services, book(TUESDAY)), bookVisit(services, { customer: bo, offer, at: TUESDAY })]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['booked', 'full']);
    expect(await places()).toEqual({ counted: { [TUESDAY]: 1 }, booked: [TUESDAY] });
  });

  it('> as many visits begin at one time as there are technicians', async () => {
    const { services } = await office({ capacity: 2 });
    await bookVisit(services, book(TUESDAY));
    expect(await bookVisit(services, { customer: bo, offer, at: TUESDAY })).toMatchObject({ kind: 'booked' });
    expect(await bookVisit(services, { customer: bo, offer: 'another', at: TUESDAY })).toEqual({ kind: 'full' });
  });

  it.each([
    ['too soon', '2026-11-24T09:00:00Z'],
    ['too far ahead', '2026-12-22T09:00:00Z'],
    ['at a weekend', '2026-11-28T09:00:00Z'],
    ['between the times', '2026-11-24T12:00:00Z'],
    ['in the past', '2026-11-20T09:00:00Z'],
  ])('> books no time that is %s', async (_when, at) => {
    const { services, places } = await office();
    expect(await bookVisit(services, book(Date.parse(at)))).toEqual({ kind: 'closed' });
    expect(await places()).toEqual({ counted: {}, booked: [] });
  });

  it('> books nothing for somebody who has been erased', async () => {
    const { services, places } = await office();
    await expect(bookVisit(services, { ...book(TUESDAY), customer: aCustomer({ id: 'gone' }) })).rejects.toThrow('could not be booked');
    expect((await places()).counted).toEqual({});
  });
});

describe('moving a visit', () => {
  it('> takes the new place and gives the old one back', async () => {
    const { services, places } = await office();
    await bookVisit(services, book(TUESDAY));
    expect(await bookVisit(services, book(WEDNESDAY, 0))).toMatchObject({ kind: 'booked', booking: { visitAt: WEDNESDAY, sequence: 1 } });
    expect(await places()).toEqual({ counted: { [WEDNESDAY]: 1 }, booked: [WEDNESDAY] });
  });

  it('> keeps the old time where the new one has just been taken', async () => {
    const { services, places } = await office();
    await bookVisit(services, book(TUESDAY));
    await bookVisit(services, { customer: bo, offer, at: WEDNESDAY });
    expect(await bookVisit(services, book(WEDNESDAY, 0))).toEqual({ kind: 'full' });
    expect(await places()).toEqual({ counted: { [TUESDAY]: 1, [WEDNESDAY]: 1 }, booked: [TUESDAY, WEDNESDAY] });
  });

  it('> leaves a visit that has changed since the form was shown', async () => {
    const { services } = await office();
    await bookVisit(services, book(TUESDAY));
    await bookVisit(services, book(WEDNESDAY, 0));
    expect(await bookVisit(services, book(TUESDAY, 0))).toMatchObject({ kind: 'stands', booking: { visitAt: WEDNESDAY } });
  });
});

describe('cancelling a visit', () => {
  it('> gives the place back, once', async () => {
    const { services, places } = await office();
    await bookVisit(services, book(TUESDAY));
    for (let times = 0; times < 2; times += 1)
      expect(await cancelVisit(services, { customer: ada, offer })).toMatchObject({ kind: 'cancelled', booking: { sequence: 1 } });
    expect(await places()).toEqual({ counted: {}, booked: [] });
  });

  it('> leaves the offer: another time can be booked', async () => {
    const { services } = await office();
    await bookVisit(services, book(TUESDAY));
    await cancelVisit(services, { customer: ada, offer });
    expect(await bookVisit(services, book(WEDNESDAY))).toMatchObject({ kind: 'booked', booking: { sequence: 2 } });
  });

  it('> comes too late once the visit has begun, as does moving it', async () => {
    const { services, clock } = await office();
    await bookVisit(services, book(TUESDAY));
    clock.at = TUESDAY;
    expect(await cancelVisit(services, { customer: ada, offer })).toMatchObject({ kind: 'stands', booking: { status: 'booked' } });
    expect(await bookVisit(services, book(WEDNESDAY, 0))).toMatchObject({ kind: 'stands', booking: { visitAt: TUESDAY } });
  });

  it('> of nothing cancels nothing', async () => {
    const { services } = await office();
    expect(await cancelVisit(services, { customer: ada, offer })).toEqual({ kind: 'none' });
  });
});

/** Bookings, moves and cancellations, each told to a customer whose page may never have been answered. */
const acts = [
  ['booking', async () => {}, (services: Services) => bookVisit(services, book(TUESDAY)), [TUESDAY]],
  [
    'moving',
    async (services: Services) => void (await bookVisit(services, book(TUESDAY))),
    (services: Services) => bookVisit(services, book(WEDNESDAY, 0)),
    [WEDNESDAY],
  ],
  [
    'cancelling',
    async (services: Services) => void (await bookVisit(services, book(TUESDAY))),
    (services: Services) => cancelVisit(services, { customer: ada, offer }),
    [],
  ],
] as const;
type Services = Awaited<ReturnType<typeof office>>['services'];

it.each(acts)(
  '> %s: a crash or a fault at any call parts no place from its booking, and pressing again settles it',
  async (_name, first, act, end) => {
    const untroubled = await office();
    await first(untroubled.services);
    const { calls } = await untroubled.through({}, act);
    expect(calls).toBeGreaterThan(1);
    for (let call = 1; call <= calls; call += 1)
      for (const kind of faultKinds) {
        const { services, places, through } = await office();
        await first(services);
        await through({ faults: [{ call, kind }] }, act);
        const { counted, booked } = await places();
        expect({ call, kind, counted }).toEqual({ call, kind, counted: Object.fromEntries(booked.map((at) => [at, 1])) });
        await act(services);
        const settled = { counted: Object.fromEntries(end.map((at) => [at, 1])), booked: [...end] };
        expect({ call, kind, ...(await places()) }).toEqual({ call, kind, ...settled });
      }
  },
);

it('> another booking between any two calls is seen: the place goes to one of them', async () => {
  for (let call = 1; call <= 3; call += 1) {
    const { services, places, through } = await office();
    let other: BookingOutcome | undefined;
    const before = async (number: number) => {
      if (number === call) other = await bookVisit(services, { customer: bo, offer, at: TUESDAY });
    };
    const { ending } = await through({ before }, (broken) => bookVisit(broken, book(TUESDAY)));
    const kinds = [other, ending].map((each) => (typeof each === 'object' ? each.kind : each));
    expect({ call, kinds: kinds.sort() }).toEqual({ call, kinds: ['booked', 'full'] });
    expect(await places()).toEqual({ counted: { [TUESDAY]: 1 }, booked: [TUESDAY] });
  }
});
