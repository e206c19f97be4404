import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Chance } from '../chance.ts';
import type { Timeline } from '../time/timeline.ts';
import type { Trace } from '../trace.ts';
import type { CallFault } from './fault.ts';
import type { FaultSource } from './fault-source.ts';

/** Thrown for a call that failed. */
export class PortFault extends Error {
  readonly kind: CallFault;

  constructor(kind: CallFault, about: string) {
    super(`${kind}: ${about}`);
    this.kind = kind;
  }
}

/** A kind of call, and what this one is about. */
export interface Call {
  readonly point: string;
  readonly about: string;
  /** After so many milliseconds the client gives up. */
  readonly timeout: number;
  /** The client may ask once more by itself after an answer that never came, as the SDK of DynamoDB does. */
  readonly asksAgain?: boolean;
  /** It may meet another transaction: it is tried again by itself for a while, and then given up. */
  readonly conflicts?: boolean;
}

export type Ending<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly fault: unknown }
  | { readonly kind: 'died' };

export interface Surroundings {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: FaultSource;
  readonly trace: Trace;
  /** A dependency is away altogether. */
  readonly isAway: (point: string) => boolean;
  /** Told of each call as it goes out: `function point`, and what it is about. */
  readonly onCall: (point: string, fault: CallFault | undefined, about: string) => void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** One run of a function in its sandbox: every call of a port goes through `pass`, and some of them fail. */
export class Invocation {
  readonly name: string;
  readonly began: Instant;
  readonly #function: string;
  readonly #around: Surroundings;
  readonly #counts = new Map<string, number>();
  #dead = false;
  #isZombie = false;
  #metFault = false;
  #die: () => void = () => {};
  readonly #died: Promise<void>;

  constructor(functionName: string, name: string, around: Surroundings) {
    this.name = name;
    this.#function = functionName;
    this.#around = around;
    this.began = around.timeline.now();
    this.#died = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  /** A worker that outlived its time: its late calls are not held against the engine's clock. */
  get isZombie(): boolean {
    return this.#isZombie;
  }

  /** Something went wrong in it: what it learnt it may not have been able to keep. */
  get metFault(): boolean {
    return this.#metFault;
  }

  /** Whatever it still waits for never comes. */
  kill(why: string): void {
    if (this.#dead || this.#isZombie) return;
    this.#dead = true;
    this.#metFault = true;
    this.#around.trace.add(this.#around.timeline.now(), `${this.name} ${why}`);
    this.#die();
  }

  async run<T>(timeout: number, work: () => Promise<T>): Promise<Ending<T>> {
    const { timeline } = this.#around;
    let over = false;
    timeline.at(this.began + timeout, () => {
      if (over) return;
      if (this.#isZombie) this.#die();
      else this.kill('timed out');
    });
    const settled = work().then(
      (value): Ending<T> => ({ kind: 'done', value }),
      (fault: unknown): Ending<T> => ({ kind: 'failed', fault }),
    );
    const ending = await Promise.race([settled, this.#died.then((): Ending<T> => ({ kind: 'died' }))]);
    over = true;
    return ending;
  }

  async pass<T>(call: Call, work: () => Promise<T>): Promise<T> {
    if (this.#dead) return await never();
    const { timeline, chance, faults, isAway, onCall, trace } = this.#around;
    const { point, about, timeout } = call;
    const what = about === '' ? point : `${point} ${about}`;
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    const where = `${this.name} ${what}${count === 1 ? '' : ` #${count}`}`;
    const dice = chance.of('latency').of(where);
    if (isAway(point)) {
      this.#metFault = true;
      await timeline.wait(dice.between(5, 50));
      if (this.#dead) return await never();
      throw new PortFault('error', `${point} is away`);
    }
    const fault = faults.befalls(`${this.#function} ${point}`, where);
    onCall(`${this.#function} ${point}`, fault, about);
    this.#metFault ||= fault !== undefined;
    if (fault !== undefined) trace.add(timeline.now(), `FAULT ${fault} @ ${where}`);
    if (call.conflicts === true && faults.strikes('transaction-conflict', where)) {
      await timeline.wait(dice.between(20, 2000));
      if (dice.happens(0.3)) throw await this.#unlessDead(new PortFault('error', `${what} met another transaction`));
    }
    await timeline.wait(fault === 'slow' ? dice.between(1000, timeout - 500) : dice.between(1, 12));
    if (this.#dead) return await never();
    switch (fault) {
      case 'throttle':
      case 'error':
        throw new PortFault(fault, what);
      case 'timeout-before':
        await timeline.wait(timeout);
        throw await this.#unlessDead(new PortFault(fault, what));
      case 'crash-before':
        this.kill(`died before ${what}`);
        return await never();
      case 'zombie':
        return await this.#outlive(dice, work);
      case 'timeout-after':
      case 'crash-after':
      case 'slow':
      case undefined:
        break;
    }
    const result = await work();
    if (this.#dead) return await never();
    if (fault === 'crash-after') {
      this.kill(`died after ${what}`);
      return await never();
    }
    if (fault === 'timeout-after') {
      await timeline.wait(timeout);
      const gaveUp = await this.#unlessDead(new PortFault(fault, what));
      if (call.asksAgain === true && dice.happens(0.5)) return await work();
      throw gaveUp;
    }
    return result;
  }

  /** The answer, or the call itself, comes only after the worker should have been dead. */
  async #outlive<T>(dice: Chance, work: () => Promise<T>): Promise<T> {
    const { timeline } = this.#around;
    this.#isZombie = true;
    const pause = dice.between(2 * MINUTE, 40 * MINUTE);
    if (dice.happens(0.5)) {
      await timeline.wait(pause);
      return await work();
    }
    const result = await work();
    await timeline.wait(pause);
    return result;
  }

  async #unlessDead<T>(value: T): Promise<T> {
    return this.#dead ? await never() : value;
  }
}
