import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveRequests } from '../../../adapters/dynamo/dynamo-cycle-requests.ts';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { memoryLearnQueue } from '../../../adapters/queue/memory-learn-queue.ts';
import { sqsLearnQueue } from '../../../adapters/queue/sqs-learn-queue.ts';
import { sqsEndpoint } from '../../../local/endpoints/sqs.ts';
import { createMeter } from '../../../local/meter/meter.ts';
import { openQueue } from '../../../local/queues/local-queue.ts';
import { all } from '../../support/contracts/fresh-table.ts';
import { temporaryFolder } from '../../support/local/temporary-folder.ts';

const HIDDEN = 1200;

/** The adapter before the laptop's SQS. */
function onSqs() {
  const time = { now: 1_000_000 };
  const clock = { now: () => time.now };
  const journal = join(temporaryFolder(), 'learn.jsonl');
  const queue = openQueue({ name: 'learn', arn: 'arn:learn', clock, visibilitySeconds: HIDDEN, journal });
  const meter = createMeter();
  const caller = { label: 'learn-cycles', policy: { allows: () => true } };
  const endpoint = sqsEndpoint(() => queue, meter);
  const call = async (action: string, input: object) => {
    const headers = { 'x-amz-target': `AmazonSQS.${action}` };
    const body = Buffer.from(JSON.stringify(input));
    const reply = await endpoint({ caller, method: 'POST', url: new URL('http://sqs'), headers, body });
    return JSON.parse(String(reply.body));
  };
  const learnQueue = sqsLearnQueue({ call, queueUrl: 'http://sqs/learn' });
  return { time, queue, meter, learnQueue };
}

describe.each([
  ['in memory', memoryLearnQueue],
  ['on SQS', () => onSqs().learnQueue],
])('the learn queue %s', (_where, create) => {
  it('gives every request, however many there are, and keeps those that are not done', async () => {
    const queue = create();
    for (let n = 0; n < 25; n++) await queue.ask('2026-06-01', [`C${n}`, 'Ä/#1']);
    const received = await all(queue.receive());
    expect(received.map(({ day, customers }) => [day, ...customers]).sort()).toEqual(
      Array.from({ length: 25 }, (_none, n) => ['2026-06-01', `C${n}`, 'Ä/#1']).sort(),
    );
    await queue.done(received);
    expect(await all(queue.receive())).toEqual([]);
  });

  it('asks nothing of nobody', async () => {
    const queue = create();
    await queue.done([]);
    expect(await all(queue.receive())).toEqual([]);
  });
});

describe('on SQS', () => {
  it('what is not done is there again when whoever had it must be dead, and what was done is not', async () => {
    const { time, learnQueue } = onSqs();
    await learnQueue.ask('2026-06-01', ['C1']);
    await learnQueue.ask('2026-06-02', ['C2']);
    const received = await all(learnQueue.receive());
    await learnQueue.done(received.filter(({ day }) => day === '2026-06-01'));
    expect(await all(learnQueue.receive())).toEqual([]);
    time.now += HIDDEN * 1000;
    expect(await all(learnQueue.receive())).toMatchObject([{ customers: ['C2'] }]);
  });

  it('long lists go in messages of their own, each far smaller than SQS takes', async () => {
    const { queue, learnQueue } = onSqs();
    const customers = Array.from({ length: 250 }, (_none, n) => `${n}`.padEnd(512, '長'));
    await learnQueue.ask('2026-06-01', customers);
    const bodies = queue.receive(10).map(({ body }) => body);
    expect(bodies.flatMap((body) => JSON.parse(body).customers)).toEqual(customers);
    for (const body of bodies) expect(Buffer.byteLength(body)).toBeLessThan(262_144);
  });

  it('one that nobody can read holds no other up, and stays', async () => {
    const { queue, learnQueue } = onSqs();
    queue.send('nonsense');
    await learnQueue.ask('2026-06-01', ['C1']);
    const received = await all(learnQueue.receive());
    await learnQueue.done(received);
    expect([received.length, queue.depth]).toEqual([1, { ready: 0, hidden: 1 }]);
  });

  it('its requests are counted: ten to a call', async () => {
    const { meter, learnQueue } = onSqs();
    for (let n = 0; n < 20; n++) await learnQueue.ask('2026-06-01', [`C${n}`]);
    await learnQueue.done(await all(learnQueue.receive()));
    // 20 asked, two lots received and one that was empty, two lots removed.
    expect(meter.costs().total.counts.sqsRequests).toBe(20 + 3 + 2);
  });
});

it('> what release 0.1.0 asked for in the table is asked for in the queue, whichever of its shapes it has, and stands there no more', async () => {
  const table = memoryTable();
  const queue = memoryLearnQueue();
  const at = (sk: string) => ({ pk: 'CYCLE_REQUESTS', sk, type: 'CYCLE_REQUEST' });
  await table.put({ ...at('2026-06-01#C1'), day: '2026-06-01', customer: 'C1' });
  await table.put({ ...at('2026-06-02#hash'), day: '2026-06-02', customers: '["C2","C3"]' });
  await moveRequests(table, queue);
  expect(queue.requests()).toEqual([
    { day: '2026-06-01', customers: ['C1'] },
    { day: '2026-06-02', customers: ['C2', 'C3'] },
  ]);
  expect([...table.items()]).toEqual([]);
});
