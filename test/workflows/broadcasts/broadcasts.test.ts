import { describe, expect, it } from 'vitest';
import { dynamoAudienceWalk } from '../../../adapters/dynamo/dynamo-audience-walk.ts';
import { dynamoBroadcastBook } from '../../../adapters/dynamo/dynamo-broadcast-book.ts';
import { dynamoSubjectRequests } from '../../../adapters/dynamo/dynamo-subject-requests.ts';
import { BROADCAST, type BroadcastTo } from '../../../domain/broadcasts/broadcast.ts';
import { DAY, HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import { broadcastProgress, previewAudience, startBroadcast, turnBroadcast } from '../../../workflows/broadcasts/broadcast-desk.ts';
import { spreadBroadcasts } from '../../../workflows/broadcasts/spread-broadcasts.ts';
import { explain } from '../../../workflows/explain-occasion.ts';
import { aContact, aCustomer, anAsset } from '../../support/builders.ts';
import { sendBench } from '../../support/send-bench.ts';

const spring: Campaign = {
  id: 'spring',
  version: 1,
  class: 'marketing',
  fact: BROADCAST,
  rule: 'dated-fact',
  steps: [{ id: 'only', offsetDays: 0, channels: ['email'], send: 'first' }],
  audience: { '==': [{ var: 'customer.country' }, 'GB'] },
  live: true,
  approved: true,
};

const PEOPLE = 120;

async function aCompany(to: BroadcastTo = { kind: 'everybody' }, perHour = 1_000_000) {
  const bench = sendBench();
  await bench.start(spring);
  for (let n = 0; n < PEOPLE; n++) {
    const id = `C${n}`;
    const customer = aCustomer({ id, email: `${id}@example.com`, country: n % 10 === 0 ? 'FR' : 'GB' });
    const assets = n < 7 ? [anAsset({ id: `A${n}`, model: 'OLD-1' }), anAsset({ id: `B${n}`, model: 'OLD-1' })] : [];
    const records = [{ type: 'PROFILE', body: customer } as const, ...assets.map((body) => ({ type: 'ASSET', body }) as const)];
    await bench.enter(id, records, aContact({ email: { consent: n % 10 === 1 ? 'no' : 'yes' } }));
  }
  const broadcasts = dynamoBroadcastBook(bench.table);
  const services = { ...bench.stores, broadcasts, audience: dynamoAudienceWalk(bench.table), queue: bench.queue };
  const started = await startBroadcast(services, { id: 'B1', campaign: 'spring', to, perHour, by: 'staff-1' });
  return {
    ...bench,
    services,
    started: typeof started === 'string' ? expect.fail(started) : started,
    everybody: Array.from({ length: PEOPLE }, (_, n) => `C${n}`),
    look: () => spreadBroadcasts(services),
    progress: async () => (await broadcastProgress(services))[0],
    gotIt: () => bench.accepted.map(({ message }) => message.tags.customer),
  };
}

describe('a broadcast', () => {
  it('reaches whom the audience lets in, once, through the same gates', async () => {
    const company = await aCompany();
    await company.look();
    await company.drain();
    const got = company.gotIt();
    expect(new Set(got).size).toBe(got.length);
    expect(got).toHaveLength((PEOPLE * 8) / 10);
    const skipped = company.messages().filter(({ state }) => state === 'skipped');
    expect(skipped.map(({ reason }) => reason)).toEqual(Array.from({ length: PEOPLE / 10 }, () => 'no-consent'));
    expect(await company.progress()).toMatchObject({
      state: 'done',
      segments: 16,
      segmentsDone: 16,
      looked: PEOPLE,
      queued: (PEOPLE * 9) / 10,
    });
  });

  it('reaches the owners of a model, once also who has two of them', async () => {
    const company = await aCompany({ kind: 'owners', model: 'OLD-1' });
    await company.look();
    await company.drain();
    expect(company.gotIt().sort()).toEqual(['C2', 'C3', 'C4', 'C5', 'C6']);
  });

  it('goes by its share of an hour, look by look, until it is through', async () => {
    const company = await aCompany(undefined, 16 * 12);
    await company.look();
    expect((await company.progress())?.looked).toBe(16);
    for (let look = 0; look < 40; look++) await company.look();
    await company.drain();
    expect(await company.progress()).toMatchObject({ state: 'done', looked: PEOPLE });
    expect(company.gotIt()).toHaveLength((PEOPLE * 8) / 10);
  });

  it('can be held back in the middle for days, and those who waited are not too late', async () => {
    const company = await aCompany(undefined, 16 * 12);
    await company.look();
    expect(await turnBroadcast(company.services, 'B1', 'paused')).toMatchObject({ state: 'paused' });
    const before = (await company.progress())?.looked;
    await company.look();
    expect((await company.progress())?.looked).toBe(before);
    company.clock.at += 5 * DAY;
    expect(await turnBroadcast(company.services, 'B1', 'paused')).toBeUndefined();
    await turnBroadcast(company.services, 'B1', 'running');
    await company.drain();
    const inTime = company.gotIt().length;
    for (let look = 0; look < 40; look++) await company.look();
    await company.drain();
    const late = company.messages().filter(({ reason }) => reason === 'too-late');
    // What was in the queue before the pause lay there for five days.
    expect(inTime + late.length).toBeLessThanOrEqual(16);
    expect(company.gotIt()).toHaveLength((PEOPLE * 8) / 10 - late.length);
  });

  it('queues the same pages again where a look dies before it has noted how far it came, and nobody gets two', async () => {
    const company = await aCompany();
    const dying = {
      ...company.services,
      broadcasts: { ...company.services.broadcasts, advance: async () => await Promise.reject(new Error('dies')) },
    };
    await expect(spreadBroadcasts(dying)).rejects.toThrow('dies');
    const first = company.letters.map(({ body }) => body);
    company.clock.at += 5 * MINUTE;
    await company.look();
    const second = company.letters.map(({ body }) => body).slice(first.length);
    expect(second.sort()).toEqual(first.sort());
    await company.drain();
    expect(company.gotIt()).toHaveLength((PEOPLE * 8) / 10);
  });

  it('started a second time under its id is refused, and so is a campaign that goes by dates', async () => {
    const company = await aCompany();
    const asked = { id: 'B1', campaign: 'spring', to: { kind: 'everybody' } as const, perHour: 1, by: 'staff-1' };
    expect(await startBroadcast(company.services, asked)).toBe('exists');
    expect(await startBroadcast(company.services, { ...asked, id: 'B2', campaign: 'nothing' })).toBe('no-such-campaign');
  });

  it('waits while its campaign is off, and goes nowhere', async () => {
    const company = await aCompany();
    const off = { ...company.services, library: { campaigns: async () => [{ ...spring, live: false }] } };
    await spreadBroadcasts(off);
    expect((await company.progress())?.looked).toBe(0);
    company.clock.at += HOUR;
    await company.look();
    expect((await company.progress())?.looked).toBe(PEOPLE);
  });
});

describe('a broadcast that has ended', () => {
  it.each(['running', 'paused'] as const)('while it was %s reaches nobody else, and is not taken up again', async (state) => {
    const company = await aCompany({ kind: 'everybody' }, 12 * 32);
    await company.look();
    if (state === 'paused') await turnBroadcast(company.services, 'B1', 'paused');
    expect(await turnBroadcast(company.services, 'B1', 'cancelled')).toMatchObject({ state: 'cancelled' });
    const before = await company.progress();
    await company.look();
    expect(await company.progress()).toEqual(before);
    for (const to of ['running', 'paused', 'cancelled'] as const) expect(await turnBroadcast(company.services, 'B1', to)).toBeUndefined();
  });
});

describe('before it starts', () => {
  it('is counted whom it would be for', async () => {
    const { services } = await aCompany();
    expect(await previewAudience(services, { campaign: 'spring', to: { kind: 'everybody' } })).toEqual({
      looked: PEOPLE,
      meant: (PEOPLE * 9) / 10,
      complete: true,
    });
    expect(await previewAudience(services, { campaign: 'spring', to: { kind: 'owners', model: 'OLD-1' } })).toEqual({
      looked: 7,
      meant: 6,
      complete: true,
    });
    expect(await previewAudience(services, { campaign: 'none', to: { kind: 'everybody' } })).toBe('no-such-campaign');
  });
});

it('> nothing of an erased person is kept: not where a broadcast stands either, and nobody is left out or met twice by that', async () => {
  const company = await aCompany({ kind: 'everybody' }, 12 * 32);
  await company.look();
  const places = async () =>
    (await company.services.broadcasts.segments('B1')).flatMap(({ after }) => (after === undefined ? [] : [String(JSON.parse(after).pk)]));
  const stoodAt = (await places()).map((pk) => pk.slice(2));
  expect(stoodAt.length).toBeGreaterThan(5);
  const requests = dynamoSubjectRequests(company.table);
  for (const customer of stoodAt) await requests.erase(customer, company.clock.at);
  const told = JSON.stringify(await company.services.broadcasts.segments('B1'));
  for (const customer of stoodAt) expect(told).not.toContain(`"C#${customer}\\"`);
  expect(told).not.toContain(stoodAt.map((customer) => `#${customer}\\"`)[0]);
  for (let looks = 0; looks < 10; looks++) await company.look();
  await company.drain();
  const got = company.gotIt();
  expect(await company.progress()).toMatchObject({ state: 'done' });
  expect(new Set(got).size).toBe(got.length);
  const others = company.everybody.filter((id) => !stoodAt.includes(id));
  expect(got.sort()).toEqual(others.filter((id) => Number(id.slice(1)) % 10 > 1).sort());
});

it('explains to whom it goes, and what became of it', async () => {
  const company = await aCompany({ kind: 'owners', model: 'OLD-1' });
  const ask = async (customer: string) =>
    (await explain(company.services, { customer, campaign: 'spring', on: company.started.date }))?.lines;
  expect(await ask('C2')).toMatchObject([{ step: 'only', subject: 'B1', verdict: 'waiting' }]);
  expect(await ask('C50')).toEqual([]);
  await company.look();
  await company.drain();
  expect(await ask('C2')).toMatchObject([{ verdict: 'sent', channel: 'email' }]);
  expect(await ask('C1')).toMatchObject([{ verdict: 'skipped', reason: 'no-consent' }]);
});
