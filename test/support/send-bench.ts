import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { readMessage } from '../../adapters/dynamo/items/message-item.ts';
import { type ChangeRecord, memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import { memoryLearnQueue } from '../../adapters/queue/memory-learn-queue.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Message } from '../../domain/message.ts';
import type { Refusal } from '../../domain/sending/put-off.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import { createHandler as createDeliver } from '../../functions/deliver-messages/handler.ts';
import { sendLimits } from '../../workflows/deliver/send-limits.ts';
import { findDue } from '../../workflows/due/find-due.ts';
import { formatPage, parsePage } from '../../workflows/due-page.ts';
import type { DuePage, DueQueue } from '../../workflows/due-queue.ts';
import { recordFeedback } from '../../workflows/feedback/record-feedback.ts';
import type { Links, OutgoingMessage, Renderer, SendOutcome } from '../../workflows/outbox.ts';
import type { StateRecord, Via } from '../../workflows/records.ts';
import { type SettleMetric, settleUnknown } from '../../workflows/settle-unknown.ts';
import { aContact } from './builders.ts';
import { type Calls, type CallsProps, callsOf, faultyTable } from './faulty-calls.ts';

/** The morning of 21 November 2026 in London, at which `anAsset()` is three years old. */
export const TEN = Date.parse('2026-11-21T10:00:00Z');

const VISIBILITY = 6 * MINUTE;
const MOST_RECEIVES = 5;

interface Letter {
  readonly body: string;
  readonly at: Instant;
  readonly receives: number;
}

export interface Accepted {
  readonly at: Instant;
  readonly message: OutgoingMessage;
}

export interface BenchProps {
  readonly settings?: Partial<Settings> | undefined;
  /** What the provider says to call number n, from 1; by default it accepts. */
  readonly provider?: ((call: number, message: OutgoingMessage) => SendOutcome['kind'] | SendOutcome) | undefined;
  /** Why nothing can go at this instant; by default everything can. */
  readonly hold?: ((at: Instant) => Refusal | undefined) | undefined;
  /** After how long the provider's `accepted` event comes; by default never. */
  readonly eventAfter?: number | undefined;
  /** Hears what made a page of the queue fail. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
  /** By default what is written is sent as it is, without links. */
  readonly renderer?: Renderer | undefined;
  readonly links?: Links | undefined;
}

const plainRenderer: Renderer = {
  render: async (_id, content) =>
    content.text === '' ? { kind: 'missing', what: 'text' } : { kind: 'rendered', subject: 's', html: 'h', text: content.text },
};

const noLinks = {
  confirm: () => 'https://x/c',
  myData: () => 'https://x/m',
  unsubscribe: () => 'https://x/u',
  preferences: () => 'https://x/p',
  survey: () => 'https://x/s',
  booking: () => 'https://x/b',
  recall: () => 'https://x/r',
  voucher: () => 'https://x/v',
  caseOf: () => 'https://x/v',
  shorten: (text: string) => ({ text, links: [] }),
};

/** The send path over a table in memory in virtual time, with a queue that delivers again, dead letters, sweeps and a provider. */
export function sendBench(props: BenchProps = {}) {
  const {
    settings = {},
    provider = () => 'accepted',
    hold = () => undefined,
    eventAfter,
    renderer = plainRenderer,
    links = noLinks,
  } = props;
  const clock = { at: TEN, now: (): Instant => clock.at };
  const changes: ChangeRecord[] = [];
  /** What happened, in order: intents, calls of the provider, and what a test adds. */
  const log: string[] = [];
  const waits = new Set<Instant>();
  const table = memoryTable({
    onChange: (change) => {
      changes.push(change);
      for (const key of newIntents(change)) log.push(`intent ${key}`);
      if (change.newImage?.type === 'WAIT') waits.add(Date.parse(String(change.newImage.calendarSk).split('#')[0] ?? ''));
    },
  });
  const stores = { ...storesOn(table, clock), clock, learnQueue: memoryLearnQueue() };
  const accepted: Accepted[] = [];
  const events: { readonly at: Instant; readonly message: OutgoingMessage; readonly id: string }[] = [];
  let calls = 0;
  let letters: Letter[] = [];
  let dead: Letter[] = [];
  let outside: Instant | undefined;
  const handled = {
    read: async () => outside,
    write: async (instant: Instant) => {
      outside = instant;
    },
  };

  const call = (message: OutgoingMessage): SendOutcome => {
    calls += 1;
    log.push(`call ${message.tags.key}`);
    const said = provider(calls, message);
    const outcome = typeof said === 'string' ? outcomeOf(said, calls) : said;
    const wentOut = outcome.kind === 'accepted' || (outcome.kind === 'unknown' && outcome.cause === 'accepted');
    if (wentOut) {
      accepted.push({ at: clock.at, message });
      if (eventAfter !== undefined) events.push({ at: clock.at + eventAfter, message, id: `p${calls}` });
    }
    return outcome;
  };

  const queueOn = (pass: Calls['pass']): DueQueue => ({
    send: (pages, delaySeconds = 0) =>
      pass('queue', async () => {
        for (const page of pages) letters.push({ body: formatPage(page), at: clock.at + delaySeconds * 1000, receives: 0 });
      }),
  });

  /** An error at the provider's call site is an outcome that nobody knows: the outbox never rejects. */
  const outboxOn = (pass: Calls['pass']) => ({
    hold: async () => hold(clock.at),
    send: async (message: OutgoingMessage): Promise<SendOutcome> => {
      try {
        return await pass('provider', async () => call(message));
      } catch {
        return { kind: 'unknown', cause: 'timeout' };
      }
    },
  });

  /** One invocation of a worker with a page; false where it crashed or failed. */
  async function work(page: DuePage, plumbing: CallsProps = {}): Promise<{ done: boolean; names: readonly string[] }> {
    const through = callsOf(plumbing);
    const handler = createDeliver(
      {
        clock,
        ...storesOn(faultyTable(table, through), clock),
        queue: queueOn(through.pass),
        outbox: outboxOn(through.pass),
        renderer,
        links,
        limits: sendLimits({ functionTimeoutMs: 60_000, requestTimeoutMs: 10_000 }),
      },
      (fault) => {
        log.push(`fault ${String(fault)}`);
        props.onFault?.(fault);
      },
    );
    const record = { messageId: 'm1', receiptHandle: '', body: formatPage(page) };
    const began = clock.at;
    const context = { getRemainingTimeInMillis: () => 60_000 - (clock.at - began) };
    const invocation = handler({ Records: [{ ...record, attributes: {}, messageAttributes: {} } as never] }, context);
    const ending = await Promise.race([invocation, through.crashed]);
    return { done: ending !== 'crashed' && ending.batchItemFailures.length === 0, names: through.names };
  }

  /** Takes what is visible off the queue, as Lambda does; `plumbing` is asked for each invocation. */
  async function drain(plumbing: () => CallsProps = () => ({})): Promise<void> {
    for (;;) {
      const letter = letters.find(({ at }) => at <= clock.at);
      if (letter === undefined) return;
      letters = letters.filter((each) => each !== letter);
      if ((await work(parsePage(letter.body), plumbing())).done) continue;
      const again = { ...letter, at: clock.at + VISIBILITY, receives: letter.receives + 1 };
      if (again.receives >= MOST_RECEIVES) dead.push(again);
      else letters.push(again);
    }
  }

  async function tellEvents(): Promise<void> {
    for (const event of events.filter(({ at }) => at <= clock.at)) {
      events.splice(events.indexOf(event), 1);
      const { channel, tags } = event.message;
      await recordFeedback(stores, { kind: 'accepted', channel, ...tags, providerId: event.id, at: clock.at });
    }
  }

  const reports: { readonly what: SettleMetric; readonly value: number }[] = [];
  const cursor = dynamoCursor(table, handled);
  const tick = () => findDue({ ...stores, cursor, queue: queueOn(async (_name, go) => await go()) });
  const sweep = () =>
    settleUnknown({
      ...stores,
      cursor,
      queue: queueOn(async (_name, go) => await go()),
      failedNews: { async *batches() {} },
      finishErasures: async () => {},
      report: (what, value) => reports.push({ what, value }),
      deadLetters: {
        receive: async () =>
          dead.map((letter) => ({
            page: parsePage(letter.body),
            remove: async () => {
              dead = dead.filter((each) => each !== letter);
            },
          })),
      },
    });

  /**
   * Virtual time up to `until`, from one instant at which something can happen to the next: letters and events when they come, the
   * look-out where a wait ends and on the hour, the sweep where there are dead letters and in its quarter of an hour.
   */
  async function live(until: Instant, plumbing?: () => CallsProps): Promise<void> {
    await drain(plumbing);
    while (clock.at < until) {
      const quarter = after(15 * MINUTE);
      const sweepAt = dead.length > 0 ? quarter : Math.floor((clock.at - 3 * HOUR) / DAY + 1) * DAY + 3 * HOUR;
      const next = [...letters.map(({ at }) => at), ...events.map(({ at }) => at), ...waits].filter((at) => at > clock.at);
      clock.at = Math.min(sweepAt, until, after(6 * HOUR), ...next);
      await tellEvents();
      await drain(plumbing);
      if (waits.delete(clock.at) || clock.at % HOUR === 0) await tick();
      if (clock.at % (15 * MINUTE) === 0) await sweep();
      await drain(plumbing);
    }
  }

  const after = (period: number): Instant => (Math.floor(clock.at / period) + 1) * period;

  return {
    clock,
    table,
    stores,
    cursor,
    changes,
    log,
    accepted,
    work,
    drain,
    tick,
    sweep,
    reports,
    live,
    outside: handled,
    get letters(): readonly Letter[] {
      return letters;
    },
    get deadLetters(): readonly Letter[] {
      return dead;
    },
    queue: queueOn(async (_name, go) => await go()),
    callsOfProvider: () => calls,
    async enter(customer: string, records: readonly StateRecord[], contact: Contact | undefined = aContact(), via: Via = 'import') {
      await stores.records.write(
        records.map((record) => ({ customer, record, expectedRev: 0 })),
        via,
      );
      if (contact === undefined) return;
      const { rev: _, ...gate } = contact;
      await stores.gates.write(customer, gate, 0);
    },
    async start(...campaigns: readonly Campaign[]) {
      const store = dynamoCampaignStore(table);
      await store.saveSettings({ ...defaultSettings, holdoutPercent: 0, ...settings }, 0);
      for (const campaign of campaigns) {
        await store.saveCampaign(campaign, undefined);
        for (const { id, channels } of campaign.steps) {
          const place = { campaign: campaign.id, version: campaign.version, step: id, locale: 'en' };
          for (const channel of channels) {
            await store.saveContent(
              place,
              channel === 'sms' ? { channel, text: 't' } : { channel, subject: 's', preheader: 'p', html: 'h', text: 't' },
            );
          }
        }
      }
    },
    /** Queued as `find-due` does it. */
    async queuePage(page: DuePage) {
      await stores.pages.plan(page, clock.at);
      letters.push({ body: formatPage(page), at: clock.at, receives: 0 });
    },
    messages: (): Message[] => [...table.items()].filter(({ type }) => type === 'MESSAGE').map(readMessage),
    async openPages(): Promise<DuePage[]> {
      const found: DuePage[] = [];
      for await (const page of stores.pages.open(TEN - HOUR, clock.at + HOUR)) found.push(page);
      return found;
    },
  };
}

export type SendBench = ReturnType<typeof sendBench>;

function outcomeOf(kind: SendOutcome['kind'], call: number): SendOutcome {
  switch (kind) {
    case 'accepted':
      return { kind, providerId: `p${call}` };
    case 'refused':
      return { kind, why: 'throttled' };
    case 'rejected':
      return { kind, code: 'MessageRejected' };
    case 'unknown':
      return { kind, cause: 'timeout' };
  }
}

function newIntents({ newImage, oldImage }: ChangeRecord): string[] {
  if (newImage?.type !== 'CONTACT') return [];
  const now = Object.entries(Object(newImage.inFlight));
  const before = Object(oldImage?.inFlight);
  return now.filter(([key, entry]) => before[key] !== entry).map(([key]) => key);
}
