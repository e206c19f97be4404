import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dynamoGates } from '../../../adapters/dynamo/dynamo-gates.ts';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { DAY } from '../../../domain/calendar/calendar-date.ts';
import { type Feedback, recordFeedback } from '../../../workflows/feedback/record-feedback.ts';
import { type AddressNews, suppressAddress } from '../../../workflows/suppress-address.ts';
import { aContact, aMessage } from '../../support/builders.ts';
import { TEN } from '../../support/send-bench.ts';
import { aBench, card, cardDue, pageOf, stuckThings } from '../deliver/due-things.ts';

const key = 'product-birthday/card/A1/3';
const told = (kind: Feedback['kind']): Feedback => ({
  kind,
  channel: 'email',
  customer: 'C1',
  key,
  campaign: card.id,
  attempt: 1,
  providerId: 'p1',
  at: TEN + 1000,
});

async function stateAfter(...kinds: Feedback['kind'][]) {
  const bench = await aBench();
  await bench.stores.messages.put('C1', aMessage(), { ifAbsent: true });
  for (const kind of kinds) await recordFeedback(bench.stores, told(kind));
  const [message] = bench.messages();
  const { email } = await bench.stores.gates.read('C1');
  return { state: message?.state, reason: message?.reason, email };
}

describe('events come late, twice and in any order', () => {
  it.each([
    [['accepted'], 'sent'],
    [['delivered', 'accepted'], 'delivered'],
    [['delivered', 'complained', 'delivered'], 'complained'],
    [['bounced-hard', 'delivered'], 'bounced'],
    [['complained', 'bounced-soft', 'delivered'], 'complained'],
    [['rejected'], 'failed'],
  ] as const)('%j: %s', async (kinds, state) => {
    expect((await stateAfter(...kinds)).state).toBe(state);
  });

  it('a message that the provider takes back failed as rejected', async () => {
    expect(await stateAfter('rejected')).toMatchObject({ state: 'failed', reason: 'rejected' });
  });

  it('> a later state is never taken back, whatever the order', async () => {
    const kinds = fc.constantFrom<Feedback['kind']>('accepted', 'delivered', 'bounced-soft', 'bounced-hard', 'complained');
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { maxLength: 6 }), async (events) => {
        const { state, email } = await stateAfter(...events);
        if (events.includes('complained')) expect(state).toBe('complained');
        if (events.includes('complained')) expect(email.consent).toBe('withdrawn');
        if (events.includes('bounced-hard')) expect(email.suppressed).toBe('hard');
      }),
      { numRuns: 60 },
    );
  });

  it('a soft bounce told twice counts once', async () => {
    expect((await stateAfter('bounced-soft', 'bounced-soft')).email).toMatchObject({ softBounces: 1 });
  });
});

describe('an event that meets the worker’s own word of the message', () => {
  // Of a provider that takes back sooner than it has accepted nothing is known: the worker's word then stands.
  const meetings = (['delivered', 'bounced-soft', 'bounced-hard', 'complained', 'rejected'] as const).flatMap((kind) =>
    (kind === 'rejected' ? [1, 2, 3] : [1, 2, 3, 4]).map((call) => [kind, call] as const),
  );
  it.each(meetings)('%s is heard, whichever of its calls the word comes before: %i', async (kind, at) => {
    const bench = await aBench();
    const alone = await stateAfter(kind);
    await bench.work(pageOf(cardDue), { faults: [{ call: 10, kind: 'crash-before' }] });
    const { messages } = bench.stores;
    let call = 0;
    const interrupted = async <T>(work: () => Promise<T>): Promise<T> => {
      call += 1;
      if (call === at) await messages.put('C1', aMessage(), { ifAbsent: false });
      return await work();
    };
    const meeting = {
      ...messages,
      move: (...asked: Parameters<typeof messages.move>) => interrupted(() => messages.move(...asked)),
      read: (...asked: Parameters<typeof messages.read>) => interrupted(() => messages.read(...asked)),
      put: (...asked: Parameters<typeof messages.put>) => interrupted(() => messages.put(...asked)),
    };
    await recordFeedback({ ...bench.stores, messages: meeting }, told(kind));
    if (call < at) await messages.put('C1', aMessage(), { ifAbsent: false });
    expect(bench.messages()[0]?.state).toBe(alone.state);
  });
});

describe('an event for a crashed intent', () => {
  it.each(['accepted', 'delivered', 'bounced-soft', 'complained', 'rejected'] as const)('%s writes the message', async (kind) => {
    const bench = await aBench();
    await bench.work(pageOf(cardDue), { faults: [{ call: 10, kind: 'crash-before' }] });
    expect(bench.accepted).toHaveLength(1);
    expect(bench.messages()).toEqual([]);
    await recordFeedback(bench.stores, told(kind));
    const state = { accepted: 'sent', delivered: 'delivered', 'bounced-soft': 'bounced', complained: 'complained', rejected: 'failed' }[
      kind
    ];
    expect(bench.messages()).toMatchObject([
      {
        key,
        state,
        campaign: card.id,
        version: 1,
        step: 'card',
        subject: 'A1',
        date: '2026-11-21',
        due: TEN,
        timeZone: 'Europe/London',
        channel: 'email',
      },
    ]);
    expect(bench.messages()[0]?.reason).toBe(kind === 'rejected' ? 'rejected' : undefined);
    if (kind === 'bounced-soft') expect((await bench.stores.gates.read('C1')).email.softBounces).toBe(1);
    await bench.queuePage(pageOf(cardDue));
    await bench.live(TEN + DAY);
    expect(bench.accepted).toHaveLength(1);
    expect(await stuckThings(bench)).toEqual([]);
  });

  it('of nobody’s intent is left', async () => {
    const bench = await aBench();
    await recordFeedback(bench.stores, told('delivered'));
    expect(bench.messages()).toEqual([]);
  });
});

describe('suppression', () => {
  async function gateAfter(...news: AddressNews[]) {
    const gates = dynamoGates(memoryTable());
    await gates.write('C1', aContact(), 0);
    for (const each of news) await suppressAddress({ gates, clock: { now: () => TEN } }, 'C1', 'email', each);
    return await gates.read('C1');
  }

  it.each<[AddressNews[], object]>([
    [['hard'], { suppressed: 'hard', consent: 'yes' }],
    [['complaint'], { suppressed: 'complaint', consent: 'withdrawn' }],
    [['opted-out'], { suppressed: 'stop', consent: 'withdrawn' }],
    [['stop'], { suppressed: 'stop', consent: 'withdrawn' }],
    [['complaint', 'stop'], { suppressed: 'complaint', consent: 'withdrawn' }],
    [['soft', 'soft', 'soft', 'soft'], { softBounces: 4 }],
    [['soft', 'soft', 'soft', 'soft', 'soft'], { softBounces: 5, suppressed: 'soft' }],
    [['hard', 'complaint'], { suppressed: 'hard', consent: 'withdrawn' }],
    [['complaint', 'hard'], { suppressed: 'hard', consent: 'withdrawn' }],
    [['complaint', 'soft', 'soft', 'soft', 'soft', 'soft'], { suppressed: 'complaint' }],
  ])('%j', async (news, expected) => {
    const { email, sms } = await gateAfter(...news);
    expect(email).toMatchObject(expected);
    expect('suppressed' in expected || email.suppressed === undefined).toBe(true);
    expect(sms).toEqual({ consent: 'yes' });
  });

  it.each(['hard', 'complaint', 'opted-out', 'stop'] as const)('%s told again writes nothing', async (news) => {
    expect((await gateAfter(news, news)).rev).toBe((await gateAfter(news)).rev);
  });
});
