import { expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../../adapters/dynamo/campaign-store.ts';
import { variantOf } from '../../../domain/campaigns/variant.ts';
import { aCampaign, aCustomer, anAsset } from '../../support/builders.ts';
import { sendBench } from '../../support/send-bench.ts';
import { cardDue } from './due-things.ts';

it('sends each customer the words of their variant, and counts them there', async () => {
  const bench = sendBench({});
  const step = { ...aCampaign().steps[0]!, variants: ['a', 'b'] as const };
  const campaign = aCampaign({ steps: [step] });
  await bench.start(campaign);
  const place = { campaign: campaign.id, version: campaign.version, locale: 'en' };
  for (const variant of step.variants)
    for (const channel of step.channels)
      await dynamoCampaignStore(bench.table).saveContent(
        { ...place, step: `card~${variant}` },
        channel === 'sms' ? { channel, text: variant } : { channel, subject: variant, preheader: 'p', html: 'h', text: `words ${variant}` },
      );
  const people = Array.from({ length: 12 }, (_, n) => `P${n}`);
  for (const id of people) {
    await bench.enter(id, [
      { type: 'PROFILE', body: aCustomer({ id, email: `${id}@example.com` }) },
      { type: 'ASSET', body: anAsset() },
    ]);
    await bench.work({ id: `2026-11-21-${id}`, entries: [{ customer: id, occasions: [cardDue] }] });
  }
  const said = bench.accepted.map(({ message }) => [message.tags.customer, message.text]);
  expect(said).toEqual(people.map((id) => [id, `words ${variantOf(campaign.id, step, id)}`]));
  expect(new Set(said.map(([, text]) => text)).size).toBe(2);
  expect(bench.messages().map(({ variant }) => variant)).toEqual(people.map((id) => variantOf(campaign.id, step, id)));
});
