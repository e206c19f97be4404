import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import type { SendOutcome } from '../../../workflows/outbox.ts';
import { aCampaign, aContact, aCustomer, anAsset } from '../../support/builders.ts';
import { sendBench, TEN } from '../../support/send-bench.ts';
import { card, cardDue, pageOf } from './due-things.ts';

const both: Campaign = aCampaign({ steps: [{ id: 'card', offsetDays: 0, channels: ['email', 'sms'], send: 'each' }] });
const due: Occasion = { ...cardDue, campaign: both.id };
const open = aContact({ email: { consent: 'yes' }, sms: { consent: 'yes' } });
const unreachable: SendOutcome = { kind: 'refused', why: 'unreachable' };

const benchWith = async (campaign: Campaign, props: Parameters<typeof sendBench>[0]) => {
  const bench = sendBench(props);
  await bench.start(campaign);
  const profile = { type: 'PROFILE', body: aCustomer({ phone: '+447700900000' }) } as const;
  await bench.enter('C1', [profile, { type: 'ASSET', body: anAsset() }], open);
  await bench.tick();
  return bench;
};

describe('a step that goes by email and by text', () => {
  it('> each is decided on the gate as it stands by then: the first takes the only slot under the cap', async () => {
    const bench = await benchWith(both, { settings: { caps: { marketing: [{ max: 1, days: 1 }] } } });
    await bench.queuePage(pageOf(due));
    await bench.drain();
    expect(
      bench
        .messages()
        .map(({ state, reason }) => reason ?? state)
        .sort(),
    ).toEqual(['capped', 'sent']);
  });

  it('> who leaves while the first is refused does not get the second', async () => {
    const bench = await benchWith(both, { settings: { caps: {} }, provider: () => unreachable });
    const { gates } = bench.stores;
    const leave = async () => {
      const { rev, ...gate } = await gates.read('C1');
      return await gates.write('C1', { ...gate, email: { consent: 'withdrawn' }, sms: { consent: 'withdrawn' } }, rev);
    };
    const { put } = bench.table;
    let hasLeft = false;
    bench.table.put = async (item, condition) => {
      const done = await put(item, condition);
      if (item.type === 'CONTACT' && Object.keys(Object(item.inFlight)).length > 0 && !hasLeft) {
        hasLeft = true;
        await leave();
      }
      return done;
    };
    await bench.queuePage(pageOf(due));
    await bench.drain();
    expect(bench.log.filter((line) => line.startsWith('intent'))).toHaveLength(1);
    expect(bench.messages()).toMatchObject([{ channel: 'sms', reason: 'opted-out' }]);
  });
});

it('> letters that come twice do not multiply while the provider is away', async () => {
  const isAway = () => bench.clock.at < TEN + 8 * HOUR;
  const bench = await benchWith(card, { provider: () => (isAway() ? unreachable : 'accepted') });
  for (let copies = 0; copies < 5; copies++) await bench.queuePage(pageOf(cardDue));
  await bench.live(TEN + 7 * HOUR);
  expect(bench.letters).toEqual([]);
  expect([...bench.table.items()].filter(({ type }) => type === 'WAIT')).toHaveLength(1);
  await bench.live(TEN + 9 * HOUR);
  expect(bench.messages()).toMatchObject([{ state: 'sent' }]);
  expect(bench.messages()[0]?.at).toBeLessThan(TEN + 8.5 * HOUR);
  expect(bench.accepted).toHaveLength(1);
});
