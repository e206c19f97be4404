import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Activity } from '../activity.ts';
import type { PermissionUse, PolicyStatement } from '../iam/policy.ts';
import type { Meter } from '../meter/meter.ts';
import type { DeclaredFunction } from '../template/deployment.ts';
import type { FunctionLog } from './function-log.ts';
import { type TableCall, tableCall } from './table-door.ts';
import { workerSource } from './worker-source.ts';

export type Invocation =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: { readonly errorType: string; readonly errorMessage: string } };

/** A deployed function, run from its own bundle in worker threads. */
export interface LocalFunction {
  readonly name: string;
  /** Short and stable: names its log file and its line in the costs. */
  readonly label: string;
  readonly arn: string;
  /** Its calls are known by this key. */
  readonly accessKey: string;
  readonly roleArn: string;
  /** Never rejects; waits where all its environments are at work. */
  invoke(event: unknown): Promise<Invocation>;
  stop(): Promise<void>;
}

export interface FunctionOptions {
  readonly declared: DeclaredFunction;
  /** Of the AWS endpoints. */
  readonly endpoint: string;
  readonly region: string;
  readonly clock: SharedArrayBuffer;
  readonly activity: Activity;
  readonly meter: Meter;
  readonly log: FunctionLog;
  /** The engine behind DynamoDB and what the function's role may do there. */
  readonly tables: { readonly engine: URL; readonly arnPrefix: string; readonly statements: readonly PolicyStatement[] };
  /** Called before the function learns that its write is done, so that whoever waits for quiet knows of the stream first. */
  readonly onWrite: (table: string) => void;
  /** Told of each permission at the table that it needed. */
  readonly onUse: (label: string, use: PermissionUse) => void;
  /** Told of each failure, for the terminal. */
  readonly onError: (label: string, message: string) => void;
}

/** Each compiles its bundle for itself, which on a small machine costs more than a second one at work gives. */
const MOST_ENVIRONMENTS = availableParallelism() > 2 ? 2 : 1;

const answer = z.union([
  z.object({ calls: z.array(tableCall) }),
  z.object({ used: z.object({ action: z.string(), resource: z.string() }) }),
  z.object({ ready: z.number() }),
  z.object({ ok: z.literal(true), result: z.string(), ms: z.number() }),
  z.object({ ok: z.literal(false), error: z.object({ errorType: z.string(), errorMessage: z.string() }), ms: z.number() }),
]);

interface Environment {
  readonly worker: Worker;
  settle: (invocation: Invocation, ms: number) => void;
}

export const labelOf = ({ properties, name }: DeclaredFunction): string =>
  properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME ?? name.replace(/(Function)?[0-9A-F]{8}$/, '');

export function createFunction(options: FunctionOptions): LocalFunction {
  const { declared, endpoint, region, activity, meter, log, tables } = options;
  const { Timeout, MemorySize, Handler, Role, Environment: declaredEnvironment, ReservedConcurrentExecutions } = declared.properties;
  const label = labelOf(declared);
  const accessKey = `CARE${declared.id.replace(/[^A-Za-z0-9]/g, '')}`;
  const most = Math.min(MOST_ENVIRONMENTS, ReservedConcurrentExecutions ?? MOST_ENVIRONMENTS);
  const idle: Environment[] = [];
  const all = new Set<Environment>();
  const waiting: (() => void)[] = [];
  let atWork = 0;
  let stopped = false;

  const environmentVariables = {
    ...declaredEnvironment?.Variables,
    PATH: process.env.PATH,
    TZ: 'UTC',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: tables.engine.origin,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_LAMBDA_FUNCTION_NAME: declared.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${declared.name}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    POWERTOOLS_TRACE_ENABLED: 'false',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };

  async function boot(): Promise<Environment> {
    const worker = new Worker(await workerSource(), {
      workerData: {
        directory: declared.assetPath,
        handler: Handler,
        clock: options.clock,
        tables: { engine: tables.engine.host, arnPrefix: tables.arnPrefix, label, statements: tables.statements },
      },
      env: environmentVariables,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MemorySize },
    });
    const environment: Environment = { worker, settle: () => undefined };
    all.add(environment);
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        log.write(chunk);
        meter.logged(label, chunk.length);
      });
    }
    await new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => {
        all.delete(environment);
        reject(error);
        environment.settle({ ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: error.message } }, 0);
      };
      worker.on('error', fail);
      worker.on('exit', () => fail(new Error('The execution environment ended')));
      worker.on('message', (message: unknown) => {
        const got = answer.parse(message);
        if ('calls' in got) {
          for (const call of got.calls) record(call);
          return;
        }
        if ('used' in got) return options.onUse(label, got.used);
        if ('ready' in got) {
          meter.invoked(label, { ms: got.ready, memoryMb: MemorySize, start: true });
          resolve();
          return;
        }
        environment.settle(got.ok ? { ok: true, result: JSON.parse(got.result) } : { ok: false, error: got.error }, got.ms);
      });
    });
    return environment;
  }

  function record({ operation, unit, units, written, refusal }: TableCall): void {
    if (refusal !== undefined) options.onError(label, refusal);
    meter.count(label, 'dynamoRequests');
    meter.called(label, `dynamodb:${operation}`);
    meter.count(label, unit, units);
    for (const table of written) options.onWrite(table);
  }

  async function acquire(): Promise<Environment> {
    while (atWork >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    atWork += 1;
    try {
      for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) if (all.has(kept)) return kept;
      return await boot();
    } catch (error) {
      release(undefined);
      throw error;
    }
  }

  function release(environment: Environment | undefined): void {
    atWork -= 1;
    if (environment !== undefined && all.has(environment)) idle.push(environment);
    waiting.shift()?.();
  }

  function work(environment: Environment, event: unknown): Promise<Invocation> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        all.delete(environment);
        void environment.worker.terminate();
        environment.settle(
          { ok: false, error: { errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${Timeout} seconds` } },
          Timeout * 1000,
        );
      }, Timeout * 1000);
      environment.settle = (invocation, ms) => {
        clearTimeout(timer);
        environment.settle = () => undefined;
        meter.invoked(label, { ms, memoryMb: MemorySize, start: false });
        resolve(invocation);
      };
      const requestId = randomUUID();
      environment.worker.postMessage({
        event,
        timeoutMs: Timeout * 1000,
        context: {
          functionName: declared.name,
          functionVersion: '$LATEST',
          invokedFunctionArn: declared.arn,
          memoryLimitInMB: String(MemorySize),
          awsRequestId: requestId,
          logGroupName: `/aws/lambda/${declared.name}`,
          logStreamName: 'local',
          callbackWaitsForEmptyEventLoop: false,
        },
      });
    });
  }

  async function invoke(event: unknown): Promise<Invocation> {
    if (stopped) return { ok: false, error: { errorType: 'Stopped', errorMessage: 'The laptop’s cloud is being stopped' } };
    let environment: Environment | undefined;
    let invocation: Invocation;
    try {
      environment = await acquire();
      invocation = await work(environment, event);
      release(environment);
    } catch (error) {
      invocation = {
        ok: false,
        error: { errorType: 'Runtime.InitError', errorMessage: error instanceof Error ? error.message : String(error) },
      };
    }
    if (!invocation.ok && !stopped) options.onError(label, `${invocation.error.errorType}: ${invocation.error.errorMessage}`);
    return invocation;
  }

  return {
    name: declared.name,
    label,
    arn: declared.arn,
    accessKey,
    roleArn: Role,
    invoke: (event) => activity.during(() => invoke(event)),
    async stop() {
      stopped = true;
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}
