import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { formatPage, parsePage } from '../../workflows/due-page.ts';
import type { DueEntry } from '../../workflows/due-queue.ts';
import type { Plant } from './plant.ts';

/** > The cursor moves on last. Here it moves when it is read. */
export const cursorMovesFirst = (): Plant => ({
  cursor: (cursor, clock) => ({
    ...cursor,
    async read() {
      const found = await cursor.read();
      if (found.stored !== undefined) await cursor.advance(found.stored, clock.now());
      return found;
    },
    advance: async (from: Instant | undefined, to: Instant) => (from === undefined ? await cursor.advance(from, to) : true),
  }),
});

/** Where more falls due at one time than a look hands over, the rest is not noted. */
export const leftBehind = (): Plant => ({
  cursor: (cursor) => ({ ...cursor, advance: (from, to) => cursor.advance(from, to, []), keep: (at) => cursor.keep(at, []) }),
});

/** Who is to be learnt leaves the queue when it is handed out, not once it was seen to. */
export const takenAtTheHandout = (): Plant => ({
  learnQueue: (queue) => ({
    ...queue,
    async *receive() {
      for await (const request of queue.receive()) {
        await queue.done([request]);
        yield request;
      }
    },
  }),
});

/** A page counts as finished however it ended. */
export const finishedEitherWay = (): Plant => ({
  deliver:
    (handler, { pages }) =>
    async (event, context) => {
      const { batchItemFailures } = await handler(event, context);
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const { messageId, body } of event.Records) if (failed.has(messageId)) await pages.done(parsePage(body), {});
      return { batchItemFailures: [] };
    },
});

/** What falls due in the same millisecond is taken for one. */
export const oneAMillisecond = (): Plant => ({
  deliver: (handler) => (event, context) =>
    handler(
      {
        Records: event.Records.map((record) => {
          const page = parsePage(record.body);
          return { ...record, body: formatPage({ ...page, entries: page.entries.map(onePerInstant) }) };
        }),
      },
      context,
    ),
});

function onePerInstant(entry: DueEntry): DueEntry {
  const taken = new Set<Instant>();
  const occasions = entry.occasions.filter(({ due }) => !taken.has(due) && taken.add(due));
  return { ...entry, occasions };
}

/** A write whose answer was lost is tried again, is refused by what it had written itself, and the job is dropped as a double. */
export const mergedIntoItself = (): Plant => {
  class Merged extends Error {}
  return {
    stores: (stores) => ({
      ...stores,
      gates: {
        ...stores.gates,
        async write(...asked) {
          try {
            return await stores.gates.write(...asked);
          } catch {
            if (await stores.gates.write(...asked)) return true;
            throw new Merged();
          }
        },
      },
    }),
    // Every failure is taken for a double: the page is acknowledged and done.
    deliver:
      (handler, { pages }) =>
      async (event, context) => {
        const { batchItemFailures } = await handler(event, context);
        for (const { messageId, body } of event.Records)
          if (batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === messageId)) await pages.done(parsePage(body), {});
        return { batchItemFailures: [] };
      },
  };
};
