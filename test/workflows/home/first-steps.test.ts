import { expect, it } from 'vitest';
import { defaultSettings } from '../../../domain/settings.ts';
import { type FirstStepsServices, firstSteps } from '../../../workflows/home/first-steps.ts';
import type { SenderCheck } from '../../../workflows/sending/sender-desk.ts';
import { aCampaign } from '../../support/builders.ts';

const all = ['identity', 'dkim', 'spf', 'dmarc', 'account'] as const;
const checksOf = (differences: Partial<Record<SenderCheck['what'], SenderCheck['state']>> = {}): SenderCheck[] =>
  all.map((what) => ({ what, state: differences[what] ?? 'good', records: [] }));

async function steps(checks: readonly SenderCheck[], differences: Partial<FirstStepsServices> = {}, asked = true) {
  const found = await firstSteps({
    library: { settings: async () => defaultSettings, campaigns: async () => [] },
    calendar: { registry: async () => ({}) },
    sender: { look: async () => ({ from: 'care@example.com', domain: 'example.com', asked, checks }) },
    ...differences,
  });
  return Object.fromEntries(found.map(({ what, state }) => [what, state]));
}

it('a new deployment has everything before it', async () => {
  const missing = checksOf({ identity: 'missing', dkim: 'waiting', spf: 'missing', dmarc: 'missing', account: 'missing' });
  expect(await steps(missing)).toEqual({
    domain: 'open',
    forgery: 'open',
    sandbox: 'open',
    company: 'open',
    customers: 'open',
    campaign: 'open',
  });
});

it('one that is set up has nothing left', async () => {
  const company = { ...defaultSettings.company, postalAddress: '2 Elm Street' };
  const campaigns = [aCampaign({ live: false, approved: true }), aCampaign({ live: true, approved: true })];
  const done = await steps(checksOf(), {
    library: { settings: async () => ({ ...defaultSettings, company }), campaigns: async () => campaigns },
    calendar: { registry: async () => ({ 'customer.born': { zones: ['Europe/London'], shards: 1 } }) },
  });
  expect(new Set(Object.values(done))).toEqual(new Set(['done']));
});

it('is as far as what is least far, and says so where it could not ask', async () => {
  expect(await steps(checksOf({ dkim: 'waiting', dmarc: 'unknown', account: 'unknown' }))).toMatchObject({
    domain: 'waiting',
    forgery: 'unknown',
    sandbox: 'unknown',
  });
  expect(await steps([{ what: 'identity', state: 'unknown', records: [] }])).toMatchObject({ domain: 'unknown', sandbox: 'unknown' });
});

it('a campaign that is live and not approved is none', async () => {
  const campaigns = [aCampaign({ live: true, approved: false })];
  const library = { settings: async () => defaultSettings, campaigns: async () => campaigns };
  expect(await steps(checksOf(), { library })).toMatchObject({ campaign: 'open' });
});

it('a laptop has nothing to set up', async () => {
  expect(await steps([], {}, false)).toEqual({});
});
