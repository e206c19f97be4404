import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import { changeConsent, everythingOff } from '../../../workflows/change-consent.ts';
import { takeIntentBack } from '../../../workflows/deliver/take-intent-back.ts';
import { receiveText } from '../../../workflows/feedback/receive-text.ts';
import { suppressAddress } from '../../../workflows/suppress-address.ts';
import { aCampaign, aContact, aCustomer, anAsset } from '../../support/builders.ts';
import { type SendBench, sendBench, TEN } from '../../support/send-bench.ts';
import { aBench, cardDue, noticeDue, pageOf, stuckThings } from './due-things.ts';

/** Every call of every worker waits for its turn, in an order that fast-check picks. */
const inTurn = (scheduler: fc.Scheduler) => ({ before: (_call: number, name: string) => scheduler.schedule(Promise.resolve(), name) });

const whichever = (run: (scheduler: fc.Scheduler) => Promise<void>, numRuns: number) =>
  fc.assert(fc.asyncProperty(fc.scheduler(), run), { numRuns });

describe.each([
  ['marketing', cardDue],
  ['a notice', noticeDue],
] as const)('%s goes once', (_class, occasion) => {
  it('however two workers with the same page take turns', async () => {
    await whichever(async (scheduler) => {
      const bench = await aBench();
      const workers = [1, 2].map(() => bench.work(pageOf(occasion), inTurn(scheduler)));
      await scheduler.waitFor(Promise.all(workers));
      expect(bench.accepted).toHaveLength(1);
      await bench.live(TEN + DAY);
      expect(bench.accepted).toHaveLength(1);
      expect(await stuckThings(bench)).toEqual([]);
    }, 150);
  });

  it('however often its page is delivered, at once and later', async () => {
    const bench = await aBench();
    for (let times = 0; times < 5; times++) await bench.queuePage(pageOf(occasion));
    await Promise.all([1, 2, 3, 4, 5].map(() => bench.work(pageOf(occasion))));
    await bench.live(TEN + DAY);
    await bench.work(pageOf(occasion));
    expect(bench.accepted).toHaveLength(1);
    expect(bench.callsOfProvider()).toBe(1);
  });
});

it('> An entry in flight is cleared only by a writer that has seen its message', async () => {
  const bench = await aBench();
  const crashed = { faults: [{ call: 9, kind: 'crash-after' }] } as const;
  expect((await bench.work(pageOf(cardDue), crashed)).names.at(-1)).toBe('provider');
  const cardKey = 'product-birthday/card/A1/3';
  await bench.work(pageOf(noticeDue));
  expect(Object.keys((await bench.stores.gates.read('C1')).inFlight)).toContain(cardKey);
  await bench.queuePage(pageOf(cardDue));
  await bench.live(TEN + DAY);
  expect(bench.accepted.filter(({ message }) => message.tags.key === cardKey)).toHaveLength(1);
  expect(await stuckThings(bench)).toEqual([]);
});

it('who outlived its lease takes back its own intent, and nobody else’s of the same attempt', async () => {
  const bench = await aBench();
  const { gates } = bench.stores;
  const entry = (lease: number) => ({ n: 1, lease, due: TEN, class: 'service' as const });
  const contact = await gates.read('C1');
  const mine = { ...contact, inFlight: { card: entry(TEN + 1000) } };
  // Another worker took mine back when its lease was over, and committed the same attempt anew.
  await gates.write('C1', { ...mine, inFlight: { card: entry(TEN + 2000) } }, contact.rev);
  const desk = { customer: 'C1', state: undefined, contact: mine, tooLateBefore: undefined };
  await takeIntentBack(bench.stores as never, desk, { key: 'card', n: 1, lease: TEN + 1000 });
  expect((await gates.read('C1')).inFlight).toEqual({ card: entry(TEN + 2000) });
  const now = { ...desk, contact: await gates.read('C1') };
  await takeIntentBack(bench.stores as never, now, { key: 'card', n: 1, lease: TEN + 2000 });
  expect((await gates.read('C1')).inFlight).toEqual({});
});

describe('> An opt-out and a send are totally ordered: no intent is committed after it', () => {
  const optOuts: Readonly<Record<string, (bench: SendBench) => Promise<unknown>>> = {
    'a withdrawal': ({ stores, clock }) =>
      changeConsent({ gates: stores.gates, clock }, 'C1', everythingOff, {
        source: 'one-click',
        by: 'customer',
        wording: 'test/1',
      }),
    'a STOP by text': async ({ stores, clock }) => {
      const { rev, ...gate } = await stores.gates.read('C1');
      // Nobody may fall back on email: the person has left there before.
      if (gate.email.consent === 'yes') await stores.gates.write('C1', { ...gate, email: { consent: 'withdrawn' } }, rev);
      await stores.phones.keep('C1', '+447700900001');
      await receiveText(stores, { id: 'm1', from: '+447700900001', body: 'please stop texting me', at: clock.at });
    },
    'a complaint': async ({ stores }) => {
      await suppressAddress(stores, 'C1', 'email', 'complaint');
      await suppressAddress(stores, 'C1', 'sms', 'opted-out');
    },
  };

  it.each(Object.entries(optOuts))('%s, before each call of the worker', async (_name, optOut) => {
    const { names } = await (await aBench()).work(pageOf(cardDue));
    for (let at = 1; at <= names.length; at++) {
      const bench = await aBench();
      const before = async (call: number) => {
        if (call !== at) return;
        await optOut(bench);
        bench.log.push('opt-out');
      };
      await bench.work(pageOf(cardDue), { before });
      const [intent, out, call] = [/^intent/, /^opt-out/, /^call/].map((what) => bench.log.findIndex((line) => what.test(line)));
      expect({ at, intentAfter: (intent ?? -1) > (out ?? -1) }).toEqual({ at, intentAfter: false });
      if ((intent ?? -1) < 0) expect({ at, call }).toEqual({ at, call: -1 });
      const [message] = bench.messages();
      expect({ at, state: message?.state, reason: message?.reason }).toEqual(
        (intent ?? -1) < 0 ? { at, state: 'skipped', reason: 'opted-out' } : { at, state: 'sent', reason: undefined },
      );
      expect((await bench.stores.gates.read('C1')).email.consent).toBe('withdrawn');
    }
  });

  it('an erasure too', async () => {
    const bench = await aBench();
    const before = async (_call: number, name: string) => {
      if (name !== 'put CONTACT') return;
      const { rev, ...gate } = await bench.stores.gates.read('C1');
      await bench.stores.gates.write('C1', { ...gate, erased: true }, rev);
    };
    await bench.work(pageOf(cardDue), { before });
    expect(bench.callsOfProvider()).toBe(0);
    expect(bench.messages()).toMatchObject([{ state: 'skipped', reason: 'erased' }]);
  });
});

