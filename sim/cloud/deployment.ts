import type { DynamoDBRecord } from 'aws-lambda';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import type { Keyring } from '../../adapters/links/keyring.ts';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { decodeTags } from '../../adapters/send-tags.ts';
import { type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { createHandler as createCount } from '../../functions/count-outcomes/handler.ts';
import { createHandler as createDeliver } from '../../functions/deliver-messages/handler.ts';
import { createHandler as createDerive } from '../../functions/derive-facts/handler.ts';
import { createHandler as createFindDue } from '../../functions/find-due/handler.ts';
import { createHandler as createLearn } from '../../functions/learn-cycles/handler.ts';
import { readNews } from '../../functions/read-news.ts';
import { createHandler as createFeedback } from '../../functions/record-feedback/handler.ts';
import { createHandler as createSettle } from '../../functions/settle-unknown/handler.ts';
import { sendLimits } from '../../workflows/deliver/send-limits.ts';
import type { Pace } from '../../workflows/due/find-due.ts';
import { formatPage, parsePage } from '../../workflows/due-page.ts';
import type { DueQueue } from '../../workflows/due-queue.ts';
import type { LearnQueue, LearnRequest } from '../../workflows/learn/learn-queue.ts';
import type { Outbox, Renderer } from '../../workflows/outbox.ts';
import type { FailedNews } from '../../workflows/settle-unknown.ts';
import type { Invocation, Surroundings } from '../faults/invocation.ts';
import { watchedTable } from '../ports/watched-table.ts';
import type { Plant } from '../zoo/plant.ts';
import type { letterQueue } from './letter-queue.ts';
import { REQUEST_TIMEOUT } from './provider.ts';
import type { pulledQueue } from './pulled-queue.ts';
import { cloudFunction, type Sandbox } from './sandboxes.ts';

export interface DeploymentProps {
  readonly around: Surroundings;
  readonly plant: Plant;
  readonly pace: Pace | undefined;
  readonly onFault: (fault: unknown) => void;
  readonly table: Table;
  readonly outboxOf: (current: () => Invocation) => Outbox;
  readonly keyring: Keyring;
  readonly due: () => ReturnType<typeof letterQueue>;
  readonly requests: ReturnType<typeof pulledQueue>;
  /** What the stream's consumer gave up, by name. */
  readonly failedBatches: () => Map<string, readonly DynamoDBRecord[]>;
}

/** As deployed (lib/perennial-stack.ts), in milliseconds. */
export const DELIVER_TIMEOUT = 60_000;
export const FEEDBACK_TIMEOUT = 30_000;

const renderer: Renderer = {
  async render(_id, content, { links }) {
    if (content.text === '') return { kind: 'missing', what: 'text' };
    // Texts bear a link, so that its short address is written under faults too.
    const link = content.channel === 'sms' && links !== null && typeof links === 'object' && 'survey' in links ? ` ${links.survey}` : '';
    return { kind: 'rendered', subject: 's', html: 'h', text: `${content.text}${link}` };
  },
};
/** The functions as their index.ts wires them, on ports that fail. */
export function deployment(props: DeploymentProps) {
  const { around, plant, onFault, table, outboxOf, keyring, requests } = props;

  function deadLettersFor({ pass }: Sandbox) {
    return [...props.due().deadLetters()].slice(0, 10).map(({ id, body }) => ({
      page: parsePage(body),
      remove: () =>
        pass('remove dead letter', id, async () => {
          props.due().removeDead(id);
        }),
    }));
  }

  async function* failedNewsFor({ pass }: Sandbox): ReturnType<FailedNews['batches']> {
    const names = await pass('list failed batches', '', async () => [...props.failedBatches().keys()]);
    for (const name of names) {
      const records = await pass('read failed batch', name, async () => props.failedBatches().get(name) ?? []);
      yield {
        news: readNews(records, onFault).news,
        remove: () =>
          pass('remove failed batch', name, async () => {
            props.failedBatches().delete(name);
          }),
      };
    }
  }

  const stores = ({ pass, clock }: Sandbox) => storesOn(watchedTable(table, pass), clock);
  const plantedStores = (sandbox: Sandbox) => plant.stores?.(stores(sandbox), sandbox) ?? stores(sandbox);
  const queueOf = ({ pass }: Sandbox): DueQueue => {
    const queue: DueQueue = {
      send: (pages, delaySeconds = 0) =>
        pass('enqueue', pages.map(({ id }) => id).join(), async () => {
          for (const page of pages) props.due().send(page.id, formatPage(page), delaySeconds);
        }),
    };
    return plant.queue?.(queue) ?? queue;
  };

  const askedQueue = ({ pass }: Sandbox): LearnQueue => ({
    ask: (day, customers) =>
      pass('ask to learn', `${day} ${customers.join()}`, async () => {
        const asked: LearnRequest = { day, customers };
        requests.send(JSON.stringify(asked));
      }),
    async *receive() {
      for (;;) {
        const letters = await pass('receive requests', '', async () => requests.receive(10));
        if (letters.length === 0) return;
        for (const { id, body } of letters) {
          const asked: LearnRequest = JSON.parse(body);
          yield { ...asked, handle: id };
        }
      }
    },
    done: (seenTo) =>
      pass('remove requests', seenTo.map(({ handle }) => handle).join(), async () => {
        for (const { handle } of seenTo) requests.remove(handle);
      }),
  });

  const learnQueueOf = (sandbox: Sandbox): LearnQueue => {
    const queue = askedQueue(sandbox);
    return plant.learnQueue?.(queue) ?? queue;
  };

  let handled: Instant | undefined;
  const cursorOf = (sandbox: Sandbox, own: ReturnType<typeof stores>) => {
    const outside = {
      read: () => sandbox.pass('read parameter', '', async () => handled),
      write: (instant: Instant) =>
        sandbox.pass('write parameter', '', async () => {
          handled = instant;
        }),
    };
    const cursor = dynamoCursor(own.table, outside);
    return plant.cursor?.(cursor, sandbox.clock) ?? cursor;
  };

  const deliver = cloudFunction(
    {
      name: 'deliver-messages',
      timeout: DELIVER_TIMEOUT,
      build(sandbox) {
        const own = plantedStores(sandbox);
        const outbox = outboxOf(sandbox.current);
        const limits = sendLimits({ functionTimeoutMs: DELIVER_TIMEOUT, requestTimeoutMs: REQUEST_TIMEOUT });
        const handler = createDeliver(
          {
            clock: sandbox.clock,
            ...own,
            queue: queueOf(sandbox),
            outbox: plant.outbox?.(outbox, sandbox) ?? outbox,
            renderer,
            links: signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock: sandbox.clock }),
            limits: plant.limits?.(limits) ?? limits,
          },
          onFault,
        );
        return plant.deliver?.(handler, own, sandbox.clock) ?? handler;
      },
    },
    around,
  );
  const derive = cloudFunction(
    {
      name: 'derive-facts',
      timeout: 2 * MINUTE,
      build(sandbox) {
        const handler = createDerive(
          { clock: sandbox.clock, ...stores(sandbox), queue: queueOf(sandbox), learnQueue: learnQueueOf(sandbox) },
          onFault,
        );
        return plant.derive?.(handler) ?? handler;
      },
    },
    around,
  );
  const findDue = cloudFunction(
    {
      name: 'find-due',
      timeout: 4 * MINUTE,
      build(sandbox) {
        const own = stores(sandbox);
        return createFindDue({ clock: sandbox.clock, ...own, queue: queueOf(sandbox), cursor: cursorOf(sandbox, own), pace: props.pace });
      },
    },
    around,
  );
  const settle = cloudFunction(
    {
      name: 'settle-unknown',
      timeout: 5 * MINUTE,
      build(sandbox) {
        const own = stores(sandbox);
        return createSettle({
          ...own,
          clock: sandbox.clock,
          cursor: cursorOf(sandbox, own),
          deadLetters: { receive: () => sandbox.pass('receive dead letters', '', async () => deadLettersFor(sandbox)) },
          failedNews: { batches: () => failedNewsFor(sandbox) },
          queue: queueOf(sandbox),
          learnQueue: learnQueueOf(sandbox),
          finishErasures: dynamoSubjectRequests(own.table).finishErasures,
          report: () => {},
        });
      },
    },
    around,
  );
  const feedback = cloudFunction(
    {
      name: 'record-feedback',
      timeout: FEEDBACK_TIMEOUT,
      build(sandbox) {
        const services = { ...plantedStores(sandbox), clock: sandbox.clock, readTags: decodeTags };
        return createFeedback(services, onFault);
      },
    },
    around,
  );
  const count = cloudFunction(
    { name: 'count-outcomes', timeout: MINUTE, build: (sandbox) => createCount({ counters: dynamoCounters(stores(sandbox).table) }) },
    around,
  );
  const learn = cloudFunction(
    {
      name: 'learn-cycles',
      timeout: 15 * MINUTE,
      build: (sandbox) => createLearn({ clock: sandbox.clock, ...stores(sandbox), learnQueue: learnQueueOf(sandbox) }),
    },
    around,
  );

  return { deliver, derive, findDue, settle, feedback, count, learn };
}
