import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../workflows/clock.ts';
import { type Ending, Invocation, type Surroundings } from '../faults/invocation.ts';
import type { Pass } from '../ports/watched-table.ts';

/** What a function is built on, once per cold start. */
export interface Sandbox {
  /** Off by up to two seconds, for as long as the sandbox lives. */
  readonly clock: Clock;
  readonly pass: Pass;
  /** The run that is under way. */
  readonly current: () => Invocation;
}

interface Box<Handler> {
  readonly handler: Handler;
  begin(invocation: Invocation): void;
}

export interface FunctionProps<Handler> {
  readonly name: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly build: (sandbox: Sandbox) => Handler;
}

/** Milliseconds after which the SDK gives a call of DynamoDB or SQS up. */
const CLIENT_TIMEOUT = 5000;

/** A deployed function: warm sandboxes are used again, dead ones never. */
export function cloudFunction<Handler>({ name, timeout, build }: FunctionProps<Handler>, around: Surroundings) {
  let idle: Box<Handler>[] = [];
  let version = 0;
  let built = 0;

  const coldStart = (): Box<Handler> => {
    const dice = around.chance.of('skew').of(`${name} ${built++}`);
    const skew = dice.between(-2000, 2000);
    let invocation: Invocation | undefined;
    const current = (): Invocation => {
      if (invocation === undefined) throw new Error(`${name} called a port before it was invoked.`);
      return invocation;
    };
    const pass: Pass = (point, about, work) =>
      current().pass({ point, about, timeout: CLIENT_TIMEOUT, asksAgain: true, conflicts: point === 'transact' }, work);
    const clock = { now: (): Instant => around.timeline.now() + skew };
    return {
      handler: build({ clock, pass, current }),
      begin(next) {
        invocation = next;
      },
    };
  };

  return {
    timeout,
    /** New code: whoever works goes on with the old. */
    deploy(): void {
      idle = [];
      version += 1;
    },
    async invoke<T>(runName: string, use: (handler: Handler, invocation: Invocation) => Promise<T>): Promise<Ending<T>> {
      const box = idle.pop() ?? coldStart();
      const runsOn = version;
      const invocation = new Invocation(name, `${name} ${runName}`, around);
      box.begin(invocation);
      const { timeline, chance, faults, trace } = around;
      if (faults.strikes('function-cut-short', invocation.name)) {
        const after = chance.of('cut').of(invocation.name).between(1, 300);
        timeline.at(timeline.now() + after, () => invocation.kill('was cut short'));
      }
      const ending = await invocation.run(timeout, () => use(box.handler, invocation));
      trace.add(timeline.now(), `${invocation.name} ${ending.kind}`);
      if (ending.kind !== 'died' && !invocation.isZombie && runsOn === version) idle.push(box);
      return ending;
    },
  };
}
