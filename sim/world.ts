import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { keyText } from '../adapters/dynamo/item-key.ts';
import { customerOfPk } from '../adapters/dynamo/keys.ts';
import { type ChangeRecord, type MemoryTable, memoryTable } from '../adapters/dynamo/memory-table.ts';
import { storesOn } from '../adapters/dynamo/stores-on.ts';
import type { Item } from '../adapters/dynamo/table.ts';
import type { Instant } from '../domain/calendar/calendar-date.ts';
import { MINUTE } from '../domain/calendar/calendar-date.ts';
import { derivedFrom } from '../local/simulation/virtual-cloud.ts';
import type { Pace } from '../workflows/due/find-due.ts';
import type { OutgoingMessage, SendOutcome } from '../workflows/outbox.ts';
import type { Chance } from './chance.ts';
import { afterType, nameOf } from './check/send-ledger.ts';
import { DELIVER_TIMEOUT, deployment, FEEDBACK_TIMEOUT } from './cloud/deployment.ts';
import { letterQueue } from './cloud/letter-queue.ts';
import { optOutPage } from './cloud/opt-out-page.ts';
import { type ProviderEvent, provider } from './cloud/provider.ts';
import { providerNotice } from './cloud/provider-notice.ts';
import { pulledQueue } from './cloud/pulled-queue.ts';
import { streamConsumer, streamRecord } from './cloud/state-stream.ts';
import type { FaultSource } from './faults/fault-source.ts';
import type { Ending, Invocation, Surroundings } from './faults/invocation.ts';
import { laggingTable } from './ports/lagging-table.ts';
import type { Timeline } from './time/timeline.ts';
import type { Trace } from './trace.ts';
import type { Dependency, Outage } from './weather.ts';
import type { Plant } from './zoo/plant.ts';

export interface WorldProps {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: FaultSource;
  readonly trace: Trace;
  readonly outages: readonly Outage[];
  readonly plant?: Plant | undefined;
  /** How much one look hands over. */
  readonly pace?: Pace | undefined;
  /** What the table stands on; absent: memory alone. */
  readonly standOn?: ((memory: MemoryTable) => MemoryTable) | undefined;
  readonly onChange: (change: ChangeRecord) => void;
  readonly onProviderCall: (message: OutgoingMessage, outcome: SendOutcome, wasTaken: boolean, by: Invocation) => void;
  readonly onCall: Surroundings['onCall'];
  /** A handler told of a fault that no fault of ours explains. */
  readonly onFault: (fault: unknown) => void;
}

/** As deployed (lib/perennial-stack.ts). Milliseconds. */
const VISIBILITY = 6 * DELIVER_TIMEOUT + 1000;
const FEEDBACK_VISIBILITY = 6 * FEEDBACK_TIMEOUT + 1000;
const REQUESTS_VISIBILITY = 20 * MINUTE;

const keyring = { tenant: 'sim', keys: [{ kid: 'k1', secret: 'a key of links that nobody will open' }] } as const;

