import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { isWrite, leastBatchReadUnits, readAccess, type TableAccess, transactionUnits } from '../dynamodb/engine-request.ts';
import type { CompiledPolicy } from '../iam/policy.ts';

/** One request of a function to DynamoDB, as it is billed. */
export const tableCall = z.object({
  operation: z.string(),
  unit: z.enum(['readUnits', 'writeUnits']),
  units: z.number(),
  /** Tables that it may have changed. */
  written: z.array(z.string()),
  /** What AWS would have answered where the role does not allow the call. */
  refusal: z.string().optional(),
});
export type TableCall = z.infer<typeof tableCall>;

export interface TableDoorOptions {
  /** `host:port` of the engine. */
  readonly engine: string;
  readonly arnOf: (table: string) => string;
  /** Who calls, for the words of a refusal. */
  readonly label: string;
  readonly policy: CompiledPolicy;
  /** Told of each request before its answer is handed on. */
  readonly tell: (call: TableCall) => void;
}

const WANTS_CAPACITY = Buffer.from('{"ReturnConsumedCapacity":"TOTAL",');
/** Its opening brace stands for the body's own. */
const ADDED_BYTES = WANTS_CAPACITY.length - 1;
const capacityUnits = /"CapacityUnits":(\d+(?:\.\d+)?)/g;

const toHost = z.object({
  host: z.string(),
  port: z.union([z.number(), z.string()]).optional(),
  headers: z.record(z.string(), z.unknown()),
});

/**
 * Stands between the SDK and the engine inside a function's own thread: asks IAM, counts capacity, and hands the body on as it came but
 * for the wish to know the capacity used. A proxy of its own would cost each call two more trips through the kernel, half its time.
 */
export function openTableDoor(options: TableDoorOptions): void {
  http.request = new Proxy(http.request, {
    apply(request, self, args) {
      const [asked, onResponse] = args;
      const target = toHost.safeParse(asked);
      if (!target.success || `${target.data.host}:${target.data.port}` !== options.engine) return Reflect.apply(request, self, args);
      const { headers } = target.data;
      const length = Number(headers['content-length']) + ADDED_BYTES;
      const operation = String(headers['x-amz-target']).split('.').at(-1) ?? '';
      const call = openCall(options, operation, onResponse);
      const outgoing = Reflect.apply(request, self, [{ ...asked, headers: { ...headers, 'content-length': length } }, call.answered]);
      return call.guard(outgoing);
    },
  });
  syncBuiltinESMExports();
}

/** One call on its way: its body is looked at when the SDK ends it, its answer when it has come in whole. */
function openCall({ arnOf, label, policy, tell }: TableDoorOptions, operation: string, onResponse: (response: unknown) => void) {
  const unit = isWrite(operation) ? 'writeUnits' : 'readUnits';
  let input: unknown;
  let accesses: readonly TableAccess[] = [];

  function refusalOf(): string | undefined {
    for (const { action, table, index } of accesses) {
      const resource = index === undefined ? arnOf(table) : `${arnOf(table)}/index/${index}`;
      if (!policy.allows({ action, resource }))
        return `User: ${label} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy of its role allows it`;
    }
    return undefined;
  }

  return {
    guard(request: ClientRequest): ClientRequest {
      const end = request.end.bind(request);
      request.end = (body: unknown) => {
        const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body instanceof Uint8Array ? body : String(body));
        input = JSON.parse(bytes.toString('utf8'));
        accesses = readAccess(operation, input);
        const refusal = refusalOf();
        if (refusal === undefined) return end(Buffer.concat([WANTS_CAPACITY, bytes.subarray(1)]));
        tell({ operation, unit, units: 0, written: [], refusal });
        const type = 'com.amazon.coral.service#AccessDeniedException';
        onResponse(responseOf(400, {}, Buffer.from(JSON.stringify({ __type: type, message: refusal }))));
        return request.destroy();
      };
      return request;
    },
    async answered(response: IncomingMessage): Promise<void> {
      const { statusCode = 500, headers } = response;
      try {
        const body = await bodyOf(response);
        const written = statusCode === 200 && isWrite(operation) ? accesses.map(({ table }) => table) : [];
        tell({ operation, unit, units: unitsOf(operation, input, statusCode, body), written });
        onResponse(responseOf(statusCode, headers, body));
      } catch (fault) {
        onResponse(responseOf(500, {}, Buffer.from(JSON.stringify({ __type: 'InternalServerError', message: String(fault) }))));
      }
    },
  };
}

/** `stream/consumers` goes by way of a Blob, which for answers of a few hundred bytes costs more than reading them. */
function bodyOf(response: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('end', () => resolve(Buffer.concat(chunks)));
    response.once('error', reject);
    response.once('aborted', () => reject(new Error('The engine broke its answer off')));
  });
}

const responseOf = (statusCode: number, headers: IncomingMessage['headers'], body: Buffer) =>
  Object.assign(Readable.from([body], { objectMode: false }), { statusCode, headers });

function unitsOf(operation: string, input: unknown, status: number, body: Buffer): number {
  if (operation === 'TransactWriteItems') return transactionUnits(input);
  if (status === 200) return Math.max(consumed(body), operation === 'BatchGetItem' ? leastBatchReadUnits(input) : 0);
  // A write whose condition does not hold is charged all the same.
  return body.includes('ConditionalCheckFailed') ? 1 : 0;
}

function consumed(body: Buffer): number {
  const at = body.lastIndexOf('"ConsumedCapacity"');
  if (at < 0) return 0;
  let sum = 0;
  for (const [, units] of body.subarray(at).toString('latin1').matchAll(capacityUnits)) sum += Number(units);
  return sum;
}
