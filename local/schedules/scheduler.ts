import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { HOUR, type Instant } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { TimeSource } from '../clock/time-source.ts';
import { replaceFile } from '../replace-file.ts';
import { parseSchedule } from './schedule-expression.ts';

export interface Schedule {
  readonly id: string;
  readonly expression: string;
  readonly timeZone?: string | undefined;
  readonly fire: () => void;
}

const storedSchema = z.record(z.string(), z.number());

/** What comes round more often than this need not stop a jump: its work depends on what is due, and that stops it. */
const OFTEN = 6 * HOUR;

/**
 * Fires schedules by the moved clock. However many firings a jump passed over, each schedule fires once after it; what was due while
 * the program was not running fires once when it starts.
 */
export function createScheduler(schedules: readonly Schedule[], clock: Clock, path: string): readonly TimeSource[] {
  const handled: Record<string, Instant> = existsSync(path) ? storedSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  return schedules.map(({ id, expression, timeZone, fire }) => {
    const timetable = parseSchedule(expression, timeZone);
    const next = () => timetable.next(handled[id] ?? clock.now());
    handled[id] ??= clock.now();
    return {
      next,
      stopsJumps: period(timetable.next, clock.now()) >= OFTEN,
      run(now) {
        const due = next();
        if (due === undefined || due > now) return;
        handled[id] = now;
        // Fired first and noted after: a kill in between fires it twice, which the functions are made for.
        fire();
        replaceFile(path, JSON.stringify(handled));
      },
    };
  });
}

function period(next: (instant: Instant) => Instant | undefined, now: Instant): number {
  const first = next(now);
  const second = first === undefined ? undefined : next(first);
  return first === undefined || second === undefined ? Number.POSITIVE_INFINITY : second - first;
}
