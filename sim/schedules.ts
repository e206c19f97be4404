import { DAY, HOUR, type Instant, MINUTE } from '../domain/calendar/calendar-date.ts';
import { nextInstant } from '../domain/calendar/next-instants.ts';
import type { Settings } from '../domain/settings.ts';
import type { Chance } from './chance.ts';
import type { FaultSource } from './faults/fault-source.ts';
import type { Timeline } from './time/timeline.ts';
import type { World } from './world.ts';

export interface ScheduleProps {
  readonly world: () => World;
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: FaultSource;
  readonly settings: Settings;
  readonly zones: readonly string[];
}

const TICK = 5 * MINUTE;

/**
 * A schedule comes somewhere in its minute. Later than a worker's clock may be behind: what such a worker would not see yet, the next tick
 * sees five minutes later, but here ticks at which nothing falls due are left out.
 */
const IN_ITS_MINUTE = [2_000, 59_000] as const;
const QUARTER = 15 * MINUTE;

/** Without anything to do, looks and sweeps come so often all the same. */
const LONGEST = 6 * HOUR;

/** What runs by the clock: looks every five minutes, sweeps every quarter of an hour, cycles at noon, and somebody who reads the alarms. */
export function schedules({ world, timeline, chance, faults, settings, zones }: ScheduleProps) {
  const planned = new Set<Instant>();

  /** At the next whole five minutes: ticks between, at which nothing can be due, are left out. */
  function planTick(at: Instant): void {
    const due = Math.ceil(at / TICK) * TICK;
    if (planned.has(due)) return;
    planned.add(due);
    timeline.at(due, () => runTick(due));
  }

  /** One that fails for good is made good by the next. */
  async function look(name: string): Promise<void> {
    if (!(await world().tick(name))) planTick(timeline.now() + 1);
  }

  function runTick(at: Instant): void {
    const name = String(at);
    const dice = chance.of('tick').of(name);
    if (faults.strikes('tick-missed', name)) planTick(at + 1);
    else {
      const late = faults.strikes('tick-late', name) ? dice.between(MINUTE, 4 * MINUTE) : dice.between(...IN_ITS_MINUTE);
      timeline.at(at + late, () => void look(name));
      if (faults.strikes('tick-twice', name)) timeline.at(at + dice.between(0, 3000), () => void look(`${name} again`));
    }
    planTick(Math.min(nextInstant(at, zones, ['00:00', settings.sendAt]), (Math.floor(at / LONGEST) + 1) * LONGEST));
  }

  function everyQuarter(at: Instant): void {
    const isSweep = at % DAY >= 3 * HOUR && at % DAY <= 3 * HOUR + QUARTER;
    const { due, deriving, unfinished } = world();
    const isAsked = due.deadLetters().length > 0 || deriving.failedBatches.size > 0 || unfinished.PAGE.size > 0;
    if (isSweep || at % LONGEST === 0 || isAsked) void world().sweep(String(at));
    if (at % DAY === 12 * HOUR || at % DAY === 13 * HOUR) timeline.at(at + 5 * MINUTE, () => void world().learn(String(at)));
    timeline.at(at + QUARTER, () => everyQuarter(at + QUARTER));
  }

  return {
    planTick,
    start(): void {
      planTick(timeline.now());
      everyQuarter(Math.ceil(timeline.now() / QUARTER) * QUARTER);
    },
  };
}
