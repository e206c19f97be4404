import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Via } from '../../../workflows/records.ts';
import { aCampaign, aCustomer, aFact } from '../../support/builders.ts';
import { type SendBench, sendBench } from '../../support/send-bench.ts';
import { deriveAll } from '../../support/stream-records.ts';

/** Answers a booking that a customer has just made. */
const reply: Campaign = aCampaign({
  id: 'own-reply',
  class: 'service',
  fact: 'own.act',
  rule: 'dated-fact',
  steps: [{ id: 'reply', offsetDays: 0, channels: ['email'], send: 'first', at: 'once' }],
});

/** Half past ten in the evening in London: quiet hours. */
const NIGHT = Date.parse('2026-11-21T22:30:00Z');

async function actAt(
  at: number,
  { via = 'live', date = '2026-11-21', known = at }: { via?: Via; date?: string; known?: number } = {},
): Promise<SendBench> {
  const bench = sendBench();
  await bench.start(reply);
  bench.clock.at = at;
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ joinedOn: undefined, bornOn: undefined }) }]);
  await deriveAll(bench);
  const body = aFact({ kind: 'own.act', subject: 'act-1', date, repeats: 'never' });
  await bench.stores.records.write([{ customer: 'C1', record: { type: 'OWN_FACT', body }, expectedRev: 0 }], via);
  bench.clock.at = known;
  await deriveAll(bench);
  await bench.drain();
  return bench;
}

describe('a reply', () => {
  it('> goes at once, whatever the hour: the person has just acted', async () => {
    const bench = await actAt(NIGHT);
    expect(bench.messages()).toMatchObject([{ campaign: 'own-reply', state: 'sent', date: '2026-11-21', at: NIGHT }]);
  });

  it('> goes once, however often its news is told', async () => {
    const bench = await actAt(NIGHT);
    const [stored] = await bench.stores.records.read([{ customer: 'C1', type: 'OWN_FACT', id: 'own.act#act-1' }]);
    await bench.stores.records.write([{ customer: 'C1', record: stored!.record, expectedRev: stored!.rev }], 'live');
    await deriveAll(bench);
    await bench.drain();
    await bench.live(NIGHT + 30 * HOUR);
    expect(bench.accepted).toHaveLength(1);
  });

  it('> goes where the act of yesterday comes to be known after midnight, or after an outage', async () => {
    const known = Date.parse('2026-11-23T07:00:00Z');
    expect((await actAt(NIGHT, { known })).messages()).toMatchObject([{ state: 'sent', date: '2026-11-21', at: known }]);
  });

  it('> never goes once it is too late, nor to an act that was imported', async () => {
    expect((await actAt(NIGHT, { date: '2026-11-18' })).messages()).toEqual([]);
    expect((await actAt(NIGHT, { via: 'import' })).messages()).toEqual([]);
  });

  it('> is never looked for in the calendar', async () => {
    const bench = await actAt(NIGHT, { via: 'import' });
    await bench.live(NIGHT + 48 * HOUR);
    expect(bench.messages()).toEqual([]);
  });
});
