import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dynamoBroadcastBook } from '../../adapters/dynamo/dynamo-broadcast-book.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Asset, Customer } from '../../domain/customer.ts';
import { explain } from '../../workflows/explain-occasion.ts';
import { aCampaign, aContact, aCustomer, anAsset } from '../support/builders.ts';
import { sendBench, TEN } from '../support/send-bench.ts';
import { deriveAll } from '../support/stream-records.ts';
import { aBench, card, cardDue, notice, pageOf } from './deliver/due-things.ts';

const ask = (bench: Awaited<ReturnType<typeof aBench>>, campaign: string, on = '2026-11-21') =>
  explain({ ...bench.stores, broadcasts: dynamoBroadcastBook(bench.table) }, { customer: 'C1', campaign, on });

const consents = fc.constantFrom('yes', 'unknown', 'no', 'withdrawn') as fc.Arbitrary<Contact['email']['consent']>;
const channel = fc.record({
  consent: consents,
  suppressed: fc.constantFrom(undefined, undefined, 'hard', 'complaint') as fc.Arbitrary<undefined | 'hard'>,
});
const contacts: fc.Arbitrary<Contact> = fc
  .record({
    email: channel,
    sms: channel,
    lessOften: fc.boolean(),
    withoutCampaigns: fc.constantFrom([], [], ['product-birthday']),
    capDays: fc.constantFrom<Contact['capDays']>({}, {}, { '2026-11-21': 1 }, { '2026-11-16': 3 }, { '2026-11-01': 1 }),
  })
  .map((given) => aContact(given));
const customers: fc.Arbitrary<Customer> = fc
  .record({
    email: fc.constantFrom('ada@example.com', undefined),
    phone: fc.constantFrom('+447700900001', undefined),
    preferredChannel: fc.constantFrom('email', 'sms', undefined),
    timeZone: fc.constantFrom('Europe/London', 'Africa/Abidjan'),
  })
  .map((given) => aCustomer(given));
const assets: fc.Arbitrary<Asset[]> = fc
  .array(
    fc.record({
      purchasedOn: fc.constantFrom('2023-11-21', '2020-11-21', '2024-11-18', '2022-11-25', '2026-11-21', '2024-02-29'),
      warrantyEndsOn: fc.constantFrom('2026-12-05', '2027-05-05'),
      endedOn: fc.constantFrom(undefined, undefined, undefined, '2026-11-21', '2026-11-22'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) => drawn.map((given, n) => anAsset({ id: `A${n}`, ...given })));

it('> says, from the code that sends, what will come of a day: the line then written is that', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(customers, contacts, assets, fc.constantFrom(card, notice), async (customer, contact, owned, campaign) => {
      const bench = sendBench({ settings: { holdoutPercent: 30 } });
      await bench.start(campaign);
      bench.clock.at = TEN - 60 * MINUTE;
      await bench.tick();
      await bench.enter('C1', [{ type: 'PROFILE', body: customer }, ...owned.map((body) => ({ type: 'ASSET', body }) as const)], contact);
      await deriveAll(bench);
      bench.clock.at = TEN - MINUTE;
      const expected = (await ask(bench, campaign.id))?.lines ?? [];
      await bench.live(TEN + 5 * MINUTE);
      await bench.tick();
      await bench.drain();
      const written = new Map(bench.messages().map((message) => [message.subject.split('+')[0] ?? '', message]));
      const linesOf = bench.messages().filter(({ state }) => state !== 'covered');
      expect(linesOf).toHaveLength(expected.filter((line) => line.expected !== 'nothing').length);
      for (const line of expected.filter((each) => each.expected !== 'nothing')) {
        const message = linesOf.find(({ subject }) => subject.split('+').includes(line.subject)) ?? written.get(line.subject);
        const told = { verdict: line.expected, reason: line.reason, channel: line.channel, values: line.values };
        const values = message?.state === 'sent' ? message.values : undefined;
        expect({ verdict: message?.state, reason: message?.reason, channel: message?.channel, values }).toEqual(told);
        seen.add(`${line.expected} ${line.reason ?? ''}`);
      }
    }),
    { numRuns: 250 },
  );
  expect(seen.size).toBeGreaterThan(5);
});

describe('a day that is over', () => {
  it('> sent when', async () => {
    const bench = await aBench();
    await bench.work(pageOf(cardDue));
    expect((await ask(bench, card.id))?.lines).toMatchObject([{ verdict: 'sent', at: '2026-11-21T10:00:00Z', channel: 'email' }]);
  });
  it('> skipped why', async () => {
    const bench = await aBench({}, aContact({ email: { consent: 'withdrawn' }, sms: { consent: 'no' } }));
    await bench.work(pageOf(cardDue));
    expect((await ask(bench, card.id))?.lines).toMatchObject([{ verdict: 'skipped', reason: 'opted-out', channel: null }]);
  });
  it('> or when next', async () => {
    const bench = await aBench();
    expect((await ask(bench, card.id))?.next).toMatchObject({
      step: 'card',
      subject: 'A1',
      occasion: '2027-11-21',
      sendAt: '2027-11-21T10:00:00+00:00[Europe/London]',
    });
    expect(await ask(bench, card.id, '2026-05-05')).toMatchObject({ lines: [], next: { occasion: '2026-11-21' } });
  });
  it('is nothing to be told of a campaign or a person unknown', async () => {
    const bench = await aBench();
    expect(await ask(bench, 'nobody')).toBeUndefined();
    expect(
      await explain({ ...bench.stores, broadcasts: dynamoBroadcastBook(bench.table) }, { customer: 'C9', campaign: aCampaign().id }),
    ).toBeUndefined();
  });
});
