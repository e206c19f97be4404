import { expect, it } from 'vitest';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { emptySummary } from '../../domain/summary.ts';
import { forecastCampaign } from '../../workflows/forecast/forecast-campaign.ts';
import { aCustomer, aFact } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

it('a date that orders put off is tried where the state has it, not where it still stands', async () => {
  const cloud = consoleCloud();
  await cloud.campaigns();
  await cloud.settings({});
  const standing = aFact({ kind: 'customer.silent', subject: 'C1', date: '2026-12-10', repeats: 'never' });
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer({ id: 'C1' }) }], {}, [standing]);
  const { facts, cycles } = storesOn(cloud.table, cloud.clock);
  const last = { day: '2026-11-01', category: 'care' };
  const summary = { ...emptySummary, orderDays: 1, first: last, last };
  await facts.note('C1', (await facts.noted('C1')).rev, summary, []);
  const silence = { ...last, days: 60, source: 'setting', gaps: 0 } as const;
  await cycles.learn('C1', { silence }, { cycle: {}, rev: 0 });
  const { version: _, live: _live, approved: _approved, ...plan } = starterCampaigns.find(({ id }) => id === 'win-back')!;
  const ask = async (days: number) =>
    await forecastCampaign(cloud.services, { plan: { ...plan, steps: [plan.steps[0]!] }, texts: {}, days, sample: 50, first: 1 });
  // Silent on 31 December. Without texts nothing goes out, but it would have been the turn.
  expect((await ask(60)).would).toMatchObject({ nothing: 0, heldBack: { 'content-missing': 1 } });
  expect((await ask(30)).would).toMatchObject({ nothing: 1, heldBack: {} });
});