/** The deployment in memory and in virtual time: the shipped handlers, wired as the stack wires them, on ports that fail. */
export function world(props: WorldProps) {
  const { timeline, chance, faults, trace, outages, plant = {}, onFault } = props;
  const isOut = (what: Outage['of']) => (at: Instant) => outages.some(({ of, from, to }) => of === what && at >= from && at < to);
  const away = (what: Dependency): boolean => isOut(what)(timeline.now());
  const around: Surroundings = { timeline, chance, faults, trace, onCall: props.onCall, isAway: (point) => away(dependencyOf(point)) };

  let sequence = 0;
  let changes = 0;
  /** Which messages stand, by customer and key. */
  const standing = new Set<string>();
  /** What may have to come back by itself: gates, pages and waits, as they stand. */
  const unfinished = { CONTACT: new Map<string, Item>(), PAGE: new Map<string, Item>(), WAIT: new Map<string, Item>() } as const;
  /** Those that an erasure took away, as they last stood. */
  const removed: Item[] = [];
  const memory = memoryTable({ onChange: (change) => told(change) });
  const table = props.standOn?.(memory) ?? memory;
  const lagging = laggingTable(table, timeline.now, {
    ofIndex: ({ keys }) => lagOf('index-lag', `${keys.pk} ${keys.sk}`, 600, 10 * MINUTE),
    ofReading: ({ keys }) => lagOf('read-lag', `${keys.pk} ${keys.sk}`, 0, 2000),
  });

  function lagOf(what: 'index-lag' | 'read-lag', key: string, usual: number, most: number): number {
    const where = `${key} ${timeline.now()}`;
    const dice = chance.of(what).of(where);
    return faults.strikes(what, where) ? dice.between(1, most) : dice.between(0, usual);
  }

  function told(change: ChangeRecord): void {
    lagging.note(change);
    changes += 1;
    const type = String(change.newImage?.type ?? change.oldImage?.type);
    if (type === 'CONTACT' || type === 'PAGE' || type === 'WAIT') {
      const key = keyText(change.keys);
      if (change.newImage === undefined || change.newImage.done === true) unfinished[type].delete(key);
      else unfinished[type].set(key, change.newImage);
    }
    if (type === 'MESSAGE') {
      const name = nameOf({ customer: customerOfPk(change.keys.pk), key: afterType(change.keys.sk) });
      if (change.newImage === undefined) {
        standing.delete(name);
        if (change.oldImage !== undefined) removed.push(change.oldImage);
      }
      if (change.newImage !== undefined) standing.add(name);
    }
    props.onChange(change);
    if (change.newImage === undefined || (!derivedFrom.has(type) && type !== 'MESSAGE')) return;
    const at = timeline.now();
    sequence += 1;
    const record = streamRecord(change, sequence, at);
    deriving.tell({ at, record }, type);
    counting.tell({ at, record }, type);
  }

  const mail = provider({
    around,
    isPaused: isOut('account'),
    isOverQuota: isOut('quota'),
    onCall: props.onProviderCall,
    onEvent: (event, name) => void hear(event, name),
  });

  const requests = pulledQueue(around, REQUESTS_VISIBILITY);
  const functions = deployment({
    around,
    plant,
    pace: props.pace,
    onFault,
    table: lagging.table,
    outboxOf: mail.outboxOf,
    keyring,
    due: () => due,
    requests,
    failedBatches: () => deriving.failedBatches,
  });
  const { deliver, derive, findDue, settle, feedback, count, learn } = functions;

  const openPage = optOutPage(storesOn(table, timeline), timeline, keyring, plant.request ?? ((method) => method));

  const noRunning = () => away('functions');
  const due = letterQueue({
    around,
    visibility: VISIBILITY,
    mostReceives: 5,
    mostAtOnce: 5,
    batchSize: 10,
    isAway: () => noRunning() || away('queue'),
    async work(name, batch) {
      const began = timeline.now();
      const context = { getRemainingTimeInMillis: () => began + DELIVER_TIMEOUT - timeline.now() };
      const ending = await deliver.invoke(name, (handler) => handler({ Records: batch.map(queueRecord) }, context));
      return ending.kind === 'done' ? ending.value.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) : undefined;
    },
  });

  const away6 = () => noRunning() || away('table');
  const deriving = streamConsumer(
    {
      name: 'derive-facts',
      types: derivedFrom,
      batchSize: 100,
      window: 1000,
      shuffles: true,
      keepsFailed: true,
      isAway: away6,
      work: async (name, _shard, records) => failuresOf(await derive.invoke(name, (handler) => handler({ Records: [...records] }))),
    },
    around,
  );
  const counting = streamConsumer(
    {
      name: 'count-outcomes',
      types: new Set(['MESSAGE']),
      batchSize: 1000,
      window: 60_000,
      shuffles: false,
      keepsFailed: false,
      isAway: away6,
      work: async (name, shardId, records: readonly DynamoDBRecord[]) =>
        failuresOf(await count.invoke(name, (handler) => handler({ Records: [...records], shardId }))),
    },
    around,
  );

  const missed = letterQueue({
    around,
    visibility: FEEDBACK_VISIBILITY,
    mostReceives: 600,
    mostAtOnce: 2,
    batchSize: 10,
    isAway: () => noRunning() || away('queue'),
    work: async (name, batch) => failuresOf(await feedback.invoke(name, (handler) => handler({ Records: batch.map(queueRecord) }))),
  });

  /** Called for an event of its own: tried three times. */
  async function called(name: string, run: (name: string) => Promise<Ending<unknown>>): Promise<boolean> {
    for (let tries = 0; tries < 3; tries++) {
      if (tries > 0) await timeline.wait(tries * MINUTE);
      while (noRunning()) await timeline.wait(MINUTE);
      if ((await run(tries === 0 ? name : `${name} t${tries}`)).kind === 'done') return true;
    }
    return false;
  }

  async function hear(event: ProviderEvent, name: string): Promise<void> {
    const { Records } = providerNotice(event);
    const isTaken = await called(name, (run) => feedback.invoke(run, (handler) => handler({ Records })));
    if (!isTaken) missed.send(`missed ${name}`, JSON.stringify({ Records }), 0);
  }

  return {
    table,
    standing,
    removed,
    unfinished,
    openPage,
    /** How often anything was written. */
    changes: () => changes,
    due,
    missed,
    requests,
    deriving,
    counting,
    tick: (name: string) => called(name, (run) => findDue.invoke(run, (handler) => handler())),
    sweep: (name: string) => called(name, (run) => settle.invoke(run, (handler) => handler())),
    learn: (name: string) => called(name, (run) => learn.invoke(run, (handler) => handler())),
    deploy(): void {
      for (const each of Object.values(functions)) each.deploy();
    },
  };
}

export type World = ReturnType<typeof world>;

function failuresOf(ending: Ending<{ batchItemFailures: readonly { itemIdentifier: string }[] }>): readonly string[] | undefined {
  return ending.kind === 'done' ? ending.value.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) : undefined;
}

function dependencyOf(point: string): Dependency {
  if (point.startsWith('send ')) return 'provider';
  if (point.includes('failed batch')) return 'functions';
  if (point === 'enqueue' || point.endsWith('dead letters') || point.endsWith('dead letter')) return 'queue';
  if (point === 'ask to learn' || point.endsWith(' requests')) return 'queue';
  return point.endsWith('parameter') ? 'functions' : 'table';
}

const queueRecord = ({ id, body, receives }: { readonly id: string; readonly body: string; readonly receives: number }): SQSRecord => ({
  messageId: id,
  receiptHandle: id,
  body,
  attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: '0', SenderId: 'sim', ApproximateFirstReceiveTimestamp: '0' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'sim',
  awsRegion: 'sim',
});
