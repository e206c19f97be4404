import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { EventHeap } from './event-heap.ts';

/** Virtual time: it moves from one event to the next, and stands still while anybody works. */
export interface Timeline {
  now(): Instant;
  /** Runs at that instant, and time stands still until it is done; what is due at once runs in the order in which it was asked for. */
  at(instant: Instant, run: () => void | Promise<void>): void;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** Every event up to `until`, included; the clock then stands at `until`. */
  runUntil(until: Instant): Promise<void>;
}

/** `settled` resolves once whoever was woken waits again; without it: once no microtask is left. */
export function timeline(start: Instant, settled = everybodyWaits): Timeline {
  const heap = new EventHeap<() => void | Promise<void>>();
  let now = start;
  const at: Timeline['at'] = (instant, run) => heap.push(Math.max(instant, now), run);
  return {
    now: () => now,
    at,
    wait: (milliseconds) =>
      new Promise((resolve) => {
        at(now + milliseconds, resolve);
      }),
    async runUntil(until) {
      for (let due = heap.first(); due !== undefined && due.at <= until; due = heap.first()) {
        heap.pop();
        now = due.at;
        await due.value();
        await settled();
      }
      now = until;
    },
  };
}

/** Whoever was woken has come to its next wait: nothing of the handlers waits for anything but ports. A tick comes after all microtasks. */
export const everybodyWaits = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
