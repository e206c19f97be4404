import { aTableWith, invitation, post } from './answering.ts';
import { callsOf, faultKinds, faultyTable } from './faulty-calls.ts';

export interface AnswersUnderFaults {
  /** Marks by invitation and customer, as they were acknowledged and as they are read back. */
  readonly acknowledged: ReadonlyMap<string, number>;
  readonly found: ReadonlyMap<string, number>;
  /** How often an answer was read back more than once. */
  readonly twice: number;
  readonly cases: number;
  readonly vouchers: number;
  readonly faults: number;
}

/** Marks of every kind in turn. */
const answerOf = (turn: number) => ({ perceived: (turn % 5) + 1, expected: (((turn * 3) % 7) % 5) + 1 });

/** The most calls that one post makes. */
const CALLS = 6;
const TRIES_UNDER_FAULTS = 4;

/** Posts answers, each meeting a fault of another kind at another await up to four times over, until it is acknowledged. */
export async function answersUnderFaults({ customers, each }: { customers: number; each: number }): Promise<AnswersUnderFaults> {
  const names = Array.from({ length: customers }, (_, n) => `C${n}`);
  const { table, stores } = await aTableWith(...names);
  const acknowledged = new Map<string, number>();
  let faults = 0;
  for (const [at, customer] of names.entries()) {
    for (let n = 0; n < each; n++) {
      const turn = at * each + n;
      const [id, reply] = [invitation(`O${n}`), answerOf(turn)];
      for (let attempt = 0; !acknowledged.has(`${customer} ${id}`); attempt++) {
        const fault = { call: ((turn + attempt) % CALLS) + 1, kind: faultKinds[(Math.floor(turn / CALLS) + attempt) % 4] ?? 'crash-after' };
        const calls = callsOf(attempt < TRIES_UNDER_FAULTS ? { faults: [fault] } : {});
        if (attempt > TRIES_UNDER_FAULTS + 1) throw new Error(`${customer} ${id} is not taken even without faults`);
        const told = post(faultyTable(table, calls), reply, { customer, id }).then(
          ({ kind }) => kind,
          () => 'failed',
        );
        if ((await Promise.race([told, calls.crashed])) === 'stored') acknowledged.set(`${customer} ${id}`, reply.perceived);
        else faults++;
      }
    }
  }
  const found = new Map<string, number>();
  let twice = 0;
  for await (const { customer, answer } of stores.answers.between('satisfaction-survey', '2026-11-01', '2026-11-30')) {
    const key = `${customer} ${answer.id}`;
    if (found.has(key)) twice++;
    found.set(key, answer.perceived ?? 0);
  }
  const count = (type: string) => [...table.items()].filter((item) => item.type === type).length;
  return { acknowledged, found, twice, cases: count('CASE'), vouchers: count('OFFER'), faults };
}
