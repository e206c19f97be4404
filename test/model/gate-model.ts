import { type Exploration, explore, type Move } from './explore.ts';

/** Turned round one at a time, each of these must show a violation. */
export interface Variant {
  readonly class?: 'marketing' | 'notice';
  /** Messages that the customer may get. @default 1 */
  readonly cap?: 1 | 2;
  /** Workers may outlive their lease. */
  readonly zombies?: boolean;
  readonly messageFirst?: boolean;
  readonly clearsUnseen?: boolean;
  readonly withoutRevision?: boolean;
  /** The cap is looked at when it is decided, and the slot taken after the send. */
  readonly slotAfterSend?: boolean;
  /** A doubt is taken for a refusal. */
  readonly doubtIsRefusal?: boolean;
  /** A notice is tried again before its event had its time. */
  readonly impatient?: boolean;
}

type Pc = 'idle' | 'first' | 'second' | 'intent' | 'send' | 'put' | 'back';
type Told = '-' | 'sent' | 'abandoned' | 'capped';

interface Worker {
  readonly pc: Pc;
  /** The occasion at hand. */
  readonly o: 0 | 1;
  /** What it read of the gate, and of both messages. */
  readonly rev: number;
  readonly flying: readonly [number, number];
  readonly slots: number;
  readonly opt: boolean;
  readonly seen: readonly [Told, Told];
}

interface State {
  readonly rev: number;
  readonly opt: boolean;
  /** Cap slots taken. */
  readonly slots: number;
  /** Attempt in flight by occasion; 0: none. */
  readonly flying: readonly [number, number];
  /** The holder of that attempt may still be alive. */
  readonly held: readonly [boolean, boolean];
  readonly told: readonly [Told, Told];
  readonly accepted: readonly [number, number];
  /** Events of the provider that have not come yet. */
  readonly events: readonly [number, number];
  readonly afterOptOut: boolean;
  readonly crashes: number;
  readonly workers: readonly [Worker, Worker];
}

const MOST_REVISIONS = 4;
const MOST_CRASHES = 1;
const MOST_ATTEMPTS = 2;

const idle: Worker = { pc: 'idle', o: 0, rev: 0, flying: [0, 0], slots: 0, opt: false, seen: ['-', '-'] };

const start: State = {
  rev: 0,
  opt: false,
  slots: 0,
  flying: [0, 0],
  held: [false, false],
  told: ['-', '-'],
  accepted: [0, 0],
  events: [0, 0],
  afterOptOut: false,
  crashes: 0,
  workers: [idle, idle],
};

function at<T>(pair: readonly [T, T], o: 0 | 1, value: T): readonly [T, T] {
  return o === 0 ? [value, pair[1]] : [pair[0], value];
}

/**
 * The two-write send of workflows/deliver, every interleaving: two occasions of one customer under a cap of one, two workers,
 * redelivery at any time, crashes, an opt-out, events that come at any time, and the finder of intents whose worker is gone.
 */