describe('caps', () => {
  const own = (n: number): Campaign => aCampaign({ id: `own-${n}`, fact: 'customer.joined', rule: 'dated-fact' });

  it('> are never exceeded by eight workers at once', async () => {
    await whichever(async (scheduler) => {
      const bench = sendBench({ settings: { caps: { marketing: [{ max: 2, days: 1 }] } } });
      const campaigns = Array.from({ length: 8 }, (_, n) => own(n));
      await bench.start(...campaigns);
      await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ joinedOn: '2020-11-21' }) }]);
      const pages = campaigns.map(({ id }) =>
        pageOf({ campaign: id, step: 'card', kind: 'customer.joined', subject: 'C1', date: '2026-11-21', due: TEN }),
      );
      await scheduler.waitFor(Promise.all(pages.map((page) => bench.work(page, inTurn(scheduler)))));
      await bench.live(TEN + DAY / 2);
      expect(bench.accepted).toHaveLength(2);
      expect(bench.messages().filter(({ reason }) => reason === 'capped')).toHaveLength(6);
      expect(await stuckThings(bench)).toEqual([]);
    }, 30);
  });

  it('a redelivery never meets its own cap', async () => {
    const bench = await aBench();
    await bench.work(pageOf(cardDue));
    await bench.work(pageOf(cardDue));
    expect(bench.messages()).toMatchObject([{ state: 'sent' }]);
  });

  it('one customer’s occasions of a tick are decided in sending order, then by subject', async () => {
    const bench = sendBench();
    await bench.start(own(1), aCampaign());
    const assets = ['A2', 'A1'].map((id) => ({ type: 'ASSET', body: anAsset({ id }) }) as const);
    await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ joinedOn: '2020-11-21' }) }, ...assets]);
    const anniversary = { campaign: 'own-1', step: 'card', kind: 'customer.joined', subject: 'C1', date: '2026-11-21', due: TEN };
    await bench.work(pageOf(anniversary, { ...cardDue, subject: 'A2' }, cardDue));
    expect(bench.messages().map(({ key, state, reason }) => [key, state, reason])).toEqual([
      ['product-birthday/card/A1/3', 'sent', undefined],
      ['product-birthday/card/A2/3', 'covered', undefined],
      ['own-1/card/C1/6', 'skipped', 'capped'],
    ]);
  });
});

describe('the household’s one offer', () => {
  async function aHousehold() {
    const bench = sendBench();
    await bench.start(aCampaign());
    for (const id of ['C1', 'C2']) {
      await bench.enter(id, [
        { type: 'PROFILE', body: aCustomer({ id, householdId: 'H1' }) },
        { type: 'ASSET', body: anAsset() },
      ]);
    }
    return bench;
  }
  const pageFor = (customer: string) => ({ id: `2026-11-21T10:00:00Z-${customer}`, entries: [{ customer, occasions: [cardDue] }] });

  it('is claimed once by two members racing; the other’s card goes without', async () => {
    await whichever(async (scheduler) => {
      const bench = await aHousehold();
      await scheduler.waitFor(Promise.all(['C1', 'C2'].map((id) => bench.work(pageFor(id), inTurn(scheduler)))));
      expect(
        bench
          .messages()
          .map(({ state, values }) => [state, values?.offer])
          .sort(),
      ).toEqual([
        ['sent', false],
        ['sent', true],
      ]);
    }, 60);
  });

  it('is given back where the message that holds it is skipped after all', async () => {
    const bench = await aHousehold();
    const before = async (_call: number, name: string) => {
      if (name !== 'put CONTACT') return;
      for (const channel of ['email', 'sms'] as const) await suppressAddress(bench.stores, 'C1', channel, 'opted-out');
    };
    await bench.work(pageFor('C1'), { before });
    expect(bench.messages()).toMatchObject([{ state: 'skipped', reason: 'opted-out' }]);
    await bench.work(pageFor('C2'));
    expect(bench.messages()[1]).toMatchObject({ state: 'sent', values: { offer: true } });
  });

  it('goes out with a card of another class as well', async () => {
    const bench = sendBench();
    await bench.start(aCampaign({ class: 'service' }));
    await bench.enter(
      'C1',
      [
        { type: 'PROFILE', body: aCustomer() },
        { type: 'ASSET', body: anAsset() },
      ],
      aContact(),
    );
    await bench.work(pageOf(cardDue));
    expect(bench.messages()).toMatchObject([{ state: 'sent', values: { offer: true } }]);
  });
});
