import { describe, expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { createHandler } from '../../functions/seed-library/handler.ts';
import type { StackAnswer } from '../../functions/stack-request.ts';
import { seedLibrary } from '../../workflows/seed-library.ts';

const [card, ...others] = starterCampaigns.slice(0, 3);
if (card === undefined) throw new Error('there are no starters');
const settings = { ...defaultSettings, sendAt: '11:00' } as const;
const contentOf = (campaign: string, text: string) => ({
  place: { campaign, version: 1, step: 'card', locale: 'en' },
  content: { channel: 'sms', text } as const,
});

describe('a deployment that is seeded', () => {
  it('has every starter, as it is written, and the settings given', async () => {
    const store = dynamoCampaignStore(memoryTable());
    const seeds = { campaigns: [card, ...others], contents: [contentOf(card.id, 'Many happy returns')], settings };
    expect(await seedLibrary(store, seeds)).toEqual([card, ...others].map(({ id }) => id));
    expect(await store.campaigns()).toHaveLength(3);
    expect((await store.settings()).settings.sendAt).toBe('11:00');
  });

  it('keeps what people made of it when it is seeded again, and gets only what is new', async () => {
    const store = dynamoCampaignStore(memoryTable());
    await seedLibrary(store, { campaigns: [card], contents: [contentOf(card.id, 'Ours')], settings });
    await store.saveCampaign({ ...card, version: 2, live: true, approved: true }, card.version);
    await store.saveSettings({ ...settings, sendAt: '09:30' }, 1);
    const again = { campaigns: [card, ...others], contents: [contentOf(card.id, 'Theirs')], settings };
    expect(await seedLibrary(store, again)).toEqual(others.map(({ id }) => id));
    expect(await store.campaign(card.id)).toMatchObject({ version: 2, live: true });
    expect((await store.settings()).settings.sendAt).toBe('09:30');
    expect(await seedLibrary(store, again)).toEqual([]);
  });
});

describe('what CloudFormation is told', () => {
  const event = (RequestType: string) => ({
    RequestType,
    ResponseURL: 'https://cloudformation-custom-resource-response-euwest1.s3.amazonaws.com/x?signature=y',
    StackId: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/perennial/1',
    RequestId: 'r1',
    LogicalResourceId: 'SeedStarters',
    ResourceProperties: { ServiceToken: 'arn', version: '0.1.0' },
  });
  const run = async (requestType: string, seed: () => Promise<unknown>) => {
    const answers: StackAnswer[] = [];
    const handler = createHandler({ seed, answer: async (_url, answer) => void answers.push(answer) });
    const ended = await handler(event(requestType)).then(
      () => 'done',
      () => 'failed',
    );
    return { ended, answers };
  };

  it.each(['Create', 'Update'])('%s seeds, and then says so', async (requestType) => {
    let seeded = 0;
    const { ended, answers } = await run(requestType, async () => seeded++);
    expect([ended, seeded]).toEqual(['done', 1]);
    expect(answers).toMatchObject([{ Status: 'SUCCESS', RequestId: 'r1', PhysicalResourceId: 'starters' }]);
  });

  it('Delete takes nothing away', async () => {
    const { ended, answers } = await run('Delete', async () => Promise.reject(new Error('must not be asked')));
    expect([ended, answers.map(({ Status }) => Status)]).toEqual(['done', ['SUCCESS']]);
  });

  it('a fault is told at once, with its reason, so that the deployment rolls back and does not hang for an hour', async () => {
    const { ended, answers } = await run('Create', async () => Promise.reject(new Error('the table is away')));
    expect(ended).toBe('failed');
    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('the table is away') }]);
  });
});
