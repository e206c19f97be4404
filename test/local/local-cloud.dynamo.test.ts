import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { createJourney } from '../../local/clock/journey.ts';
import { runInRealTime } from '../../local/clock/real-time.ts';
import { openClock, type VirtualClock } from '../../local/clock/virtual-clock.ts';
import { openDataDirectory } from '../../local/data-directory.ts';
import { type DynamoEngine, startEngine } from '../../local/dynamodb/engine.ts';
import { createApiGateway } from '../../local/http/api-gateway.ts';
import { readBody, write } from '../../local/http/http-reply.ts';
import { listen } from '../../local/http/listen.ts';
import { type Inbox, openInbox } from '../../local/inbox/inbox.ts';
import { type LocalCloud, startLocalCloud } from '../../local/local-cloud.ts';
import { writeTinyAssembly } from '../support/local/tiny-assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-'));
const notices: string[] = [];
let engine: DynamoEngine;
let cloud: LocalCloud;
let inbox: Inbox;
let clock: VirtualClock;

beforeAll(async () => {
  [engine] = await Promise.all([startEngine({ endpoint: '' }), writeTinyAssembly(folder)]);
  const data = openDataDirectory(join(folder, 'data'));
  clock = openClock(data.file('clock.json'), Date.parse('2031-05-01T08:00:00Z'));
  inbox = openInbox(data.folder('inbox'));
  cloud = await startLocalCloud({
    assembly: folder,
    data,
    engine: engine.url,
    publicUrl: 'http://127.0.0.1:4100',
    clock,
    inbox,
    onNotice: (notice) => notices.push(notice),
  });
  await cloud.open('where they were');
}, 150_000);

