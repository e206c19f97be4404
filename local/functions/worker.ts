import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { compilePolicy, policyStatement } from '../iam/policy.ts';
import { openTableDoor, type TableCall } from './table-door.ts';

// One execution environment: loads the deployed bundle, unmodified, under the moved clock, and answers one event at a time.

const settings = z
  .object({
    directory: z.string(),
    handler: z.string(),
    clock: z.instanceof(SharedArrayBuffer),
    tables: z.object({ engine: z.string(), arnPrefix: z.string(), label: z.string(), statements: z.array(policyStatement) }),
  })
  .parse(workerData);
const request = z.object({ event: z.unknown(), context: z.record(z.string(), z.unknown()), timeoutMs: z.number() });

const offset = new BigInt64Array(settings.clock);
const RealDate = Date;
const now = () => RealDate.now() + Number(Atomics.load(offset, 0));
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
});

const { engine, arnPrefix, label, statements } = settings.tables;
const calls: TableCall[] = [];

/** Writes and refusals are told at once, what was only read by the end of the invocation: most calls are reads. */
function report(): void {
  if (calls.length > 0) parentPort?.postMessage({ calls: calls.splice(0) });
}

openTableDoor({
  engine,
  arnOf: (table) => `${arnPrefix}${table}`,
  label,
  policy: compilePolicy(statements, (used) => parentPort?.postMessage({ used })),
  tell(call) {
    calls.push(call);
    if (call.written.length > 0 || call.refusal !== undefined) report();
  },
});

const started = performance.now();
const [file = 'index', name = 'handler'] = settings.handler.split('.');
const bundle: Record<string, unknown> = await import(pathToFileURL(join(settings.directory, `${file}.mjs`)).href);
const handler = bundle[name];
if (typeof handler !== 'function') throw new Error(`${file}.mjs exports no function "${name}"`);
parentPort?.postMessage({ ready: performance.now() - started });

parentPort?.on('message', async (message: unknown) => {
  const { event, context, timeoutMs } = request.parse(message);
  const begun = performance.now();
  const elapsed = () => performance.now() - begun;
  try {
    const result: unknown = await handler(event, { ...context, getRemainingTimeInMillis: () => timeoutMs - elapsed() });
    report();
    // What Lambda hands on is JSON, so what cannot be written as JSON is lost here as it is there.
    parentPort?.postMessage({ ok: true, result: result === undefined ? 'null' : JSON.stringify(result), ms: elapsed() });
  } catch (error) {
    const { name: errorType, message: errorMessage, stack } = error instanceof Error ? error : new Error(String(error));
    console.error(stack);
    report();
    parentPort?.postMessage({ ok: false, error: { errorType, errorMessage }, ms: elapsed() });
  }
});
