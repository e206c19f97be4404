import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import { recordFeedback } from '../../../workflows/feedback/record-feedback.ts';
import type { SendOutcome } from '../../../workflows/outbox.ts';
import { aCampaign, aContact, aCustomer, anAsset } from '../../support/builders.ts';
import { sendBench, TEN } from '../../support/send-bench.ts';
import { aBench, card, cardDue, notice, noticeDue, pageOf, stuckThings } from './due-things.ts';

type Provider = (call: number) => SendOutcome['kind'] | SendOutcome;

async function afterDays(days: number, occasion: Occasion, provider: Provider, eventAfter?: number) {
  const bench = await aBench({ provider, eventAfter });
  await bench.tick();
  await bench.queuePage(pageOf(occasion));
  await bench.live(TEN + days * DAY);
  return { bench, message: bench.messages()[0], stuck: await stuckThings(bench) };
}

const refusedFor =
  (why: Extract<SendOutcome, { kind: 'refused' }>['why'], times: number): Provider =>
  (call) =>
    call <= times ? { kind: 'refused', why } : 'accepted';

describe('what the provider certainly did not take is put off', () => {
  it.each(['throttled', 'quota', 'paused', 'unreachable'] as const)('%s: it goes later, once, with one cap slot', async (why) => {
    const { bench, message, stuck } = await afterDays(1, cardDue, refusedFor(why, 3));
    expect(message).toMatchObject({ state: 'sent', attempt: 1 });
    expect(bench.accepted).toHaveLength(1);
    expect((await bench.stores.gates.read('C1')).capDays).toEqual({ '2026-11-21': 1 });
    expect(stuck).toEqual([]);
  });

  it('and leaves the cap slot to others meanwhile', async () => {
    const bench = await aBench({ provider: refusedFor('quota', 1) });
    await bench.work(pageOf(cardDue));
    expect(await bench.stores.gates.read('C1')).toMatchObject({ capDays: { '2026-11-21': 0 }, inFlight: {} });
  });

  it.each([
    ['throttled', 'quota'],
    ['quota', 'quota'],
    ['paused', 'quota'],
    ['unreachable', 'expired'],
  ] as const)('%s until it is too late: failed, %s, on the channel that was chosen', async (why, reason) => {
    const { bench, message, stuck } = await afterDays(5, cardDue, refusedFor(why, Number.POSITIVE_INFINITY));
    expect(message).toMatchObject({ state: 'failed', reason, channel: 'email' });
    expect(message?.at).toBeLessThanOrEqual(TEN + 72 * HOUR + MINUTE);
    expect(bench.accepted).toEqual([]);
    expect(stuck).toEqual([]);
  });

  it('a survey that was put off does not count as sent: it goes when it can', async () => {
    const survey = aCampaign({ id: 'satisfaction-survey', fact: 'order.delivered', rule: 'survey' });
    const bench = sendBench({ provider: refusedFor('throttled', 2) });
    await bench.start(survey);
    await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer() }], aContact({ surveyedOn: '2026-05-01' }));
    const deliveries = [{ order: 'O1', on: '2026-11-21', items: 'Detergent' }];
    await bench.stores.facts.note('C1', 0, { points: [], orderDays: 1, deliveries }, []);
    const due = { campaign: survey.id, step: 'card', kind: 'order.delivered', subject: 'O1', date: '2026-11-21', due: TEN };
    await bench.work(pageOf(due));
    expect((await bench.stores.gates.read('C1')).surveyedOn).toBe('2026-05-01');
    await bench.live(TEN + HOUR);
    expect(bench.messages()).toMatchObject([{ state: 'sent' }]);
    expect((await bench.stores.gates.read('C1')).surveyedOn).toBe('2026-11-21');
  });

  it('a call that would begin after the deadline never begins, and its intent is taken back', async () => {
    const bench = await aBench();
    const slow = async (_call: number, name: string) => {
      if (name === 'put CONTACT') bench.clock.at += 50_000;
    };
    await bench.work(pageOf(cardDue), { before: slow });
    expect(bench.callsOfProvider()).toBe(0);
    expect(await bench.stores.gates.read('C1')).toMatchObject({ capDays: { '2026-11-21': 0 }, inFlight: {} });
    await bench.live(TEN + HOUR);
    expect(bench.messages()).toMatchObject([{ state: 'sent' }]);
  });
});

describe('a permanent refusal', () => {
  it('fails as rejected and is never tried again', async () => {
    const { bench, message, stuck } = await afterDays(2, noticeDue, () => 'rejected');
    expect(message).toMatchObject({ state: 'failed', reason: 'rejected', channel: 'email' });
    expect(bench.callsOfProvider()).toBe(1);
    expect(stuck).toEqual([]);
  });

  it('of an address that does not exist suppresses it', async () => {
    const { bench } = await afterDays(0, cardDue, () => ({ kind: 'rejected', code: 'x', suppress: 'hard' }));
    expect((await bench.stores.gates.read('C1')).email.suppressed).toBe('hard');
  });

  it('of a number that opted out counts as its withdrawal', async () => {
    const bench = await aBench(
      { provider: () => ({ kind: 'rejected', code: 'x', suppress: 'opted-out' }) },
      aContact({ email: { consent: 'no' } }),
    );
    await bench.work(pageOf(cardDue));
    expect(bench.messages()).toMatchObject([{ state: 'failed', channel: 'sms' }]);
    expect((await bench.stores.gates.read('C1')).sms.consent).toBe('withdrawn');
  });
});

