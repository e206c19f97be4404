import type { Table } from '../../adapters/dynamo/table.ts';
import type { LearnQueue } from '../../workflows/learn/learn-queue.ts';

export const faultKinds = ['error-before', 'error-after', 'crash-before', 'crash-after'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  /** Which call of the invocation, from 1. */
  readonly call: number;
  readonly kind: FaultKind;
}

/** The plumbing as one invocation meets it: every call goes through `pass`, and some of them fail. */
export interface Calls {
  pass<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Settles when the invocation has crashed. */
  readonly crashed: Promise<'crashed'>;
  readonly names: readonly string[];
}

export interface CallsProps {
  readonly faults?: readonly Fault[] | undefined;
  /** Runs before the call of that number and name goes out: another worker, an opt-out, the scheduler of a test. */
  readonly before?: ((call: number, name: string) => Promise<void> | void) | undefined;
}

/** Thrown for a call that failed. */
export class PlumbingFault extends Error {}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** A crash is a promise that never settles and an invocation of which no later call ever goes out: a thrown one would be caught. */
export function callsOf({ faults = [], before }: CallsProps = {}): Calls {
  const names: string[] = [];
  let dead = false;
  let crash: (how: 'crashed') => void = () => {};
  const crashed = new Promise<'crashed'>((resolve) => {
    crash = resolve;
  });
  const die = <T>(): Promise<T> => {
    dead = true;
    crash('crashed');
    return never<T>();
  };
  return {
    crashed,
    names,
    async pass(name, work) {
      if (dead) return await never();
      names.push(name);
      const call = names.length;
      const fault = faults.find((each) => each.call === call)?.kind;
      await before?.(call, name);
      if (dead) return await never();
      if (fault === 'crash-before') return await die();
      if (fault === 'error-before') throw new PlumbingFault(`${name} failed before it was done`);
      const result = await work();
      if (dead) return await never();
      if (fault === 'crash-after') return await die();
      if (fault === 'error-after') throw new PlumbingFault(`${name} failed after it was done`);
      return result;
    },
  };
}

/** The table behind those calls. */
export function faultyTable(table: Table, { pass }: Calls): Table {
  return {
    get: (key, options) => pass(`get ${key.sk}`, () => table.get(key, options)),
    getMany: (keys, options) => pass('getMany', () => table.getMany(keys, options)),
    query: (query) => pass(`query ${query.partition}`, () => table.query(query)),
    put: (item, condition) => pass(`put ${String(item.type)}`, () => table.put(item, condition)),
    update: (key, change, condition) => pass(`update ${key.sk}`, () => table.update(key, change, condition)),
    remove: (key, condition) => pass(`remove ${key.sk}`, () => table.remove(key, condition)),
    writeMany: (puts, removes) => pass('writeMany', () => table.writeMany(puts, removes)),
    transact: (writes) => pass('transact', () => table.transact(writes)),
  };
}

/** The learn queue, asking which goes through `calls`. */
export const faultyAsking = (queue: LearnQueue, { pass }: Calls): LearnQueue => ({
  ...queue,
  ask: (...asked) => pass('ask to learn', () => queue.ask(...asked)),
});
