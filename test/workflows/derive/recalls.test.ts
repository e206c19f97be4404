import { describe, expect, it } from 'vitest';
import type { Recall } from '../../../domain/answer.ts';
import { DAY, HOUR } from '../../../domain/calendar/calendar-date.ts';
import type { Asset } from '../../../domain/customer.ts';
import { deriveFacts } from '../../../domain/facts/derive-facts.ts';
import { recallSubject, shownSubject } from '../../../domain/facts/fact.ts';
import type { Message } from '../../../domain/message.ts';
import { aCampaign, aCustomer, aCustomerState, anAsset } from '../../support/builders.ts';
import { type SendBench, sendBench, TEN } from '../../support/send-bench.ts';
import { deriveAll } from '../../support/stream-records.ts';

const notice = aCampaign({
  id: 'recall-notice',
  class: 'safety',
  fact: 'asset.recalled',
  rule: 'recall',
  steps: [
    { id: 'day0', offsetDays: 0, channels: ['email', 'sms'], send: 'each' },
    { id: 'day7', offsetDays: 7, channels: ['email', 'sms'], send: 'each' },
  ],
});

const aRecall = (differences: Partial<Recall> = {}): Recall => ({
  id: 'R1',
  assetId: 'A1',
  reason: 'heater',
  safety: true,
  startsOn: '2026-11-21',
  ...differences,
});

/** Recalls that come in at eight in the morning of the day on which they start. */
async function recalled(...recalls: readonly Recall[]): Promise<SendBench> {
  const bench = sendBench();
  await bench.start(notice);
  bench.clock.at = TEN - 2 * HOUR;
  await bench.tick();
  const assets = [...new Set(recalls.map(({ assetId }) => assetId))].map((id) =>
    anAsset({ id, purchasedOn: undefined, warrantyEndsOn: undefined }),
  );
  await bench.enter('C1', [
    { type: 'PROFILE', body: aCustomer({ joinedOn: undefined, bornOn: undefined }) },
    ...assets.map((body) => ({ type: 'ASSET', body }) as const),
    ...recalls.map((body) => ({ type: 'RECALL', body }) as const),
  ]);
  await deriveAll(bench);
  return bench;
}

const lines = (messages: readonly Message[]) =>
  messages.map(({ step, subject, channel, state }) => `${step} ${subject} ${channel} ${state}`).sort();

describe('a recall', () => {
  it('> all owners are told: of two recalls open on one asset each is told in full', async () => {
    const bench = await recalled(aRecall(), aRecall({ id: 'R2', reason: 'cable' }));
    await bench.live(TEN + 8 * DAY);
    expect(lines(bench.messages())).toEqual(
      ['day0', 'day7'].flatMap((step) =>
        ['email', 'sms'].flatMap((channel) => [`${step} A1 ${channel} sent`, `${step} A1 ${channel} sent`]),
      ),
    );
    expect(new Set(bench.messages().map(({ key }) => key)).size).toBe(8);
    expect(new Set(bench.messages().map(({ values }) => values?.reason))).toEqual(new Set(['heater', 'cable']));
  });

  it('> is told until it is acknowledged, and the other one on the same asset goes on', async () => {
    const bench = await recalled(aRecall(), aRecall({ id: 'R2', reason: 'cable' }));
    await bench.live(TEN + DAY);
    const [stored] = await bench.stores.records.read([{ customer: 'C1', type: 'RECALL', id: 'R1#A1' }]);
    const body = { ...aRecall(), acknowledgedOn: '2026-11-22' };
    await bench.stores.records.write([{ customer: 'C1', record: { type: 'RECALL', body }, expectedRev: stored!.rev }], 'live');
    await deriveAll(bench);
    await bench.live(TEN + 8 * DAY);
    const later = bench.messages().filter(({ step }) => step === 'day7');
    expect(later.map(({ values }) => values?.reason)).toEqual(['cable', 'cable']);
  });

  it('> says in a line which asset it is about, whatever its id', async () => {
    const bench = await recalled(aRecall({ assetId: 'A #7/é' }));
    await bench.live(TEN + DAY);
    expect(lines(bench.messages())).toEqual(['day0 A #7/é email sent', 'day0 A #7/é sms sent']);
  });
});

describe('> care 19: owner moved → ask to forward', () => {
  const facts = (asset: Partial<Asset>, recall: Partial<Recall> = {}) =>
    deriveFacts(aCustomerState({ assets: [anAsset(asset)], recalls: [aRecall(recall)] }), '2026-11-21').filter(
      ({ kind }) => kind === 'recall.passed-on',
    );

  it('whoever gave it away is asked, with what it is about', () => {
    expect(facts({ status: 'transferred', endedOn: '2026-03-01' })).toMatchObject([
      { subject: 'A1#R1', date: '2026-11-21', values: { reason: 'heater', safety: true, product: { name: expect.any(String) } } },
    ]);
  });

  it.each([
    ['who still has it', { status: 'active' }, {}],
    ['who threw it away', { status: 'disposed', endedOn: '2026-03-01' }, {}],
    ['who brought it back', { status: 'returned', endedOn: '2026-03-01' }, {}],
    ['where the next owner is on record', { status: 'transferred', supersededOn: '2026-03-01' }, {}],
    ['who has acknowledged it', { status: 'transferred' }, { acknowledgedOn: '2026-11-22' }],
    ['once it was put right', { status: 'transferred' }, { closedOn: '2026-11-25' }],
  ] satisfies [string, Partial<Asset>, Partial<Recall>][])('nobody is %s', (_who, asset, recall) => {
    expect(facts(asset, recall)).toEqual([]);
  });
});

it('the subject of a recall names both, and shows the asset', () => {
  const subject = recallSubject({ id: 'R#1', assetId: 'A#7' });
  expect(subject).toBe('A%237#R%231');
  expect(shownSubject({ kind: 'asset.recalled', subject })).toBe('A#7');
  expect(shownSubject({ kind: 'asset.purchased', subject: 'A#7' })).toBe('A#7');
});