describe('what nobody can say', () => {
  it('marketing is abandoned once the lease is over and the event had its 15 minutes, and keeps its cap slot', async () => {
    const { bench, message, stuck } = await afterDays(1, cardDue, () => 'unknown');
    expect(message).toMatchObject({ state: 'abandoned', reason: 'unknown' });
    expect(message?.at).toBeGreaterThanOrEqual(TEN + 15 * MINUTE);
    expect(message?.at).toBeLessThanOrEqual(TEN + 30 * MINUTE);
    expect(bench.callsOfProvider()).toBe(1);
    expect((await bench.stores.gates.read('C1')).capDays).toEqual({ '2026-11-21': 1 });
    expect(stuck).toEqual([]);
  });

  it('a notice is tried three times, and no more', async () => {
    const { bench, message, stuck } = await afterDays(1, noticeDue, () => 'unknown');
    expect(bench.callsOfProvider()).toBe(3);
    expect(message).toMatchObject({ state: 'abandoned', reason: 'unknown' });
    expect(stuck).toEqual([]);
  });

  it('a notice is not tried again where the event tells in time that it went', async () => {
    const { bench, message } = await afterDays(1, noticeDue, () => ({ kind: 'unknown', cause: 'accepted' }), 10 * MINUTE);
    expect(bench.callsOfProvider()).toBe(1);
    expect(message).toMatchObject({ state: 'sent', date: '2026-12-05', channel: 'email', attempt: 1 });
  });

  it('an event that comes after the message was given up tells the truth in the end', async () => {
    const { bench, message } = await afterDays(1, cardDue, () => 'unknown');
    const tags = { customer: 'C1', key: message?.key ?? '', campaign: card.id, attempt: 1 };
    await recordFeedback(bench.stores, { kind: 'delivered', channel: 'email', ...tags, providerId: 'late', at: TEN + DAY });
    expect(bench.messages()).toMatchObject([{ state: 'delivered', providerId: 'late' }]);
    expect(bench.messages()[0]?.reason).toBeUndefined();
  });

  it.each(['marketing', 'service'] as const)('an intent whose fact has moved since is settled too (%s)', async (campaignClass) => {
    const bench = sendBench({ provider: () => 'unknown' });
    await bench.start({ ...card, class: campaignClass });
    await bench.enter('C1', [
      { type: 'PROFILE', body: aCustomer() },
      { type: 'ASSET', body: anAsset() },
    ]);
    await bench.queuePage(pageOf(cardDue));
    await bench.drain();
    const moved = { customer: 'C1', record: { type: 'ASSET', body: anAsset({ purchasedOn: '2023-12-24' }) } as const, expectedRev: 1 };
    await bench.stores.records.write([moved], 'live');
    await bench.live(TEN + DAY);
    expect(bench.messages()).toMatchObject([
      { key: 'product-birthday/card/A1/3', state: 'abandoned', reason: 'unknown', date: '2026-11-21' },
    ]);
    expect(await stuckThings(bench)).toEqual([]);
    expect(bench.callsOfProvider()).toBe(1);
  });
});

describe('content', () => {
  it('> complete in the customer’s language or the fallback, else content-missing and no intent', async () => {
    const bench = sendBench();
    await bench.start(card);
    await bench.enter('C1', [
      { type: 'PROFILE', body: aCustomer() },
      { type: 'ASSET', body: anAsset() },
    ]);
    await bench.table.put({ pk: 'CAMPAIGNS', sk: card.id, ...(await bench.table.get({ pk: 'CAMPAIGNS', sk: card.id })), version: 2 });
    await bench.work(pageOf(cardDue));
    expect(bench.messages()).toMatchObject([{ state: 'skipped', reason: 'content-missing', channel: 'email' }]);
    expect(bench.log.filter((line) => line.startsWith('intent'))).toEqual([]);
  });
});

it('> The state is the truth: it is read strongly, so what news a moment old says is neither dropped nor called erased', async () => {
  const stale = await aBench();
  const hidden = new Set(['PROFILE', 'ASSET']);
  const original = stale.table.query.bind(stale.table);
  stale.table.query = async (query) => {
    const page = await original(query);
    return query.consistent === true ? page : { ...page, items: page.items.filter(({ type }) => !hidden.has(String(type))) };
  };
  await stale.work(pageOf(noticeDue));
  expect(stale.messages()).toMatchObject([{ state: 'sent', campaign: notice.id }]);
  hidden.delete('PROFILE');
  await stale.work(pageOf(cardDue));
  expect(stale.messages()[1]).toMatchObject({ state: 'sent', campaign: card.id });
});

it('> Soft after five in a row: a delivery ends the row, noted with the next intent', async () => {
  const bench = await aBench();
  await bench.work(pageOf(cardDue));
  const [{ key } = { key: '' }] = bench.messages();
  await bench.stores.messages.move('C1', key, ['sent'], 'delivered');
  const { rev, ...gate } = await bench.stores.gates.read('C1');
  await bench.stores.gates.write('C1', { ...gate, email: { ...gate.email, softBounces: 4 } }, rev);
  await bench.work(pageOf(noticeDue));
  expect(bench.messages()).toHaveLength(2);
  expect((await bench.stores.gates.read('C1')).email.softBounces).toBeUndefined();
});
