import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Limits } from './deliver-entry.ts';

/** What is added to every sum of timeouts, for clocks that differ and writes that take long. */
const MARGIN = 30_000;

/** W: how long the provider's own event is waited for. */
const EVENT_WAIT = 15 * MINUTE;

/** design: the lease outlives the worker, the gate closes before quiet hours begin. All in milliseconds. */
export function sendLimits({ functionTimeoutMs, requestTimeoutMs }: { functionTimeoutMs: number; requestTimeoutMs: number }): Limits {
  return {
    lease: functionTimeoutMs + requestTimeoutMs + MARGIN,
    eventWait: EVENT_WAIT,
    callTime: requestTimeoutMs + 5_000,
    closesBefore: requestTimeoutMs + MARGIN,
  };
}
