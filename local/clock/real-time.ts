import type { Clock } from '../../workflows/clock.ts';
import type { TimeSource } from './time-source.ts';

/** Runs time sources as time goes by, but while a jump is under way. */
export interface RealTime {
  pause(): void;
  resume(): void;
  stop(): void;
}

/** A source may want to be run earlier than it said. */
const LONGEST_WAIT_MS = 500;
const SHORTEST_WAIT_MS = 5;

export function runInRealTime(sources: readonly TimeSource[], clock: Clock): RealTime {
  let timer: NodeJS.Timeout | undefined;
  let running = true;

  function arm(): void {
    clearTimeout(timer);
    if (!running) return;
    const now = clock.now();
    const waits = sources.map((source) => (source.next() ?? Number.POSITIVE_INFINITY) - now);
    timer = setTimeout(tick, Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, Math.ceil(Math.min(...waits)))));
  }

  function tick(): void {
    const now = clock.now();
    for (const source of sources) source.run(now);
    arm();
  }

  arm();
  return {
    pause() {
      running = false;
      clearTimeout(timer);
    },
    resume() {
      running = true;
      arm();
    },
    stop() {
      running = false;
      clearTimeout(timer);
    },
  };
}
