import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { signatureOf } from '../../domain/webhooks/sign-webhook.ts';
import { createHandler } from '../../functions/send-webhooks/handler.ts';
import type { Answer, WebhookJob } from '../../workflows/webhooks/webhook-book.ts';
import { consoleApi } from '../support/console-api.ts';
import { type ConsoleCloud, consoleCloud, keyring } from '../support/console-cloud.ts';

interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

let cloud: ConsoleCloud;
let posts: Post[];
/** What the other side says, the last of them for ever. */
let answers: Answer[];
beforeEach(async () => {
  cloud = consoleCloud();
  await cloud.settings({});
  posts = [];
  answers = [{ status: 200 }];
});

async function ask(method: string, path: string, body?: unknown) {
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ada', roles: ['admin'] }), onFault: (fault) => console.error(fault) });
  const init = body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await api.request(`/api/${path}`, init);
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const wanted = { name: 'Help desk', url: 'https://hooks.example.com/care', types: ['case.overdue'] };
const add = async (changes: object = {}) => (await ask('POST', 'webhooks', { ...wanted, ...changes })).body;
const log = async (id: string) => (await ask('GET', `webhooks/${id}/deliveries`)).body.items;
const one = async (id: string) => (await cloud.services.webhookDesk.webhooks.get(id)) ?? {};

async function work(...bodies: readonly object[]) {
  const post = async (url: string, headers: Readonly<Record<string, string>>, body: string) => {
    posts.push({ url, headers, body });
    return (answers.length > 1 ? answers.shift() : answers[0]) as Answer;
  };
  const handler = createHandler({ ...cloud.services.webhookDesk, post }, (fault) => console.error(fault));
  const Records = bodies.map((body, n) => ({ messageId: String(n), body: JSON.stringify(body) }));
  return await handler({ Records } as never);
}
/** Time goes by until nothing waits; the job of a distant try is what it comes back with. */
async function goOn(most = 50): Promise<void> {
  for (let rounds = 0; cloud.webhookJobs.length > 0 && rounds < most; rounds += 1) {
    const job = cloud.webhookJobs.shift() as WebhookJob;
    cloud.clock.at = Math.max(cloud.clock.at, job.notBefore);
    await work({ job });
  }
}
const overdue = (id = 'K1/9', type = 'case.overdue') => ({
  id: 'bus-1',
  'detail-type': type,
  source: 'perennial',
  time: '2026-11-22T09:00:00Z',
  detail: { id, version: 1, case: 'K1', customer: 'C1' },
});

describe('a signature', () => {
  it('is the one of the Standard Webhooks specification’s libraries', () => {
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const signed = { message: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000, body: '{"test": 2432232314}' };
    expect(signatureOf(secret, signed)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('can be told by the secret that was shown once, and by no other', async () => {
    const { signingSecret } = await add();
    await work(overdue());
    await goOn();
    const [{ headers, body }] = posts as [Post];
    expect(headers['webhook-timestamp']).toBe(String(cloud.clock.at / 1000));
    expect(headers['webhook-signature']).toBe(signed(signingSecret, headers, body));
    expect(headers['webhook-signature']).not.toBe(signed((await add({ name: 'Other' })).signingSecret, headers, body));
    expect(JSON.parse(body)).toEqual({
      type: 'case.overdue',
      timestamp: '2026-11-22T09:00:00Z',
      data: { id: 'K1/9', version: 1, case: 'K1', customer: 'C1' },
    });
  });

  it('is made with both secrets for a day after a change, then with the new one alone', async () => {
    const { id, signingSecret: former } = await add();
    const { signingSecret: next } = (await ask('POST', `webhooks/${id}/secret`)).body;
    expect(next).not.toBe(former);
    await work(overdue('1'));
    await goOn();
    cloud.clock.at += DAY;
    await work(overdue('2'));
    await goOn();
    expect(
      posts.map(({ headers, body }) => headers['webhook-signature'] === [next, former].map((s) => signed(s, headers, body)).join(' ')),
    ).toEqual([true, false]);
    expect(posts[1]?.headers['webhook-signature']).toBe(signed(next, posts[1]?.headers ?? {}, posts[1]?.body ?? ''));
  });

  it('needs a secret that stands nowhere in the table', async () => {
    const { signingSecret } = await add();
    const stored = JSON.stringify(cloud.changes);
    expect(stored).not.toContain(signingSecret.slice('whsec_'.length));
    expect(stored).not.toContain(keyring.keys[0].secret);
    expect(JSON.stringify((await ask('GET', 'webhooks')).body)).not.toContain('whsec_');
  });

  function signed(secret: string, headers: Readonly<Record<string, string>>, body: string): string {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64')}`;
  }
});

describe('an event', () => {
  it('goes to whoever wants its type, and to nobody who is paused', async () => {
    await add({ url: 'https://a.example.com/' });
    await add({ url: 'https://b.example.com/', types: ['promise.broken'] });
    const { id } = await add({ url: 'https://c.example.com/' });
    await ask('POST', `webhooks/${id}/pause`);
    await work(overdue());
    await goOn();
    expect(posts.map(({ url }) => url)).toEqual(['https://a.example.com/']);
  });

  it('that the bus tells twice is sent once', async () => {
    await add();
    await work(overdue(), overdue());
    await goOn();
    expect(posts).toHaveLength(1);
  });

  it('is tried eight times over 28 hours, and then stands as failed, to be sent again by hand', async () => {
    const { id } = await add();
    answers = [{ status: 500 }, { fault: 'nobody there' }, { status: 302 }, { status: 503 }];
    const begun = cloud.clock.at;
    await work(overdue());
    await goOn();
    expect(posts).toHaveLength(8);
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(cloud.clock.at - begun).toBe(5_000 + 35 * MINUTE + 27 * HOUR);
    const [failed] = await log(id);
    expect(failed).toMatchObject({ type: 'case.overdue', state: 'failed', attempts: 8, status: 503 });
    answers = [{ status: 204 }];
    expect((await ask('POST', `webhooks/${id}/deliveries/${encodeURIComponent(failed.id)}/redeliver`)).status).toBe(202);
    await goOn();
    expect(await log(id)).toMatchObject([{ state: 'delivered', attempts: 1, status: 204 }]);
    expect(posts[8]?.body).toBe(posts[0]?.body);
  });

  it('comes no sooner than its wait is over, however soon the queue brings it', async () => {
    await add();
    answers = [{ status: 500 }];
    await work(overdue());
    await work({ job: cloud.webhookJobs.shift() });
    const [job] = cloud.webhookJobs as [WebhookJob];
    await work({ job });
    expect(posts).toHaveLength(1);
    expect(cloud.webhookJobs.at(-1)).toEqual(job);
  });

  it('that a worker lost before it was written down goes again; one that is written down does not', async () => {
    const { id } = await add();
    await work(overdue());
    const [job] = cloud.webhookJobs as [WebhookJob];
    await work({ job });
    await work({ job });
    expect(posts).toHaveLength(1);
    expect(await log(id)).toMatchObject([{ state: 'delivered' }]);
  });

  it('is kept with what it says of a customer only until it was taken, and never shown', async () => {
    const { id } = await add();
    await work(overdue());
    const places = await cloud.services.webhookDesk.webhooks.deliveries(id, 1);
    expect(places[0]?.body).toContain('C1');
    expect(JSON.stringify(await log(id))).not.toContain('C1');
    await goOn();
    expect((await cloud.services.webhookDesk.webhooks.deliveries(id, 1))[0]?.body).toBeUndefined();
  });
});

describe('an address', () => {
  it('that takes nothing for three days is turned off, which Today says, and can be resumed', async () => {
    const { id } = await add();
    answers = [{ status: 500 }];
    for (let day = 0; day < 2; day += 1) {
      await work(overdue(String(day)));
      await goOn();
    }
    expect(await one(id)).toMatchObject({ state: 'on' });
    cloud.clock.at += DAY;
    await work(overdue('9'));
    await goOn();
    expect(await one(id)).toMatchObject({ state: 'off' });
    expect((await ask('GET', 'home')).body.webhooksOff).toEqual(['Help desk']);
    await ask('POST', `webhooks/${id}/resume`);
    expect(await one(id)).not.toHaveProperty('failingSince');
    expect((await ask('GET', 'home')).body.webhooksOff).toEqual([]);
  });

  it('that takes something in between is not', async () => {
    const { id } = await add();
    for (const status of [500, 200, 500]) {
      answers = [{ status }];
      await work(overdue(`${status}/${cloud.clock.at}`));
      await goOn(1);
      cloud.webhookJobs.length = 0;
      cloud.clock.at += 2 * DAY;
    }
    expect(await one(id)).toMatchObject({ state: 'on' });
  });

  it('that says it is gone is turned off at once', async () => {
    const { id } = await add();
    answers = [{ status: 410 }];
    await work(overdue());
    await goOn();
    expect(posts).toHaveLength(1);
    expect(await one(id)).toMatchObject({ state: 'off' });
  });

  it('is tried once by a test, paused or not, and how it went stands in the log', async () => {
    const { id } = await add();
    await ask('POST', `webhooks/${id}/pause`);
    answers = [{ fault: 'nobody there' }];
    expect((await ask('POST', `webhooks/${id}/test`)).status).toBe(202);
    await goOn();
    expect(posts).toHaveLength(1);
    expect(await log(id)).toMatchObject([{ type: 'webhook.test', state: 'failed', fault: 'nobody there' }]);
    expect(await one(id)).not.toHaveProperty('failingSince');
  });

  it('that was removed hears nothing more', async () => {
    const { id } = await add();
    await work(overdue());
    expect((await ask('DELETE', `webhooks/${id}`)).status).toBe(200);
    await goOn();
    await work(overdue('another'));
    await goOn();
    expect(posts).toEqual([]);
    expect((await ask('DELETE', `webhooks/${id}`)).status).toBe(404);
  });

  it.each([
    ['by http', { url: 'http://hooks.example.com/' }],
    ['of the machine itself', { url: 'https://127.0.0.1/' }],
    ['of the cloud’s metadata', { url: 'http://169.254.169.254/latest/meta-data' }],
    ['without a name', { name: ' ' }],
    ['for no type', { types: [] }],
    ['for a type that there is not', { types: ['everything'] }],
  ])('is not taken %s', async (_what, changes) => {
    expect((await ask('POST', 'webhooks', { ...wanted, ...changes })).status).toBe(400);
  });

  it('is one of twenty at most', async () => {
    for (let n = 0; n < 20; n += 1) await add();
    expect((await ask('POST', 'webhooks', wanted)).status).toBe(409);
  });
});
