import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { jsonCall } from '../../../adapters/aws/json-call.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
const waits: number[] = [];

/** A service that answers so, in this order; the last one repeats. */
async function serviceOf(answers: readonly Answer[], attempts?: number, timeoutMs?: number) {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    answers[Math.min(seen.length, answers.length) - 1]!(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return jsonCall({
    endpoint: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' },
    service: 'dynamodb',
    target: 'DynamoDB_20120810',
    version: '1.0',
    backoff: async (attempt) => void waits.push(attempt),
    ...(attempts === undefined ? {} : { attempts }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}

const ok: Answer = (_request, response) => response.end('{"ok":"äöü"}');
const fault =
  (status: number, type: string): Answer =>
  (_request, response) =>
    response.writeHead(status).end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'why', more: 1 }));
const cutOff: Answer = (request) => request.socket.destroy();

afterEach(() => {
  server.closeAllConnections();
  server.close();
  seen.length = 0;
  waits.length = 0;
});

describe('a call of AWS', () => {
  it('is one signed POST of JSON, and its answer', async () => {
    const call = await serviceOf([ok]);
    expect(await call('GetItem', { Key: 'ö' })).toEqual({ ok: 'äöü' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      headers: {
        'x-amz-target': 'DynamoDB_20120810.GetItem',
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-security-token': 't',
        authorization: expect.stringContaining('Credential=a/'),
      },
      body: '{"Key":"ö"}',
    });
  });

  it('rejects with the kind of fault that AWS tells, and all that it tells of it', async () => {
    const call = await serviceOf([fault(400, 'ConditionalCheckFailedException')]);
    await expect(call('PutItem', {})).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'why',
      status: 400,
      told: { more: 1 },
    });
    expect(seen).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['a connection that is cut off', cutOff],
    ['a throttle', fault(400, 'ProvisionedThroughputExceededException')],
    ['a fault of the service', (_request, response) => response.writeHead(503).end('<html>')],
  ])('is tried again after %s', async (_what, first) => {
    const call = await serviceOf([first, ok]);
    expect(await call('GetItem', {})).toEqual({ ok: 'äöü' });
    expect(seen).toHaveLength(2);
    expect(waits).toEqual([1]);
  });

  it('is tried no more often than it may be', async () => {
    const call = await serviceOf([cutOff]);
    await expect(call('GetItem', {})).rejects.toThrow();
    expect(seen).toHaveLength(4);
    seen.length = 0;
    const once = await serviceOf([cutOff], 1);
    await expect(once('GetItem', {})).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });

  it('ends in its time where nobody answers', async () => {
    const call = await serviceOf([() => {}], 1, 50);
    await expect(call('GetItem', {})).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
