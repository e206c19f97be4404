import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Table } from '../adapters/dynamo/table.ts';
import { dynamoCall, wireTable } from '../adapters/dynamo/wire-table.ts';
import { type Activity, createActivity } from './activity.ts';
import type { TimeSource } from './clock/time-source.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import type { DataDirectory } from './data-directory.ts';
import { ensureTable } from './dynamodb/create-tables.ts';
import { createAwsServer } from './endpoints/aws-server.ts';
import { awsServices } from './endpoints/aws-services.ts';
import { type AsyncInvoker, createAsyncInvoker } from './events/async-invoker.ts';
import { openCustomerTable, type TableItem } from './events/customer-table.ts';
import { createEventBus, type EventBus } from './events/event-bus.ts';
import { createTopics } from './events/topics.ts';
import { openFunctionLog } from './functions/function-log.ts';
import { createFunction, type LocalFunction, labelOf } from './functions/local-function.ts';
import { listen } from './http/listen.ts';
import { compilePolicy, type PermissionUse } from './iam/policy.ts';
import { readRoles } from './iam/role-policies.ts';
import type { Inbox } from './inbox/inbox.ts';
import { openMeter } from './meter/kept-meter.ts';
import type { Meter } from './meter/meter.ts';
import { openObjectStore } from './objects/object-store.ts';
import { openQueues, type Queues } from './queues/open-queues.ts';
import { consumeQueue } from './queues/queue-consumer.ts';
import { createScheduler } from './schedules/scheduler.ts';
import { openTableStreams, type TableStreams } from './streams/open-table-streams.ts';
import { readCloudAssembly } from './template/cloud-assembly.ts';
import { type DeclaredTable, type Deployment, readDeployment } from './template/deployment.ts';
import { resolveTemplate } from './template/resolve-template.ts';
import { LOCAL_ACCOUNT } from './template/resource-attributes.ts';

/** The deployment of a cloud assembly, run on this machine. */
export interface LocalCloud {
  readonly deployment: Deployment;
  readonly functionBy: (nameOrArn: string) => LocalFunction | undefined;
  /** The first table, past IAM and meter. */
  readonly table: Table;
  readonly activity: Activity;
  readonly meter: Meter;
  /** Of all items and their entries in the indexes. */
  storedBytes(): Promise<number>;
  readonly bus: EventBus;
  readonly timeSources: readonly TimeSource[];
  /** What the template holds that is not run here. */
  readonly findings: readonly string[];
  /** A text from a person's phone to our number; false where no topic takes it. */
  readonly textUs: (from: string, body: string) => boolean;
  /** Puts an item into the company's own table of customers; false where the deployment takes none. */
  readonly putCustomer: (item: TableItem) => boolean;
  readonly status: () => unknown;
  /** By function: every action, and on what, that its role was asked for and allowed. */
  readonly permissionsUsed: () => Readonly<Record<string, readonly string[]>>;
  /** Starts streams and queues; until then nothing is worked on. */
  open(streams: 'where they were' | 'from now on'): Promise<void>;
  /** Resolves when nothing more happens unless time moves or somebody calls. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

export interface LocalCloudOptions {
  readonly assembly: string;
  readonly data: DataDirectory;
  readonly engine: URL;
  readonly publicUrl: string;
  readonly clock: VirtualClock;
  readonly inbox: Inbox;
  /** Told what goes wrong, a sentence each. */
  readonly onNotice: (message: string) => void;
}

