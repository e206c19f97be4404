import type { Instant } from '../domain/calendar/calendar-date.ts';

/** The only source of time. */
export interface Clock {
  now(): Instant;
}
