import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { dynamoCampaignNumbers } from '../../../adapters/dynamo/dynamo-campaign-numbers.ts';
import { dynamoCounters } from '../../../adapters/dynamo/dynamo-counters.ts';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { DAY } from '../../../domain/calendar/calendar-date.ts';
import { tierKept } from '../../../domain/campaigns/came-of-it.ts';
import { campaignResults } from '../../../domain/campaigns/campaign-results.ts';
import type { Message } from '../../../domain/message.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { createHandler } from '../../../functions/count-outcomes/handler.ts';
import { noteAftermath } from '../../../workflows/derive/note-aftermath.ts';
import { noteLeaving } from '../../../workflows/note-act.ts';
import { aMessage, anOrder, anOrderLine } from '../../support/builders.ts';
import { consoleCloud } from '../../support/console-cloud.ts';
import { imageOf } from '../../support/stream-image.ts';

const sentAt = Date.parse('2026-09-01T10:00:00Z');
const asked = (differences: Partial<Message> = {}): Message =>
  aMessage({ key: 'win-back/ask/C1/1', campaign: 'win-back', step: 'ask', at: sentAt, ...differences });
const orderOn = (days: number, amount = '25.00', id = `O${days}`) => {
  const at = sentAt + days * DAY;
  return anOrder({ id, at, day: new Date(at).toISOString().slice(0, 10), lines: [anOrderLine({ quantity: '1', unitPrice: amount })] });
};

/** Messages as they stand, and what the counters say of them after every change that the stream told. */
async function company(...messages: readonly (readonly [customer: string, message: Message])[]) {
  const cloud = consoleCloud(sentAt + 20 * DAY);
  for (const [customer, message] of messages) await cloud.messages.put(customer, message, { ifAbsent: true });
  return {
    cloud,
    orders: (customer: string, ...orders: ReturnType<typeof anOrder>[]) =>
      noteAftermath(cloud, { customer, zone: 'Europe/London', settings: defaultSettings, orders }),
    async results() {
      const counters = memoryTable();
      const Records = cloud.changes.flatMap(({ oldImage, newImage }, n): DynamoDBRecord[] => {
        if (newImage?.type !== 'MESSAGE') return [];
        const old = oldImage === undefined ? {} : { OldImage: imageOf(oldImage) };
        return [{ dynamodb: { SequenceNumber: String(n + 1), NewImage: imageOf(newImage), ...old } }];
      });
      await createHandler({ counters: dynamoCounters(counters) })({ Records });
      const days = await dynamoCampaignNumbers(counters).daily('win-back', '2026-01-01', '2026-12-31');
      return campaignResults({ id: 'win-back', steps: [{ id: 'ask' }], days, today: '2027-01-01' });
    },
  };
}

describe('> win-back: order in 60 days', () => {
  it('counts once for a message, with all that was ordered, however often and in whatever order it is told', async () => {
    const { orders, results } = await company(['C1', asked()]);
    await orders('C1', orderOn(9));
    await orders('C1', orderOn(3, '10.10'), orderOn(9));
    await orders('C1', orderOn(9), orderOn(3, '10.10'));
    expect((await results()).total).toMatchObject({ sent: 1, goal: 1, ordered: 1, revenue: 3510 });
  });

  it.each([
    [60, 1],
    [61, 0],
    [-1, 0],
  ])('on day %i', async (day, goal) => {
    const { orders, results, cloud } = await company(['C1', asked()]);
    cloud.clock.at = sentAt + 70 * DAY;
    await orders('C1', orderOn(day));
    expect((await results()).total.goal).toBe(goal);
  });

  it('a refund is taken off', async () => {
    const { orders, results } = await company(['C1', asked()]);
    await orders('C1', orderOn(2), orderOn(5, '-20.00'));
    expect((await results()).total).toMatchObject({ goal: 1, revenue: 500 });
  });

  it('the group that was left out is counted in the same way, and apart; later gates leave nobody out', async () => {
    const { orders, results } = await company(
      ['C1', asked()],
      ['C2', asked({ state: 'skipped', reason: 'holdout', channel: null })],
      ['C3', asked({ state: 'skipped', reason: 'capped', channel: null })],
      ['C4', asked({ state: 'skipped', reason: 'not-in-audience', channel: null })],
    );
    for (const customer of ['C1', 'C2', 'C3', 'C4']) await orders(customer, orderOn(4));
    const { lift, total } = await results();
    expect([lift.asked, lift.holdout]).toEqual([
      { n: 2, reached: 2, revenue: 5000 },
      { n: 1, reached: 1, revenue: 2500 },
    ]);
    expect(total).toMatchObject({ decided: 4, sent: 1, heldBack: 3 });
  });
});

it('whoever leaves by a link of a campaign is counted with the last of its messages that went out', async () => {
  const { cloud, results } = await company(
    ['C1', asked()],
    ['C1', asked({ key: 'win-back/ask/C1/2', at: sentAt + DAY })],
    ['C1', asked({ key: 'win-back/ask/C1/3', at: sentAt + 2 * DAY, state: 'skipped', reason: 'capped' })],
  );
  await noteLeaving(cloud, 'C1', 'win-back');
  await noteLeaving(cloud, 'C1', 'win-back');
  expect((await results()).total.left).toBe(1);
  expect((await cloud.messages.read('C1', ['win-back/ask/C1/2']))[0]?.leftOn).toBe('2026-09-21');
});

it('a figure that cannot be noted does not make the leaving fail', async () => {
  const { cloud } = await company(['C1', asked()]);
  const of = () => Promise.reject(new Error('throttled'));
  await expect(noteLeaving({ ...cloud, messages: { ...cloud.messages, of } }, 'C1', 'win-back')).resolves.toBeUndefined();
});

it.each([
  [undefined, true],
  [{ on: '2026-11-02', from: 'gold', to: 'ordinary' }, false],
  [{ on: '2026-11-02', from: 'gold', to: 'platinum' }, true],
  [{ on: '2026-11-09', from: 'gold', to: 'ordinary' }, true],
])('> tier-expiry: tier kept, where the change was %j', (changed, kept) => {
  const membership = { tier: 'gold', endsOn: '2026-12-31', changed };
  expect(tierKept({ campaign: 'tier-expiry', date: '2026-11-01' }, membership, defaultSettings)).toBe(kept);
  expect(tierKept({ campaign: 'tier-expiry', date: '2026-09-02' }, membership, defaultSettings)).toBeUndefined();
});

it.each([
  ['never another than the lowest', { tier: 'ordinary' }, 0],
  ['down to the lowest', { tier: 'ordinary', changed: { on: '2026-09-02', from: 'gold', to: 'ordinary' } }, 1],
  ['above the lowest', { tier: 'gold' }, 1],
] as const)('looks for the notices of whoever may have had one: %s', async (_, membership, looks) => {
  const { clock, messages } = consoleCloud(sentAt);
  const of = vi.spyOn(messages, 'of');
  const graded = { endsOn: '2026-11-01', ...membership };
  await noteAftermath({ clock, messages }, { customer: 'C1', zone: 'Europe/London', settings: defaultSettings, graded });
  expect(of).toHaveBeenCalledTimes(looks);
});