export function checkGate(variant: Variant = {}, hunted?: string): Exploration {
  const { class: sendClass = 'marketing', zombies = false, cap = 1 } = variant;
  const marketing = sendClass === 'marketing';

  function* moves(state: State): Generator<Move<State>> {
    if (marketing && !state.opt && state.rev < MOST_REVISIONS) yield { label: 'opt-out', to: { ...state, opt: true, rev: state.rev + 1 } };
    for (const w of [0, 1] as const) yield* workerMoves(state, w);
    for (const o of [0, 1] as const) {
      if (state.events[o] > 0 && state.told[o] !== 'sent') {
        yield { label: `event ${o}`, to: { ...state, told: at(state.told, o, 'sent'), events: at(state.events, o, state.events[o] - 1) } };
      }
      yield* finderMoves(state, o);
    }
  }

  /** The queue message that comes back after the lease and the wait for the event. */
  function* finderMoves(state: State, o: 0 | 1): Generator<Move<State>> {
    if (state.flying[o] === 0 || state.told[o] !== '-' || (state.held[o] && !zombies)) return;
    if (marketing) {
      yield { label: `abandon ${o}`, to: { ...state, told: at(state.told, o, 'abandoned') } };
      return;
    }
    const waited = state.events[o] === 0 || variant.impatient === true;
    const free = state.workers.findIndex(({ pc }) => pc === 'idle');
    if (!waited || free === -1 || state.flying[o] >= MOST_ATTEMPTS || state.rev >= MOST_REVISIONS) return;
    const retried = { ...state, rev: state.rev + 1, flying: at(state.flying, o, state.flying[o] + 1), held: at(state.held, o, true) };
    yield { label: `retry ${o}`, to: withWorker(retried, free === 0 ? 0 : 1, { ...idle, pc: 'send', o }) };
  }

  function* workerMoves(state: State, w: 0 | 1): Generator<Move<State>> {
    const worker = state.workers[w];
    const { pc, o } = worker;
    const go = (label: string, next: Worker, changes: Partial<State> = {}): Move<State> => ({
      label: `${label} ${o}`,
      to: withWorker({ ...state, ...changes }, w, next),
    });
    const gate = { rev: state.rev, flying: state.flying, slots: state.slots, opt: state.opt };
    const mine = state.flying[o] > 0;
    const released = mine ? { held: at(state.held, o, false) } : {};
    if (pc !== 'idle' && state.crashes < MOST_CRASHES) {
      yield go('crash', idle, { crashes: state.crashes + 1, ...(pc === 'send' || pc === 'put' || pc === 'back' ? released : {}) });
    }
    switch (pc) {
      case 'idle':
        for (const occasion of [0, 1] as const)
          yield { label: `start ${occasion}`, to: withWorker(state, w, { ...idle, pc: 'first', o: occasion }) };
        return;
      case 'first':
        yield variant.messageFirst === true
          ? go('read message', { ...worker, pc: 'second', seen: state.told })
          : go('read gate', { ...worker, pc: 'second', ...gate });
        return;
      case 'second': {
        const read = variant.messageFirst === true ? { ...worker, ...gate } : { ...worker, seen: state.told };
        yield decide(state, w, read);
        return;
      }
      case 'intent':
        yield commit(state, w, worker);
        return;
      case 'send': {
        const taken = { accepted: at(state.accepted, o, state.accepted[o] + 1), events: at(state.events, o, state.events[o] + 1) };
        const afterDoubt: Worker = variant.doubtIsRefusal === true ? { ...worker, pc: 'back' } : idle;
        yield go('accepted', { ...worker, pc: 'put' }, taken);
        yield go('accepted, no answer', afterDoubt, { ...taken, ...(afterDoubt === idle ? released : {}) });
        yield go('lost, no answer', afterDoubt, afterDoubt === idle ? released : {});
        yield go('refused', { ...worker, pc: 'back' });
        return;
      }
      case 'put':
        yield go('put message', idle, {
          told: at(state.told, o, 'sent'),
          ...released,
          ...(variant.slotAfterSend === true ? { slots: state.slots + 1 } : {}),
        });
        return;
      case 'back': {
        if (!mine || state.rev >= MOST_REVISIONS) return yield go('gives up', idle, released);
        const slots = marketing && variant.slotAfterSend !== true ? state.slots - 1 : state.slots;
        return yield go('take back', idle, { rev: state.rev + 1, flying: at(state.flying, o, 0), held: at(state.held, o, false), slots });
      }
    }
  }

  function decide(state: State, w: 0 | 1, read: Worker): Move<State> {
    const { o } = read;
    const leaves = read.seen[o] !== '-' || read.flying[o] > 0 || (marketing && read.opt);
    if (leaves) return { label: `leave ${o}`, to: withWorker(state, w, idle) };
    if (marketing && read.slots >= cap) {
      const told = state.told[o] === '-' ? at(state.told, o, 'capped') : state.told;
      return { label: `capped ${o}`, to: withWorker({ ...state, told }, w, idle) };
    }
    return { label: `decide ${o}`, to: withWorker(state, w, { ...read, pc: 'intent' }) };
  }

  /** One conditional write: entry, cap slot, and what was seen to be done is cleared. */
  function commit(state: State, w: 0 | 1, worker: Worker): Move<State> {
    const { o } = worker;
    const lost = variant.withoutRevision !== true && worker.rev !== state.rev;
    if (lost || state.rev >= MOST_REVISIONS) return { label: `lost race ${o}`, to: withWorker(state, w, idle) };
    const other = o === 0 ? 1 : 0;
    const clears = worker.flying[other] > 0 && (worker.seen[other] !== '-' || variant.clearsUnseen === true);
    const flying = at(clears ? at(state.flying, other, 0) : state.flying, o, 1);
    const slots = marketing && variant.slotAfterSend !== true ? worker.slots + 1 : state.slots;
    const next = {
      ...state,
      rev: state.rev + 1,
      flying,
      held: at(state.held, o, true),
      slots,
      afterOptOut: state.afterOptOut || (marketing && state.opt),
    };
    return { label: `intent ${o}`, to: withWorker(next, w, { ...idle, pc: 'send', o }) };
  }

  const broken = (state: State): string[] => [
    ...(marketing && state.accepted.some((times) => times > 1) ? ['accepted twice'] : []),
    ...(!marketing && state.accepted.some((times) => times > 1) ? ['notice twice'] : []),
    ...(marketing && state.accepted[0] + state.accepted[1] > cap ? ['over the cap'] : []),
    ...(state.afterOptOut ? ['intent after opt-out'] : []),
    ...([0, 1] as const).flatMap((o) => (state.told[o] === 'sent' && state.accepted[o] === 0 ? ['marked sent, not accepted'] : [])),
  ];

  return explore(start, nameOf, moves, broken, hunted);
}

const withWorker = (state: State, w: 0 | 1, worker: Worker): State => ({ ...state, workers: at(state.workers, w, worker) });

/** Workers are alike: which of them is which does not matter. */
function nameOf({ rev, opt, slots, flying, held, told, accepted, events, afterOptOut, crashes, workers }: State): string {
  const names = workers.map(({ pc, o, rev: read, flying: f, slots: s, opt: out, seen }) =>
    pc === 'idle' ? pc : `${pc}${o}${read}${f}${s}${out}${seen}`,
  );
  return `${rev}${opt}${slots}|${flying}|${held}|${told}|${accepted}|${events}|${afterOptOut}${crashes}|${names.sort().join('&')}`;
}
