import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { AwsError } from '../endpoints/aws-error.ts';
import { authorise, type Caller } from '../endpoints/caller.ts';
import type { Meter } from '../meter/meter.ts';
import { isWrite, readAccess, type TableAccess, transactionUnits } from './engine-request.ts';

export interface DynamoProxyOptions {
  /** Where the engine answers. */
  readonly engine: URL;
  readonly arnOf: (table: string) => string;
  readonly meter: Meter;
  /** Called before the answer goes out, so that whoever waits for quiet knows of the stream first. */
  readonly onWrite: (table: string) => void;
}

const wantsCapacity = Buffer.from('{"ReturnConsumedCapacity":"TOTAL",');
const capacityUnits = /"CapacityUnits":(\d+(?:\.\d+)?)/g;
const passedOn = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'] as const;

/** Checks, counts and hands on: the body goes to the engine as it came, but for the wish to know the capacity used. */
export function dynamoProxy({ engine, arnOf, meter, onWrite }: DynamoProxyOptions) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' });

  return async (caller: Caller, request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const operation = target.split('.').at(-1) ?? '';
    const input: unknown = JSON.parse(body.toString('utf8'));
    const accesses = readAccess(operation, input);
    for (const access of accesses) authorise(caller, access.action, resourceOf(access));
    const asked = body.includes('"ReturnConsumedCapacity"') ? body : Buffer.concat([wantsCapacity, body.subarray(1)]);
    const answer = await forward(target, asked, request);
    count(caller.label, operation, input, answer);
    if (answer.status === 200 && isWrite(operation)) for (const { table } of accesses) onWrite(table);
    const headers: Record<string, string | number> = { 'content-length': answer.body.length };
    for (const name of passedOn) {
      const value = answer.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    response.writeHead(answer.status, headers);
    response.end(answer.body);
  };

  function resourceOf({ table, index }: TableAccess): string {
    return index === undefined ? arnOf(table) : `${arnOf(table)}/index/${index}`;
  }

  function forward(target: string, body: Buffer, { headers }: IncomingMessage): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          agent,
          host: engine.hostname,
          port: engine.port,
          path: engine.pathname,
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'content-length': body.length,
            'x-amz-target': target,
            authorization: headers.authorization ?? '',
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => resolve({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: Buffer.concat(chunks) }));
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', (cause) =>
        reject(new AwsError('InternalServerError', `The DynamoDB engine does not answer: ${cause.message}`, 500)),
      );
      outgoing.end(body);
    });
  }

  function count(label: string, operation: string, input: unknown, { status, body }: EngineAnswer): void {
    meter.count(label, 'dynamoRequests');
    meter.called(label, `dynamodb:${operation}`);
    const unit = isWrite(operation) ? 'writeUnits' : 'readUnits';
    if (operation === 'TransactWriteItems') meter.count(label, unit, transactionUnits(input));
    else if (status === 200) meter.count(label, unit, consumed(body));
    // A write whose condition does not hold is charged all the same.
    else if (body.includes('ConditionalCheckFailed')) meter.count(label, unit);
  }
}

interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function consumed(body: Buffer): number {
  const at = body.lastIndexOf('"ConsumedCapacity"');
  if (at < 0) return 0;
  let sum = 0;
  for (const [, units] of body.subarray(at).toString('latin1').matchAll(capacityUnits)) sum += Number(units);
  return sum;
}
