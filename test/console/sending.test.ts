import { expect, it } from 'vitest';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import type { Role } from '../../console/api/roles.ts';
import { createHandler } from '../../functions/count-outcomes/handler.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const DAY = '2026-11-22';

/** Stream records of mails that were sent and of those that came back. */
const mails = (from: number, count: number, after: object) =>
  Array.from({ length: count }, (_, n) => {
    const sent = {
      campaign: { S: 'win-back' },
      step: { S: 'ask' },
      state: { S: 'sent' },
      channel: { S: 'email' },
      at: { N: String(Date.parse(`${DAY}T08:00:00Z`)) },
      timeZone: { S: 'Europe/London' },
    };
    const SequenceNumber = String(from + n);
    return {
      dynamodb: { SequenceNumber, NewImage: { ...sent, ...after }, ...(Object.keys(after).length === 0 ? {} : { OldImage: sent }) },
    };
  });

async function aCloud() {
  const cloud = consoleCloud();
  const { breaker } = cloud.services;
  const count = createHandler({ counters: dynamoCounters(cloud.table), repute: { breaker, clock: cloud.clock } });
  const api = (role: Role) =>
    consoleApi(cloud.services, {
      identify: () => ({ id: 'staff-1', roles: [role] }),
      onFault: (fault) => {
        throw fault;
      },
    });
  return { ...cloud, count: (Records: unknown[]) => count({ Records, shardId: 's' } as never), api };
}

it('> The breaker pauses marketing and says so, and needs a person to resume', async () => {
  const cloud = await aCloud();
  await cloud.count(mails(1, 1000, {}));
  await cloud.count(mails(2000, 39, { state: { S: 'bounced' }, bounce: { S: 'hard' } }));
  expect(await (await cloud.api('viewer').request('/api/sending')).json()).toMatchObject({
    marketing: 'on',
    counts: { sent: 1000, bounced: 39, complained: 0 },
  });
  await cloud.count(mails(3000, 1, { state: { S: 'bounced' }, bounce: { S: 'hard' } }));
  await cloud.count(mails(3000, 1, { state: { S: 'bounced' }, bounce: { S: 'hard' } }));
  expect(await (await cloud.api('viewer').request('/api/sending')).json()).toMatchObject({
    marketing: 'paused',
    why: 'bounces',
    whenPaused: { sent: 1000, bounced: 40, complained: 0 },
  });
  expect(await cloud.library.marketingPaused()).toBe(true);
  const resume = { method: 'POST' };
  expect((await cloud.api('author').request('/api/sending/resume', resume)).status).toBe(403);
  expect((await cloud.api('approver').request('/api/sending/resume', resume)).status).toBe(200);
  expect((await cloud.api('approver').request('/api/sending/resume', resume)).status).toBe(409);
  cloud.clock.at += 5000;
  expect(await cloud.library.marketingPaused()).toBe(false);
  expect(await (await cloud.api('viewer').request('/api/sending')).json()).toMatchObject({
    marketing: 'on',
    resumedBy: 'staff-1',
    counts: { sent: 0 },
  });
});

it('soft bounces and text messages are not the sender’s repute', async () => {
  const cloud = await aCloud();
  await cloud.count(mails(1, 1000, {}));
  await cloud.count(mails(2000, 500, { state: { S: 'bounced' }, bounce: { S: 'soft' } }));
  await cloud.count(mails(3000, 500, { state: { S: 'bounced' }, bounce: { S: 'hard' }, channel: { S: 'sms' } }));
  expect((await cloud.services.breaker.read()).open).toBe(false);
});

it('> Pause everything: who and when is shown, marketing stops within five seconds, and only approvers resume it', async () => {
  const cloud = await aCloud();
  const post = (role: Role, what: string) => cloud.api(role).request(`/api/sending/${what}`, { method: 'POST' });
  expect((await post('viewer', 'pause')).status).toBe(403);
  expect((await post('author', 'pause')).status).toBe(200);
  expect((await post('author', 'pause')).status).toBe(409);
  cloud.clock.at += 5000;
  expect(await cloud.library.marketingPaused()).toBe(true);
  expect(await (await cloud.api('viewer').request('/api/sending')).json()).toMatchObject({
    marketing: 'paused',
    why: 'person',
    pausedBy: 'staff-1',
    since: '2026-11-22T09:00:00Z',
  });
  expect((await post('author', 'resume')).status).toBe(403);
  expect((await post('approver', 'resume')).status).toBe(200);
});