export async function startLocalCloud({
  assembly,
  data,
  engine,
  publicUrl,
  clock,
  inbox,
  onNotice,
}: LocalCloudOptions): Promise<LocalCloud> {
  // First what may fail: nothing listens and nothing ticks yet.
  const template = readCloudAssembly(assembly);
  const activity = createActivity();
  let answer: Parameters<typeof createServer>[1] = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer?.(request, response));
  // A connection closed for idleness while a mail is on its way over it leaves an outcome that nobody knows: on a busy laptop, often.
  server.keepAliveTimeout = 0;
  const endpoint = `http://127.0.0.1:${await listen(server)}`;

  const place = { region: template.region, account: LOCAL_ACCOUNT, endpoint, publicUrl };
  const resolved = resolveTemplate(template, place);
  const deployment = readDeployment(resolved);
  const roles = readRoles(resolved);
  const { region, account } = place;

  const credentials = { region, endpoint: engine.href, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const client = new DynamoDBClient(credentials);
  const streamsClient = new DynamoDBStreamsClient(credentials);
  const engineArns = new Map<string, string>();
  for (const table of deployment.tables) {
    const arn = await ensureTable(client, table);
    if (arn !== undefined) engineArns.set(table.name, arn);
  }

  const { meter, close: closeMeter } = openMeter(data.file('costs.json'));
  let streams: TableStreams | undefined;
  const logs = data.folder('logs');
  const onError = (label: string, message: string) => onNotice(`${label}: ${message}`);
  const used = new Map<string, Set<string>>();
  const onUse = (label: string, { action, resource }: PermissionUse) => {
    const uses = used.get(label) ?? new Set();
    used.set(label, uses.add(`${action} ${resource}`));
  };
  const functions = deployment.functions.map((declared) =>
    createFunction({
      declared,
      endpoint,
      region,
      clock: clock.shared,
      activity,
      meter,
      log: openFunctionLog(logs, labelOf(declared)),
      tables: {
        engine,
        arnPrefix: `arn:aws:dynamodb:${region}:${account}:table/`,
        statements: roles.statementsOf(declared.properties.Role),
      },
      onWrite: (table) => streams?.wake(table),
      onUse,
      onError,
    }),
  );
  const functionBy = (name: string) => functions.find((one) => one.arn === name || one.name === name || name.startsWith(`${one.arn}:`));
  const queues: Queues = openQueues(deployment.queues, data.folder('queues'), clock);

  const invokers = new Map<string, AsyncInvoker>();
  const invokeLater = (target: LocalFunction, event: unknown) => invokers.get(target.arn)?.invoke(event);
  const toFunctionOrQueue = (arn: string, event: unknown) => {
    const target = functionBy(arn);
    if (target !== undefined) invokeLater(target, event);
    else if (queues.byArn(arn) !== undefined) queues.byArn(arn)?.send(JSON.stringify(event));
    // The archive for reports is AWS's alone: here everything can be looked at as it is.
    else if (!arn.includes(':firehose:')) onNotice(`Nothing on this machine takes events for ${arn}`);
  };
  const bus = createEventBus({
    rules: deployment.rules,
    clock,
    region,
    account,
    deliver: ({ Arn }, event) => toFunctionOrQueue(Arn, event),
  });
  const topics = createTopics({
    subscriptions: deployment.subscriptions,
    clock,
    invoke: toFunctionOrQueue,
    send: (arn, body) => void queues.byArn(arn)?.send(body),
  });
  const store = openObjectStore(data.folder('objects'));

  const callers = new Map(
    functions.map((one) => [
      one.accessKey,
      { label: one.label, policy: compilePolicy(roles.statementsOf(one.roleArn), (use) => onUse(one.label, use)) },
    ]),
  );
  const awsServer = createAwsServer({
    callerOf: (key) => callers.get(key),
    services: awsServices({ deployment, resolved, data, place, clock, meter, inbox, topics, bus, store, queues, functionBy, invokeLater }),
    onError: onNotice,
  });
  answer = (request, response) => awsServer.emit('request', request, response);

  function openFunctions(): void {
    const directory = data.folder('queues');
    for (const target of functions) {
      const config = deployment.invokeConfigs.find(({ properties }) => functionBy(properties.FunctionName) === target)?.properties;
      const declared = deployment.functions.find(({ arn }) => arn === target.arn);
      const deadLetters = config?.DestinationConfig?.OnFailure?.Destination ?? declared?.properties.DeadLetterConfig?.TargetArn;
      const giveUp = (event: unknown) => void queues.byArn(deadLetters ?? '')?.send(JSON.stringify(event));
      invokers.set(
        target.arn,
        createAsyncInvoker({ target, directory, clock, activity, retries: config?.MaximumRetryAttempts ?? 2, giveUp }),
      );
    }
    for (const mapping of deployment.mappings) {
      const queue = queues.byArn(mapping.properties.EventSourceArn);
      const target = functionBy(mapping.properties.FunctionName);
      if (queue !== undefined && target !== undefined) consumeQueue({ mapping, queue, target, activity, meter, region });
    }
  }

  const schedules = [
    ...deployment.rules.flatMap((rule) => {
      const { ScheduleExpression: expression } = rule.properties;
      return expression === undefined ? [] : [{ id: rule.id, expression, fire: () => bus.fire(rule) }];
    }),
    ...deployment.schedules.map(({ id, properties: { ScheduleExpression: expression, ScheduleExpressionTimezone: timeZone, Target } }) => ({
      id,
      expression,
      timeZone,
      fire: () => toFunctionOrQueue(Target.Arn, Target.Input === undefined ? {} : JSON.parse(Target.Input)),
    })),
  ];
  const allQueues = () => [...queues.all, ...[...invokers.values()].map(({ queue }) => queue)];
  const queueTime: TimeSource = {
    stopsJumps: true,
    next: () => earliest(allQueues().map((queue) => queue.next())),
    run: (now) => {
      for (const queue of allQueues()) queue.run(now);
    },
  };

  return {
    deployment,
    functionBy,
    table: wireTable({ call: dynamoCall({ ...credentials, endpoint: engine }), tableName: onlyTable(deployment.tables).name }),
    activity,
    meter,
    bus,
    timeSources: [...createScheduler(schedules, clock, data.file('schedules.json')), queueTime],
    findings: [...resolved.findings, ...roles.findings],
    textUs(from, body) {
      // In AWS the phone number names its topic; it is no part of the template.
      const topic = deployment.topics.find(({ id }) => id.includes('Answers'));
      if (topic === undefined) return false;
      const text = {
        originationNumber: from,
        destinationNumber: 'local',
        messageKeyword: '',
        messageBody: body,
        inboundMessageId: randomUUID(),
      };
      topics.publish(topic.ref, JSON.stringify(text));
      return true;
    },
    putCustomer: openCustomerTable({ mappings: deployment.mappings, functionBy, activity, onNotice }),
    status: () => ({
      functions: functions.map(({ label }) => label),
      queues: allQueues().map(({ name, depth }) => ({ name, ...depth })),
      findings: [...resolved.findings, ...roles.findings],
    }),
    async storedBytes() {
      const described = await Promise.all(deployment.tables.map(({ name }) => client.send(new DescribeTableCommand({ TableName: name }))));
      const stored = described.flatMap(({ Table: one }) => [
        one?.TableSizeBytes,
        ...(one?.GlobalSecondaryIndexes ?? []).map((index) => index.IndexSizeBytes),
      ]);
      return stored.reduce<number>((sum, bytes = 0) => sum + bytes, 0);
    },
    permissionsUsed: () => Object.fromEntries([...used].sort().map(([label, uses]) => [label, [...uses].sort()])),
    async open(where) {
      openFunctions();
      streams = await openTableStreams({
        deployment,
        client: streamsClient,
        engineArns,
        region,
        data,
        activity,
        meter,
        functionBy,
        queues,
        store,
        clock,
        where,
        onNotice,
      });
    },
    async rest() {
      do await activity.idle();
      while (streams?.flush() === true);
    },
    async stop() {
      streams?.stop();
      await Promise.all(functions.map((one) => one.stop()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const queue of allQueues()) queue.close();
      closeMeter();
      client.destroy();
      streamsClient.destroy();
    },
  };
}

function onlyTable(tables: readonly DeclaredTable[]): DeclaredTable {
  const [table] = tables;
  if (table === undefined) throw new Error('The template has no table');
  return table;
}

const earliest = (instants: readonly (number | undefined)[]): number | undefined => {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
