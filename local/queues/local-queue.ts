import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../workflows/clock.ts';
import { openJournal } from '../journal.ts';

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: Instant;
  /** Until when nobody gets it. */
  readonly visibleAt: Instant;
  readonly receives: number;
  readonly firstReceivedAt?: Instant | undefined;
}

/** A message in somebody's hands. */
export interface Receipt extends QueueMessage {
  readonly handle: string;
}

/** A queue as SQS has it, kept in a journal: a kill loses nothing, and what was in hand then is there again. */
export interface LocalQueue {
  readonly name: string;
  readonly arn: string;
  send(body: string, delaySeconds?: number): string;
  /** Hides what it gives for the visibility timeout. What was received too often goes to the dead-letter queue instead. */
  receive(max: number, visibilitySeconds?: number): readonly Receipt[];
  delete(handle: string): void;
  /** Hides what is in hand for other than the visibility timeout. */
  hide(handle: string, seconds: number): void;
  /** When the next hidden message comes to light. */
  next(): Instant | undefined;
  readonly depth: { readonly ready: number; readonly hidden: number };
  /** Called at once whenever something may be there to receive. */
  listen(listener: () => void): void;
  /** To be called when time has moved. */
  run(now: Instant): void;
  close(): void;
}

export interface QueueOptions {
  readonly name: string;
  readonly arn: string;
  readonly journal: string;
  readonly clock: Clock;
  readonly visibilitySeconds: number;
  readonly delaySeconds?: number;
  readonly redrive?: { readonly maxReceives: number; readonly to: (body: string) => void };
}

const instant = z.number();
const id = z.string().max(64);
const entrySchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('send'), id, body: z.string(), at: instant, visibleAt: instant, receives: z.number().optional() }),
  z.object({ do: z.literal('receive'), id, at: instant }),
  z.object({ do: z.literal('hide'), id, until: instant }),
  z.object({ do: z.literal('delete'), id }),
]);
type Entry = z.infer<typeof entrySchema>;

const COMPACT_FROM = 2000;

export function openQueue({
  name,
  arn,
  journal: path,
  clock,
  visibilitySeconds,
  delaySeconds: ownDelay = 0,
  redrive,
}: QueueOptions): LocalQueue {
  const messages = new Map<string, QueueMessage>();
  const listeners: (() => void)[] = [];
  const journal = openJournal(path, (line) => {
    const entry = entrySchema.safeParse(line);
    if (entry.success) replay(entry.data);
  });
  compact();

  function replay(entry: Entry): void {
    if (entry.do === 'send') {
      const { id: messageId, body, at, visibleAt, receives = 0 } = entry;
      messages.set(messageId, { id: messageId, body, sentAt: at, visibleAt, receives });
      return;
    }
    const message = messages.get(entry.id);
    if (message === undefined) return;
    switch (entry.do) {
      case 'receive':
        // Whoever had it in hand is gone: it is there again at once.
        messages.set(entry.id, {
          ...message,
          receives: message.receives + 1,
          firstReceivedAt: message.firstReceivedAt ?? entry.at,
          visibleAt: entry.at,
        });
        return;
      case 'hide':
        messages.set(entry.id, { ...message, visibleAt: entry.until });
        return;
      case 'delete':
        messages.delete(entry.id);
    }
  }

  function compact(): void {
    journal.rewrite(
      [...messages.values()].map((message): Entry => {
        const { id: messageId, body, sentAt, visibleAt, receives } = message;
        return { do: 'send', id: messageId, body, at: sentAt, visibleAt, receives };
      }),
    );
  }

  function note(...entries: Entry[]): void {
    journal.append(...entries);
    // Live messages are hidden again by the rewrite only after a restart, so it waits until none is in hand.
    if (journal.lines > COMPACT_FROM && journal.lines > 4 * messages.size && inHand() === 0) compact();
  }

  const inHand = () => [...messages.values()].filter(({ receives, visibleAt }) => receives > 0 && visibleAt > clock.now()).length;
  const wake = () => {
    for (const listener of listeners) listener();
  };
  const held = (handle: string) => {
    const [messageId = '', receives] = handle.split('.');
    const message = messages.get(messageId);
    return message !== undefined && String(message.receives) === receives ? message : undefined;
  };

  return {
    name,
    arn,
    send(body, delaySeconds = ownDelay) {
      const at = clock.now();
      const entry = { do: 'send' as const, id: randomUUID(), body, at, visibleAt: at + delaySeconds * 1000 };
      note(entry);
      replay(entry);
      if (delaySeconds === 0) wake();
      return entry.id;
    },
    receive(max, seconds = visibilitySeconds) {
      const now = clock.now();
      const received: Receipt[] = [];
      const entries: Entry[] = [];
      for (const message of messages.values()) {
        if (received.length >= max) break;
        if (message.visibleAt > now) continue;
        if (redrive !== undefined && message.receives >= redrive.maxReceives) {
          redrive.to(message.body);
          messages.delete(message.id);
          entries.push({ do: 'delete', id: message.id });
          continue;
        }
        const next = {
          ...message,
          receives: message.receives + 1,
          firstReceivedAt: message.firstReceivedAt ?? now,
          visibleAt: now + seconds * 1000,
        };
        messages.set(message.id, next);
        entries.push({ do: 'receive', id: message.id, at: now });
        received.push({ ...next, handle: `${message.id}.${next.receives}` });
      }
      note(...entries);
      return received;
    },
    delete(handle) {
      // A message may be deleted by an older receipt too, as in SQS.
      const [messageId = ''] = handle.split('.');
      if (messages.delete(messageId)) note({ do: 'delete', id: messageId });
    },
    hide(handle, seconds) {
      const message = held(handle);
      if (message === undefined) return;
      const until = clock.now() + seconds * 1000;
      messages.set(message.id, { ...message, visibleAt: until });
      note({ do: 'hide', id: message.id, until });
      if (seconds === 0) wake();
    },
    next() {
      const now = clock.now();
      let earliest: Instant | undefined;
      for (const { visibleAt } of messages.values()) {
        if (visibleAt > now && (earliest === undefined || visibleAt < earliest)) earliest = visibleAt;
      }
      return earliest;
    },
    get depth() {
      const now = clock.now();
      const ready = [...messages.values()].filter(({ visibleAt }) => visibleAt <= now).length;
      return { ready, hidden: messages.size - ready };
    },
    listen(listener) {
      listeners.push(listener);
    },
    run: wake,
    close: () => journal.close(),
  };
}
