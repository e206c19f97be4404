import { DAY, HOUR } from '../domain/calendar/calendar-date.ts';
import { chanceOf } from './chance.ts';
import { checkCaps } from './check/check-caps.ts';
import { checkCatchUp } from './check/check-catch-up.ts';
import { checkOutcomes, isForeseen, type Outcomes } from './check/check-outcomes.ts';
import { checkEnd, messagesOf } from './check/check-rest.ts';
import { nameOf } from './check/send-ledger.ts';
import type { Violation } from './check/violation.ts';
import type { Fault } from './faults/fault.ts';
import { drawnFaults, listedFaults } from './faults/fault-source.ts';
import type { Lane } from './lane/dynamo-lane.ts';
import { expectedOccasions } from './oracle/expected-occasions.ts';
import { openScene, type Scene } from './scene.ts';
import { schedules } from './schedules.ts';
import { timeline as startTimeline } from './time/timeline.ts';
import { traceOf } from './trace.ts';
import { weatherOf } from './weather.ts';
import { careCampaigns, setUp } from './workload/care-campaigns.ts';
import { crowd } from './workload/crowd.ts';
import { scheduleHappenings } from './workload/happenings.ts';
import { person, zones } from './workload/people.ts';
import type { Plant } from './zoo/plant.ts';

export interface SeedOptions {
  readonly seed: number;
  readonly plant?: Plant | undefined;
  /** What its table stands on; absent: memory alone. */
  readonly lane?: Lane | undefined;
  /** @default as many as the weather says */
  readonly customers?: number | undefined;
  /** Only these faults; absent: all that are drawn. */
  readonly only?: readonly Fault[] | undefined;
  readonly keepTrace?: boolean | undefined;
  /** Ends at the first violation. */
  readonly stopEarly?: boolean | undefined;
}

export interface SeedReport {
  readonly seed: number;
  readonly hash: string;
  readonly accepted: number;
  readonly calls: number;
  readonly outcomes: Outcomes;
  /** Occasions that fell due in an outage on days on which nothing else went wrong, and were decided in time after it. */
  readonly caughtUp: number;
  /** Second acceptances of notices that the promise allows for. */
  readonly foretold: number;
  readonly faults: readonly Fault[];
  /** Faults by `function point`, then by kind; `''`: how often the point was passed. */
  readonly points: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
  /** Virtual milliseconds. */
  readonly lived: number;
}

/** How long after the last fault everything may take to come to rest. */
const PATIENCE = 5 * DAY;

/** One seed, from an empty table to a world at rest. */
export async function runSeed({
  seed,
  plant,
  lane,
  customers,
  only,
  keepTrace = false,
  stopEarly = false,
}: SeedOptions): Promise<SeedReport> {
  const chance = chanceOf(seed);
  const weather = weatherOf(chance);
  const { season, settings } = weather;
  const start = season.firstDay * DAY - 15 * HOUR;
  const end = (season.firstDay + season.days) * DAY + 12 * HOUR;
  const timeline = startTimeline(start, lane?.settled);
  const trace = traceOf({ kept: keepTrace });
  const faults = only === undefined ? drawnFaults(chance.of('faults'), weather.rates, () => timeline.now() > end) : listedFaults(only);
  const shared = { chance, timeline, trace, faults, settings };

  const clocks = schedules({ ...shared, world: () => scene.world, zones: [...zones, settings.company.timeZone] });
  const people = crowd({ ...shared, scene: () => scene, leaving: weather.rates.calls === 0 ? 0 : 0.006 });
  const scene: Scene = openScene({
    ...shared,
    ...people,
    campaigns: careCampaigns,
    outages: weather.outages,
    plant,
    standOn: lane?.on,
    pace: weather.pace,
    onDue: clocks.planTick,
  });
  const { world, office, book, ledger } = scene;

  await setUp(world.table, settings, careCampaigns);
  clocks.start();
  for (let number = 0; number < (customers ?? weather.customers); number++) await office.welcome(person(number, season, chance));
  scheduleHappenings({ office, book, timeline, season, chance });
  for (const at of weather.deploys) timeline.at(at, world.deploy);

  const outOfOrder = Math.max(end, ...weather.outages.map(({ to }) => to));
  while (timeline.now() < outOfOrder + PATIENCE) {
    await timeline.runUntil(timeline.now() + HOUR);
    scene.checkNow();
    if (stopEarly && scene.violations.length > 0) break;
    if (timeline.now() > outOfOrder + 2 * HOUR && scene.isAtRest()) break;
  }

  const now = timeline.now();
  const stood = new Map(messagesOf(world).map(({ customer, message }) => [nameOf({ customer, key: message.key }), message]));
  const foreseen = careCampaigns.filter(({ rule }) => isForeseen(rule));
  const expected = expectedOccasions(book, foreseen, settings, { from: start, certainTo: end, to: now });
  const judged = checkOutcomes(expected, stood, ledger, book, weather.outages, settings, now);
  const { zonesOf } = scene;
  const isStill = weather.rates.calls === 0;
  const caught = checkCatchUp({ outages: isStill ? weather.outages : [], expected, stood, settings, zonesOf });
  const last = [...checkEnd(world, ledger, book, now), ...checkCaps(ledger, settings, zonesOf), ...judged.violations, ...caught.violations];
  for (const violation of last) scene.report(violation);
  return {
    seed,
    hash: trace.hash(),
    accepted: ledger.accepted,
    ...scene.counts(),
    outcomes: judged.outcomes,
    caughtUp: caught.caughtUp,
    faults: faults.struck,
    points: scene.points,
    violations: scene.violations,
    trace: trace.lines,
    lived: now - start,
  };
}
