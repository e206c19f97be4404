import type { LearnQueue, LearnRequest, ReceivedRequest } from '../../workflows/learn/learn-queue.ts';

/** The learn queue in memory, where nothing is late, lost or doubled. */
export function memoryLearnQueue(): LearnQueue & { readonly requests: () => readonly LearnRequest[] } {
  let waiting: readonly ReceivedRequest[] = [];
  let asked = 0;
  return {
    requests: () => waiting.map(({ day, customers }) => ({ day, customers })),
    async ask(day, customers) {
      asked += 1;
      waiting = [...waiting, { day, customers, handle: String(asked) }];
    },
    async *receive() {
      yield* waiting;
    },
    async done(requests) {
      const handles = new Set(requests.map(({ handle }) => handle));
      waiting = waiting.filter(({ handle }) => !handles.has(handle));
    },
  };
}
