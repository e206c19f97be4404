import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
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
/** What looks for due things runs at every stop, for they are what the jump stops for; sweeps run once in `OFTEN` on the way. */
const LOOK = 5 * MINUTE;

/**
 * Fires schedules by the moved clock. However many firings a jump passed over, each schedule fires once after it, sweeps also once in
 * six hours on the way; what was due while the program was not running fires once when it starts.
 */
export function createScheduler(schedules: readonly Schedule[], clock: Clock, path: string): readonly TimeSource[] {
  const handled: Record<string, Instant> = existsSync(path) ? storedSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  return schedules.map(({ id, expression, timeZone, fire }) => {
    const timetable = parseSchedule(expression, timeZone);
    const next = () => timetable.next(handled[id] ?? clock.now());
    handled[id] ??= clock.now();
    const every = period(timetable.next, clock.now());
    const isSweep = every > LOOK && every < OFTEN;
    return {
      next,
      stopsJumps: every >= OFTEN,
      run(now, onTheWay = false) {
        const due = next();
        if (due === undefined || due > now) return;
        if (onTheWay && isSweep && now - (handled[id] ?? 0) < OFTEN) return;
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
