import type { Instant } from '../../domain/calendar/calendar-date.ts';

/** Something that has to be looked after when its time comes: schedules, delayed queue messages. */
export interface TimeSource {
  /** The next instant after now at which it wants to be run. */
  next(): Instant | undefined;
  /** Whether a jump has to stop there; what does not is run once after each jump that passed it. */
  readonly stopsJumps: boolean;
  /** `onTheWay`: the jump goes on from here, so what can wait may. */
  run(now: Instant, onTheWay?: boolean): void;
}
