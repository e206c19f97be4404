import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill/full';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { readMessage } from '../../adapters/dynamo/items/message-item.ts';
import { type ChangeRecord, memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Item } from '../../adapters/dynamo/table.ts';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { memoryLearnQueue } from '../../adapters/queue/memory-learn-queue.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Message } from '../../domain/message.ts';
import { createHandler as createDeliver } from '../../functions/deliver-messages/handler.ts';
import { createHandler as createDerive } from '../../functions/derive-facts/handler.ts';
import { createHandler as createFindDue } from '../../functions/find-due/handler.ts';
import { createHandler as createLearn } from '../../functions/learn-cycles/handler.ts';
import { sendLimits } from '../../workflows/deliver/send-limits.ts';
import { usualPace } from '../../workflows/due/find-due.ts';
import { formatPage } from '../../workflows/due-page.ts';
import type { DueQueue } from '../../workflows/due-queue.ts';
import type { Outbox, OutgoingMessage } from '../../workflows/outbox.ts';

/** State types whose changes wake `derive-facts`; a test holds them equal to the deployed filter. */
export const derivedFrom = new Set([
  'PROFILE',
  'ASSET',
  'ORDER',
  'POINTS',
  'OWN_FACT',
  'ANSWER',
  'BOOKING',
  'REQUEST',
  'CASE',
  'OFFER',
  'SUPPLY',
  'SERVICE',
  'PROMISE',
  'RECALL',
  'MEMBERSHIP',
  'CYCLE',
]);

const STREAM_BATCH = 100;
const QUEUE_BATCH = 10;

/** Signs links that nobody will open. */
const keyring = { tenant: 'simulation', keys: [{ kid: 'k1', secret: 'simulation-simulation-simulation-key' }] } as const;

/**
 * The cloud in memory and in virtual time: the shipped handlers on in-memory ports. Nothing is late, lost or doubled here; what the
 * engine decides is what is looked at. `onSend` is handed every message as the provider would get it.
 */
export function virtualCloud(
  onMessage: (message: Message, customer: string) => void,
  onSend: (message: OutgoingMessage) => void = () => undefined,
) {
  const clock = { at: 0, now: (): Instant => clock.at };
  let changes: DynamoDBRecord[] = [];
  let sequence = 0;
  const wakes: Instant[] = [];

  const table = memoryTable({
    onChange: (change) => {
      const type = change.newImage?.type;
      if (change.newImage === undefined || typeof type !== 'string') return;
      if (derivedFrom.has(type)) changes.push(streamRecord(change, ++sequence));
      if (type === 'MESSAGE' && change.oldImage === undefined) onMessage(readMessage(change.newImage), customerOf(change));
      if (type === 'WAIT') wakes.push(waitEnd(change.newImage));
    },
  });
  const stores = storesOn(table, clock);

  let letters: { readonly at: Instant; readonly body: string }[] = [];
  const queue: DueQueue = {
    async send(pages, delaySeconds = 0) {
      const at = clock.at + delaySeconds * 1000;
      for (const page of pages) letters.push({ at, body: formatPage(page) });
      if (delaySeconds > 0) wakes.push(at);
    },
  };
  const learnQueue = memoryLearnQueue();
  let accepted = 0;
  const outbox: Outbox = {
    async send(message) {
      onSend(message);
      return { kind: 'accepted', providerId: `sim-${++accepted}` };
    },
  };
  let handled: Instant | undefined;
  const outside = {
    read: async () => handled,
    write: async (instant: Instant) => {
      handled = instant;
    },
  };

  const fault = (error: unknown) => {
    throw error;
  };
  const derive = createDerive({ clock, ...stores, queue, learnQueue }, fault);
  const deliver = createDeliver(
    {
      clock,
      ...stores,
      queue,
      outbox,
      renderer: liquidRenderer(),
      links: signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock }),
      limits: { ...sendLimits({ functionTimeoutMs: 60_000, requestTimeoutMs: 10_000 }), closesBefore: 0 },
    },
    fault,
  );
  // The simulation looks when something falls due: nothing is left over for a look in between.
  const pace = { ...usualPace, leftOver: Number.POSITIVE_INFINITY };
  const findDue = createFindDue({ clock, ...stores, queue, cursor: dynamoCursor(table, outside), pace });
  const learnCycles = createLearn({ clock, ...stores, learnQueue });

  /** Works until the stream and the queue hold nothing that could be worked on now. */
  async function drain(): Promise<void> {
    for (;;) {
      if (changes.length > 0) {
        const batch = changes.slice(0, STREAM_BATCH);
        changes = changes.slice(STREAM_BATCH);
        await derive({ Records: batch });
        continue;
      }
      const ready = letters.filter(({ at }) => at <= clock.at).slice(0, QUEUE_BATCH);
      if (ready.length === 0) return;
      letters = letters.filter((letter) => !ready.includes(letter));
      await deliver({ Records: ready.map(({ body }, index) => queueRecord(body, index)) });
    }
  }

  /** The earliest instant after now at which a wait ends or a delayed page comes back. */
  function nextWake(): Instant {
    return wakes.reduce((earliest, at) => (at > clock.at && at < earliest ? at : earliest), Number.POSITIVE_INFINITY);
  }

  return { clock, table, stores, drain, findDue, learnCycles, nextWake };
}

/** A wait's sort key in the calendar begins with the instant at which it ends. */
const waitEnd = ({ calendarSk }: Item): Instant => Temporal.Instant.from(String(calendarSk).split('#')[0] ?? '').epochMilliseconds;

const customerOf = ({ keys }: ChangeRecord): string => decodeURIComponent(keys.pk.slice('C#'.length));

/** As DynamoDB Streams tell it, but for attributes that no handler reads. */
function streamRecord({ keys, oldImage, newImage }: ChangeRecord, sequence: number): DynamoDBRecord {
  const text = (value: unknown) => ({ S: String(value) });
  const { type, via } = newImage ?? {};
  return {
    eventName: oldImage === undefined ? 'INSERT' : 'MODIFY',
    dynamodb: {
      SequenceNumber: String(sequence),
      NewImage: { pk: text(keys.pk), sk: text(keys.sk), type: text(type), ...(via === undefined ? {} : { via: text(via) }) },
    },
  };
}

function queueRecord(body: string, index: number): SQSRecord {
  return {
    messageId: String(index),
    receiptHandle: String(index),
    body,
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: 'simulation', ApproximateFirstReceiveTimestamp: '0' },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'simulation',
    awsRegion: 'simulation',
  };
}
