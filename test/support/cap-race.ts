import { HOUR } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Occasion } from '../../domain/occasion.ts';
import { aCampaign, aCustomer, anAsset } from './builders.ts';
import type { CallsProps } from './faulty-calls.ts';
import { sendBench, TEN } from './send-bench.ts';

const WORKERS = 8;

const campaigns = Array.from(
  { length: WORKERS },
  (_, n): Campaign =>
    aCampaign({
      id: `m${n}`,
      fact: 'asset.warranty-ends',
      rule: 'dated-fact',
      steps: [{ id: 'day0', offsetDays: 0, channels: ['email'], send: 'first' }],
    }),
);

const dueTo = ({ id, fact }: Campaign): Occasion => ({
  campaign: id,
  step: 'day0',
  kind: fact,
  subject: 'A1',
  date: '2026-11-21',
  due: TEN,
});

export interface CapRace {
  readonly cap: number;
  readonly accepted: number;
  /** Whether a worker died on the way: then fewer may have gone out, and never more. */
  readonly crashed: boolean;
}

/**
 * Eight workers with eight occasions of one customer, all marketing, under one cap: their calls take turns by chance, and in every
 * third round one of them dies at a call of its own. `roll` gives a number from 0 to `below`, exclusive.
 */
export async function raceForCap(roll: (below: number) => number): Promise<CapRace> {
  const cap = 1 + roll(4);
  const bench = sendBench({ settings: { caps: { marketing: [{ max: cap, days: 1 + roll(3) }] } } });
  await bench.start(...campaigns);
  await bench.enter('C1', [
    { type: 'PROFILE', body: aCustomer() },
    { type: 'ASSET', body: anAsset({ warrantyEndsOn: '2026-11-21' }) },
  ]);
  const crashed = roll(3) === 0;
  const dying = crashed ? roll(WORKERS) : -1;
  const plumbing = (worker: number): CallsProps => ({
    before: async () => {
      for (let turns = roll(6); turns > 0; turns--) await Promise.resolve();
    },
    faults: worker === dying ? [{ call: 1 + roll(12), kind: roll(2) === 0 ? 'crash-before' : 'crash-after' }] : [],
  });
  const pages = campaigns.map((campaign) => ({
    id: `2026-11-21T10:00:00Z-${campaign.id}`,
    entries: [{ customer: 'C1', occasions: [dueTo(campaign)] }],
  }));
  await Promise.all(pages.map((page, worker) => bench.work(page, plumbing(worker))));
  for (const page of pages) await bench.queuePage(page);
  await bench.live(TEN + HOUR);
  return { cap, accepted: bench.accepted.length, crashed };
}
