import type { Figure } from './figure.ts';

export interface FiguresPart {
  /** As the command line calls it. */
  readonly id: string;
  readonly title: string;
  readonly how: string;
  /** About so long on two quiet cores. */
  readonly seconds: number;
  /** `share` of the full size, 1 for all of it. */
  readonly measure: (share: number) => Promise<Figure[]>;
}

/** What `care figures` measures, in this order, each part in a process of its own. */
export const figuresParts: readonly FiguresPart[] = [
  {
    id: 'find-due',
    title: 'Finding what is due',
    how: 'find-due on a calendar with all starters live, six kinds of facts and three zones in use; units by DynamoDB’s rule on the table in memory for every size, since a million customers take DynamoDB Local too long to load, and as DynamoDB Local tells them for the least size.',
    seconds: 90,
    measure: async (share) => await (await import('./find-due.ts')).measureFindDue(share),
  },
  {
    id: 'derive-facts',
    title: 'Facts of a changed customer',
    how: 'derive-facts with the SDK on DynamoDB Local, ten customers at once; the changed item itself is not counted.',
    seconds: 20,
    measure: async (share) => await (await import('./derive-facts.ts')).measureDerivation(share),
  },
  {
    id: 'deliver-messages',
    title: 'Sending',
    how: 'The shipped handler with the SDK on DynamoDB Local and a provider on the loopback, one invocation at a time; CPU of its own process only.',
    seconds: 90,
    measure: async (share) => await (await import('./deliver-messages.ts')).measureDelivery(share),
  },
  {
    id: 'imports',
    title: 'Importing',
    how: 'Files made as they are read; end to end with the SDK into DynamoDB Local.',
    seconds: 75,
    measure: async (share) => await (await import('./imports.ts')).measureImports(share),
  },
  {
    id: 'import-memory',
    title: 'Memory of an import',
    how: 'The largest file there may be, through the whole import into a table that forgets; the memory of the process with a heap of 128 MB, loader of TypeScript included.',
    seconds: 60,
    measure: async (share) => await (await import('./imports.ts')).measureImportMemory(share),
  },
  {
    id: 'bundles',
    title: 'Cold starts',
    how: 'Each bundle loaded in a fresh process, 15 times; what Node itself takes to start is no part of it.',
    seconds: 60,
    measure: async (share) => await (await import('./bundles.ts')).measureBundles(share),
  },
  {
    id: 'hot-spots',
    title: 'Hot spots',
    how: 'On the table in memory: a million products bought on one first of January, put into the calendar as derive-facts does, all due at ten and found by looks five minutes apart, each of which queues a lot and what it may of what is left over; a notice that is due four minutes later; and the cards of one household, all due at one minute, sent by the shipped handler.',
    seconds: 300,
    measure: async (share) => await (await import('./hot-spots.ts')).measureHotSpots(share),
  },
  {
    id: 'first-message',
    title: 'The first message after a cold start',
    how: 'The shipped bundle of deliver-messages in a fresh process on DynamoDB Local: loaded, its secret read, one message sent and its outcome written; and the same with a whole batch of ten full pages. What Node and Lambda take to start a process is no part of it.',
    seconds: 30,
    measure: async (share) => await (await import('./first-message.ts')).measureFirstMessage(share),
  },
  {
    id: 'stream-lag',
    title: 'From a change to its fact',
    how: 'The whole deployment on this machine, DynamoDB Local included: one product told by the API at a time, from its answer to its fact in the calendar. The template lets a batch of the stream fill for a second, which is most of it; AWS asks a stream four times a second, the laptop gathers a tenth of one.',
    seconds: 90,
    measure: async (share) => await (await import('./stream-lag.ts')).measureStreamLag(share),
  },
  {
    id: 'answers',
    title: 'Pages and API',
    how: 'The shipped bundles, eight requests at once on DynamoDB Local on the same cores, from request to answer without the gateway.',
    seconds: 30,
    measure: async (share) => await (await import('./answers.ts')).measureAnswers(share),
  },
];
