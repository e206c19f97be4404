import { expect, it } from 'vitest';
import { dynamoBookings } from '../../../adapters/dynamo/dynamo-bookings.ts';
import { dynamoHouseholds } from '../../../adapters/dynamo/dynamo-households.ts';
import { dynamoRecords } from '../../../adapters/dynamo/dynamo-records.ts';
import { dynamoSubjectRequests } from '../../../adapters/dynamo/dynamo-subject-requests.ts';
import type { Booking } from '../../../domain/bookings/booking.ts';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { aCustomer } from '../builders.ts';
import { all, type FreshTable } from './fresh-table.ts';

const NINE = Date.parse('2026-11-24T09:00:00Z');

const aBooking = (differences: Partial<Booking> = {}): Booking => ({
  id: 'product-birthday/card/A1/3',
  status: 'booked',
  visitAt: NINE,
  minutes: 90,
  sequence: 0,
  at: NINE - 48 * HOUR,
  day: '2026-11-22',
  ...differences,
});

export function bookingsContract(create: FreshTable): void {
  const desk = async (...people: readonly string[]) => {
    const table = await create();
    const records = dynamoRecords(table);
    const changes = people.map((id) => ({ customer: id, record: { type: 'PROFILE', body: aCustomer({ id }) }, expectedRev: 0 }) as const);
    await records.write(changes, 'live');
    const bookings = dynamoBookings(table);
    const stands = async (customer: string) => (await records.read([{ customer, type: 'BOOKING', id: aBooking().id }]))[0];
    return { bookings, stands };
  };

  it('takes a place with the booking, and gives it back with it', async () => {
    const { bookings, stands } = await desk('C1');
    expect(await bookings.write({ customer: 'C1', booking: aBooking(), expectedRev: 0, take: { at: NINE, capacity: 1 } })).toBe(true);
    expect(await stands('C1')).toEqual({ customer: 'C1', record: { type: 'BOOKING', body: aBooking() }, rev: 1 });
    expect(await bookings.taken(NINE, NINE)).toEqual(new Map([[NINE, 1]]));
    const cancelled = aBooking({ status: 'cancelled', sequence: 1 });
    expect(await bookings.write({ customer: 'C1', booking: cancelled, expectedRev: 1, free: NINE })).toBe(true);
    expect(await bookings.taken(NINE, NINE)).toEqual(new Map([[NINE, 0]]));
  });

  it('moves from one place to another at once', async () => {
    const { bookings } = await desk('C1');
    const later = NINE + 2 * HOUR;
    await bookings.write({ customer: 'C1', booking: aBooking(), expectedRev: 0, take: { at: NINE, capacity: 1 } });
    const moved = aBooking({ visitAt: later, sequence: 1 });
    expect(await bookings.write({ customer: 'C1', booking: moved, expectedRev: 1, take: { at: later, capacity: 1 }, free: NINE })).toBe(
      true,
    );
    expect(await bookings.taken(NINE, later)).toEqual(
      new Map([
        [NINE, 0],
        [later, 1],
      ]),
    );
    expect(await bookings.taken(NINE + HOUR, NINE + HOUR)).toEqual(new Map());
  });

  it('gives the last places to as many as there are, whoever comes at once', async () => {
    const people = ['C1', 'C2', 'C3', 'C4', 'C5'];
    const { bookings, stands } = await desk(...people);
    const take = { at: NINE, capacity: 2 };
    const answers = await Promise.all(people.map((customer) => bookings.write({ customer, booking: aBooking(), expectedRev: 0, take })));
    expect(answers.filter(Boolean)).toHaveLength(2);
    expect(await bookings.taken(NINE, NINE)).toEqual(new Map([[NINE, 2]]));
    for (const [index, customer] of people.entries()) expect((await stands(customer)) !== undefined).toBe(answers[index]);
  });

  it('writes nothing where the booking has moved on, or the customer is gone', async () => {
    const { bookings, stands } = await desk('C1');
    const take = { at: NINE, capacity: 9 };
    await bookings.write({ customer: 'C1', booking: aBooking(), expectedRev: 0, take });
    expect(await bookings.write({ customer: 'C1', booking: aBooking({ minutes: 5 }), expectedRev: 0, take })).toBe(false);
    expect(await bookings.write({ customer: 'erased', booking: aBooking(), expectedRev: 0, take })).toBe(false);
    expect(await bookings.taken(NINE, NINE)).toEqual(new Map([[NINE, 1]]));
    expect(await stands('erased')).toBeUndefined();
  });

  it('lists the visits that stand in order of time, over the turn of a month', async () => {
    const { bookings } = await desk('C1', 'C2');
    const [november, december] = [Date.parse('2026-11-30T16:00:00Z'), Date.parse('2026-12-01T09:00:00Z')];
    const book = (customer: string, id: string, visitAt: number) =>
      bookings.write({ customer, booking: aBooking({ id, visitAt }), expectedRev: 0, take: { at: visitAt, capacity: 9 } });
    await book('C1', 'b', december);
    await book('C2', 'a', november);
    await book('C1', 'c', NINE);
    await bookings.write({ customer: 'C1', booking: aBooking({ id: 'c', status: 'cancelled' }), expectedRev: 1, free: NINE });
    const listed = async (from: number, to: number) =>
      (await all(bookings.between(from, to))).map(({ customer, booking }) => `${customer} ${booking.id}`);
    expect(await listed(NINE, december)).toEqual(['C2 a', 'C1 b']);
    expect(await listed(december, december)).toEqual(['C1 b']);
    expect(await listed(NINE, NINE)).toEqual([]);
  });

  it('gives the places back of somebody who is erased, and forgets every household', async () => {
    const table = await create();
    const records = dynamoRecords(table);
    const bookings = dynamoBookings(table);
    for (const [rev, householdId] of ['H1', 'H2'].entries())
      await records.write([{ customer: 'C1', record: { type: 'PROFILE', body: aCustomer({ householdId }) }, expectedRev: rev }], 'live');
    await bookings.write({ customer: 'C1', booking: aBooking(), expectedRev: 0, take: { at: NINE, capacity: 1 } });
    await dynamoSubjectRequests(table).erase('C1', NINE);
    expect(await bookings.taken(NINE, NINE)).toEqual(new Map([[NINE, 0]]));
    for (const household of ['household:H1', 'household:H2']) expect(await dynamoHouseholds(table).members(household, 9)).toEqual([]);
  });

  it('knows who was noted as a member of a household, and of no other', async () => {
    const table = await create();
    const members = [aCustomer({ id: 'C 1', householdId: 'H#1' }), aCustomer({ id: 'C2', householdId: 'H#1' }), aCustomer({ id: 'C3' })];
    await dynamoRecords(table).write(
      members.map((body) => ({ customer: body.id, record: { type: 'PROFILE', body }, expectedRev: 0 })),
      'import',
    );
    const households = dynamoHouseholds(table);
    expect(await households.members('household:H#1', 20)).toEqual(['C 1', 'C2']);
    expect(await households.members('household:H#1', 1)).toEqual(['C 1']);
    expect(await households.members('customer:C3', 20)).toEqual([]);
  });
}
