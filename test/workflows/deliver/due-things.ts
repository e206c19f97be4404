import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Contact } from '../../../domain/contact.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import type { DuePage } from '../../../workflows/due-queue.ts';
import { aCampaign, aCustomer, anAsset } from '../../support/builders.ts';
import { type BenchProps, type SendBench, sendBench, TEN } from '../../support/send-bench.ts';

/** Marketing: the birthday card of `anAsset()`. */
export const card = aCampaign();

/** A notice: the warranty of `anAsset()` ends in two weeks. */
export const notice: Campaign = aCampaign({
  id: 'warranty-ending',
  class: 'service',
  fact: 'asset.warranty-ends',
  rule: 'asset-active',
  steps: [{ id: 'day-14', offsetDays: -14, channels: ['email'], send: 'first' }],
});

export const cardDue: Occasion = { campaign: card.id, step: 'card', kind: card.fact, subject: 'A1', date: '2026-11-21', due: TEN };
export const noticeDue: Occasion = { campaign: notice.id, step: 'day-14', kind: notice.fact, subject: 'A1', date: '2026-12-05', due: TEN };

export const pageOf = (...occasions: readonly Occasion[]): DuePage => ({
  id: `2026-11-21T10:00:00Z-${occasions.map(({ campaign, subject }) => campaign + subject).join()}`.slice(0, 200),
  entries: [{ customer: 'C1', occasions }],
});

/** One customer with one machine, both campaigns live. */
export async function aBench(props: BenchProps = {}, contact?: Contact): Promise<SendBench> {
  const bench = sendBench(props);
  await bench.start(card, notice);
  await bench.enter(
    'C1',
    [
      { type: 'PROFILE', body: aCustomer() },
      { type: 'ASSET', body: anAsset({ warrantyEndsOn: '2026-12-05' }) },
    ],
    contact,
  );
  return bench;
}

/** > Nothing is stuck: every letter read, every page worked through, no intent without its message. */
export async function stuckThings(bench: SendBench): Promise<string[]> {
  const { inFlight } = await bench.stores.gates.read('C1');
  const keys = new Set(bench.messages().map(({ key }) => key));
  return [
    ...bench.letters.map(({ body }) => `letter ${body}`),
    ...bench.deadLetters.map(({ body }) => `dead letter ${body}`),
    ...(await bench.openPages()).map(({ id }) => `page ${id}`),
    ...Object.keys(inFlight).filter((key) => !keys.has(key)),
  ];
}
