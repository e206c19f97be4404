import { describe, expect, it } from 'vitest';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { bookVisit, cancelVisit } from '../../workflows/book-visit.ts';
import type { OutgoingMessage } from '../../workflows/outbox.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { type SendBench, sendBench, TEN } from '../support/send-bench.ts';
import { deriveAll } from '../support/stream-records.ts';

const campaigns = starterCampaigns
  .filter(({ id }) => id === 'product-birthday' || id.startsWith('booking-'))
  .map((campaign) => ({ ...campaign, live: true, approved: true }));

/** A quarter to eleven at night, on Saturday, 21 November 2026. */
const NIGHT = Date.parse('2026-11-21T22:45:00Z');
const WEDNESDAY = Date.parse('2026-11-25T09:00:00Z');
const THURSDAY = Date.parse('2026-11-26T09:00:00Z');
const customer = aCustomer({ joinedOn: undefined, bornOn: undefined });
const OFFER = 'product-birthday/card/A1/3';

async function greeted(differences = {}): Promise<SendBench> {
  const bench = sendBench({ settings: { bookings: { ...defaultSettings.bookings, noticeHours: 2 } } });
  await bench.start(...campaigns);
  await bench.enter('C1', [
    { type: 'PROFILE', body: { ...customer, ...differences } },
    { type: 'ASSET', body: anAsset({ warrantyEndsOn: undefined }) },
  ]);
  bench.clock.at = TEN - HOUR;
  await deriveAll(bench);
  await bench.tick();
  return bench;
}

/** The pages' own call, then the stream, then the queue. */
async function act(bench: SendBench, work: (services: Parameters<typeof bookVisit>[0]) => Promise<unknown>): Promise<void> {
  bench.changes.length = 0;
  await work({ ...bench.stores, clock: bench.clock });
  await deriveAll(bench);
  await bench.drain();
}

const book = (at: number, changing?: number) => (services: Parameters<typeof bookVisit>[0]) =>
  bookVisit(services, { customer, offer: OFFER, at, changing });
const cancel = (services: Parameters<typeof bookVisit>[0]) => cancelVisit(services, { customer, offer: OFFER });

/** Replies with the hour at which they went; of what goes at the usual time the day alone, for the bench looks but every six hours. */
const lines = ({ accepted }: SendBench) =>
  accepted.map(({ at, message: { tags } }) => {
    const isReply = campaigns.some(({ id, steps }) => id === tags.campaign && steps[0]?.at === 'once');
    return `${new Date(at).toISOString().slice(5, isReply ? 16 : 10)} ${tags.campaign}`;
  });
const files = ({ accepted }: SendBench) => accepted.flatMap(({ message }) => calendarOf(message));
function calendarOf(message: OutgoingMessage): string[] {
  if (message.channel === 'sms' || message.calendar === undefined) return [];
  const { method, text } = message.calendar;
  expect(text).toContain(`METHOD:${method}\r\n`);
  return [`${method} ${/SEQUENCE:\d+/.exec(text)?.[0]} ${/DTSTART:\w+/.exec(text)?.[0]} ${/STATUS:\w+/.exec(text)?.[0]}`];
}

describe('who books from a birthday card', () => {
  it('> hears at once, at any hour, with a calendar file, and is reminded the day before', async () => {
    const bench = await greeted();
    await bench.live(NIGHT);
    expect(lines(bench)).toEqual(['11-21 product-birthday']);
    await act(bench, book(WEDNESDAY));
    await bench.live(WEDNESDAY + DAY);
    expect(lines(bench).slice(1)).toEqual(['11-21T22:45 booking-confirmation', '11-24 booking-reminder']);
    expect(files(bench)).toEqual(['REQUEST SEQUENCE:0 DTSTART:20261125T090000Z STATUS:CONFIRMED']);
  });

  it('> is answered for each change, also twice on one day, and reminded of the visit that stands', async () => {
    const bench = await greeted();
    bench.clock.at = NIGHT;
    await act(bench, book(WEDNESDAY));
    await act(bench, book(THURSDAY, 0));
    await bench.live(THURSDAY + DAY);
    expect(lines(bench).filter((line) => line.includes('booking'))).toEqual([
      '11-21T22:45 booking-confirmation',
      '11-21T22:45 booking-confirmation',
      '11-25 booking-reminder',
    ]);
    expect(files(bench).at(-1)).toBe('REQUEST SEQUENCE:1 DTSTART:20261126T090000Z STATUS:CONFIRMED');
    expect(bench.messages().find(({ key }) => key.includes('%231'))?.values).toMatchObject({ changed: true });
  });

  it('> hears that a visit is cancelled, and is reminded of none', async () => {
    const bench = await greeted();
    bench.clock.at = NIGHT;
    await act(bench, book(WEDNESDAY));
    bench.clock.at += HOUR;
    await act(bench, cancel);
    await act(bench, cancel);
    await bench.live(THURSDAY);
    expect(lines(bench).filter((line) => line.includes('booking'))).toEqual([
      '11-21T22:45 booking-confirmation',
      '11-21T23:45 booking-cancellation',
    ]);
    expect(files(bench).at(-1)).toBe('CANCEL SEQUENCE:1 DTSTART:20261125T090000Z STATUS:CANCELLED');
  });

  it('> is not reminded of a visit that was booked only on the day before', async () => {
    const bench = await greeted();
    bench.clock.at = WEDNESDAY - 20 * HOUR;
    await act(bench, book(WEDNESDAY));
    await bench.live(WEDNESDAY + DAY);
    expect(lines(bench).filter((line) => line.includes('booking'))).toEqual(['11-24T13:00 booking-confirmation']);
  });

  it('> hears by text message where there is no address, whether or not advertising is agreed to', async () => {
    const bench = await greeted({ email: undefined });
    bench.clock.at = NIGHT;
    const { rev, ...gate } = await bench.stores.gates.read('C1');
    await bench.stores.gates.write('C1', { ...gate, sms: { consent: 'withdrawn' } }, rev);
    await act(bench, book(WEDNESDAY));
    expect(bench.messages()).toMatchObject([{ campaign: 'booking-confirmation', channel: 'sms', state: 'sent' }]);
  });

  it('> hears nothing of a first time that was changed before its answer could go', async () => {
    const bench = await greeted();
    bench.clock.at = NIGHT;
    await act(bench, async (services) => {
      await book(WEDNESDAY)(services);
      await book(THURSDAY, 0)(services);
    });
    expect(lines(bench).filter((line) => line.includes('booking'))).toEqual(['11-21T22:45 booking-confirmation']);
    expect(files(bench)).toEqual(['REQUEST SEQUENCE:1 DTSTART:20261126T090000Z STATUS:CONFIRMED']);
  });
});