afterAll(async () => {
  await cloud?.stop();
  await engine?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function call(name: string, event: object): Promise<{ ok?: unknown; error?: { name: string; message: string } }> {
  const invocation = await cloud.functionBy(name)!.invoke(event);
  return invocation.ok
    ? (invocation.result as object)
    : { error: { name: invocation.error.errorType, message: invocation.error.errorMessage } };
}
const probe = (step: string, input: object = {}) => call('probe', { step, ...input });
const stands = async (pk: string) => (await cloud.table.get({ pk, sk: '-' })) !== undefined;

describe('a deployment on a laptop', () => {
  it('has nothing that it does not understand', () => {
    expect(cloud.findings).toEqual([]);
  });

  it('takes a record from the table’s stream by the queue to a mail, and its delivery back into the table', async () => {
    await probe('put', { pk: 'A1', type: 'ORDER' });
    await probe('put', { pk: 'ignored', type: 'NOTE' });
    await cloud.rest();
    expect(inbox.list({ limit: 10 }).items).toMatchObject([
      { to: 'A1@customers.example', from: 'care@example.com', subject: 'Grüße', channel: 'email' },
    ]);
    expect(await stands('Delivery A1')).toBe(true);
    expect(new Date(inbox.list({ limit: 1 }).items[0]!.at).getUTCFullYear()).toBe(2031);
  });

  it('tells of bounces and complaints where the address asks for it', async () => {
    await probe('put', { pk: 'bounce-1', type: 'ORDER' });
    await probe('put', { pk: 'complaint-1', type: 'ORDER' });
    await cloud.rest();
    expect(await stands('Bounce bounce-1')).toBe(true);
    expect(await stands('Complaint complaint-1')).toBe(true);
  });

  it('gives up a poison record after its attempts, keeps it in the bucket, and goes on', async () => {
    await probe('put', { pk: 'poison-1', type: 'ORDER', poison: 'yes' });
    await probe('put', { pk: 'after-poison', type: 'ORDER' });
    await cloud.rest();
    expect(notices.join('\n')).toContain('failed for good; it is kept in arn:aws:s3:::failed');
    expect(inbox.list({ limit: 10, search: 'after-poison' }).items).toHaveLength(1);
    expect(inbox.list({ limit: 10, search: 'poison-1' }).items).toHaveLength(0);
  });

  it.each([
    ['SQS', 'sendBatch', {}, 2],
    ['SQS, what is delayed stays back', 'receive', {}, ['one']],
    ['SSM', 'parameter', { value: '2031-05-01' }, '2031-05-01'],
    ['SES', 'mail', { to: 'x@customers.example' }, 36],
    ['SMS', 'sms', {}, 36],
    ['EventBridge', 'events', {}, 0],
    [
      'S3',
      'object',
      { key: 'imports/ä b.csv', body: 'order_id,sku\n1,2\n' },
      { size: 17, kind: 'orders', start: 'orde', keys: ['imports/ä b.csv'] },
    ],
    ['an index of DynamoDB', 'query', { index: 'lookup' }, 0],
  ])('answers %s as its unmodified client expects', async (_service, step, input, expected) => {
    expect(await probe(step, input)).toEqual({ ok: expected });
  });

  it('makes a secret once and keeps it', async () => {
    const first = await probe('secret');
    expect(JSON.parse(String(first.ok))).toEqual({ k1: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(await probe('secret')).toEqual(first);
  });

  it('tells the bus of a new object', async () => {
    await probe('object', { key: 'imports/new.csv', body: '12345' });
    await cloud.rest();
    expect(await stands('object imports/new.csv 5')).toBe(true);
  });

  it('answers a missing object with the error that the client knows', async () => {
    expect(await probe('missingObject')).toMatchObject({ error: { name: 'NoSuchKey' } });
  });

  it.each([
    ['a transaction part of it', 'probe', 'transact', undefined],
    [
      'a query of the table itself',
      'probe',
      'query',
      /probe is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-west-1:000000000000:table\/state because/,
    ],
    ['DynamoDB', 'forbidden', 'put', /forbidden is not authorized to perform: dynamodb:PutItem on resource: .*table\/state/],
    ['SQS', 'forbidden', 'sendBatch', /forbidden is not authorized to perform: sqs:SendMessage on resource: .*:spare/],
    ['SSM', 'forbidden', 'parameter', /ssm:GetParameter on resource: .*parameter\/cursor/],
    ['S3', 'forbidden', 'object', /s3:PutObject on resource: arn:aws:s3:::imports\//],
    ['SES', 'forbidden', 'mail', /ses:SendRawEmail on resource: .*identity\/example.com/],
    ['EventBridge', 'forbidden', 'events', /events:PutEvents on resource: .*event-bus\/default/],
  ])('denies what the role does not allow: %s', async (_what, name, step, message) => {
    const { ok, error } = await call(name, { step, key: 'imports/x', pk: 'x', to: 'x@y.example' });
    if (message === undefined) return expect(ok).toBeDefined();
    expect(error?.name).toMatch(/^AccessDenied/);
    expect(error?.message).toMatch(message);
  });

  it('ends a function at its timeout and serves the next call', async () => {
    expect(await call('forbidden', { step: 'slow' })).toEqual({
      error: { name: 'Sandbox.Timedout', message: 'Task timed out after 1 seconds' },
    });
    expect((await call('forbidden', { step: 'year' })).ok).toBeDefined();
  });

  it('shows its functions the moved clock, however they ask', async () => {
    expect(await probe('year')).toEqual({ ok: { now: 2031, made: 2031, given: 1970, called: '2031', isDate: true } });
  });

  it('counts what AWS would bill', () => {
    const { total, functions, messages } = cloud.meter.costs();
    expect(functions.queueOrders?.counts.lambdaRequests).toBeGreaterThan(0);
    expect(functions.probe?.calls['dynamodb:PutItem']).toBeGreaterThan(0);
    expect(total.counts.writeUnits).toBeGreaterThan(0);
    expect(messages).toBe(inbox.size);
  });

  it('serves the routes of its API, staff’s with a role', async () => {
    const gateway = createApiGateway({ ...cloud.deployment, functionBy: cloud.functionBy, clock, meter: cloud.meter });
    const server: Server = createServer(async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      write(response, (await gateway(request, url, (await readBody(request))!)) ?? { status: 404 });
    });
    const base = `http://127.0.0.1:${await listen(server)}`;
    try {
      const page = await fetch(`${base}/p/survey/1?x=1&x=2`, {
        method: 'POST',
        body: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: 'c=d' },
      });
      expect(page.headers.get('set-cookie')).toBe('a=1');
      expect(await page.json()).toMatchObject({
        version: '2.0',
        routeKey: 'ANY /p/{proxy+}',
        rawPath: '/p/survey/1',
        pathParameters: { proxy: 'survey/1' },
        queryStringParameters: { x: '1,2' },
        cookies: ['c=d'],
        body: 'a=b',
        isBase64Encoded: false,
      });
      const staff = await (await fetch(`${base}/api/7`, { headers: { 'x-care-role': 'viewer' } })).json();
      expect(staff).toMatchObject({ requestContext: { authorizer: { jwt: { claims: { 'cognito:groups': '[viewer]' } } } } });
      expect((await fetch(`${base}/api/7`, { method: 'POST' })).status).toBe(404);
    } finally {
      server.close();
    }
  });
});

describe('the clock of a laptop', () => {
  it('goes from one instant at which something happens to the next, and each comes to rest', async () => {
    const realTime = runInRealTime(cloud.timeSources, clock);
    const journey = createJourney({
      clock,
      calendar: { nextTick: async (_after, until) => until },
      sources: cloud.timeSources,
      realTime,
      rest: cloud.rest,
      sentSoFar: () => inbox.size,
    });
    try {
      expect(journey.start(clock.now() - DAY)).toContain('The clock never goes back');
      expect(journey.start(Date.parse('2031-05-03T08:00:00Z'))).toBeUndefined();
      expect(journey.start(Date.parse('2031-05-04T08:00:00Z'))).toContain('already on its way');
      await journey.done();
      expect(journey.state).toMatchObject({ busy: false, progress: 1 });
      expect(await stands('tick 2031-05-01T12:05:00Z 2031-05-01T12:05')).toBe(true);
      expect(await stands('tick 2031-05-02T12:05:00Z 2031-05-02T12:05')).toBe(true);
      // What had been sent with a delay of fifteen minutes has come to light on the way.
      expect(await probe('receive')).toEqual({ ok: ['two'] });
      // The clock runs on from where it arrived.
      expect(clock.now()).toBeGreaterThanOrEqual(Date.parse('2031-05-03T08:00:00Z'));
    } finally {
      realTime.stop();
    }
  });

  it('sends what fails to the dead-letter queue after its receives', async () => {
    const due = cloud.status() as { queues: { name: string; ready: number }[] };
    expect(due.queues.find(({ name }) => name === 'dead')?.ready).toBe(0);
    await probe('put', { pk: 'fails', type: 'ORDER' });
    await cloud.rest();
    for (let i = 0; i < 3; i++) {
      clock.moveTo(clock.now() + 121_000);
      for (const source of cloud.timeSources) source.run(clock.now());
      await cloud.rest();
    }
    const after = cloud.status() as { queues: { name: string; ready: number }[] };
    expect(after.queues.find(({ name }) => name === 'dead')?.ready).toBe(1);
  });
});
