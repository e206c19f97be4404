import { DAY, HOUR, type Instant, MINUTE } from '../domain/calendar/calendar-date.ts';
import { nextInstant } from '../domain/calendar/next-instants.ts';
import type { Campaign } from '../domain/campaigns/campaign.ts';
import { chanceOf } from './chance.ts';
import { checkCaps } from './check/check-caps.ts';
import { checkOutcomes, isForeseen, type Outcomes } from './check/check-outcomes.ts';
import { checkEnd, checkFinders, hasMessage, messagesOf } from './check/check-rest.ts';
import { afterType, nameOf, SendLedger } from './check/send-ledger.ts';
import type { Violation } from './check/violation.ts';
import { watchCalls } from './check/watch-calls.ts';
import { watchGates } from './check/watch-gates.ts';
import type { Fault } from './faults/fault.ts';
import { drawnFaults } from './faults/fault-source.ts';
import { PortFault } from './faults/invocation.ts';
import { expectedOccasions } from './oracle/expected-occasions.ts';
import { timeline as startTimeline } from './time/timeline.ts';
import { traceOf } from './trace.ts';
import { weatherOf } from './weather.ts';
import { Book } from './workload/book.ts';
import { careCampaigns, setUp } from './workload/care-campaigns.ts';
import { scheduleHappenings } from './workload/happenings.ts';
import { office as openOffice } from './workload/office.ts';
import { person, zones } from './workload/people.ts';
import { world as createWorld } from './world.ts';
import type { Plant } from './zoo/plant.ts';

export interface SeedOptions {
  readonly seed: number;
  readonly plant?: Plant | undefined;
  /** Only these faults, by their text; absent: all that are drawn. */
  readonly only?: ReadonlySet<string> | undefined;
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

const TICK = 5 * MINUTE;

/** Without anything to do, a tick comes so often all the same. */
const LONGEST = 3 * HOUR;

/** One seed, from an empty table to a world at rest. */
export async function runSeed({ seed, plant, only, keepTrace = false, stopEarly = false }: SeedOptions): Promise<SeedReport> {
  const chance = chanceOf(seed);
  const weather = weatherOf(chance);
  const { season, settings } = weather;
  const start = season.firstDay * DAY - 15 * HOUR;
  const end = (season.firstDay + season.days) * DAY + 12 * HOUR;
  const timeline = startTimeline(start);
  const trace = traceOf({ kept: keepTrace });
  const faults = drawnFaults(chance.of('faults'), weather.rates, () => timeline.now() > end, only);
  const violations: Violation[] = [];
  const report = (violation: Violation): void => {
    violations.push(violation);
    trace.add(violation.at, `VIOLATION ${violation.invariant} ${violation.text}`);
  };
  const points = new Map<string, Map<string, number>>();
  const book = new Book();
  const ledger = new SendLedger();
  for (const campaign of careCampaigns) ledger.campaigns.set(campaign.id, campaign);
  const campaignOf = (key: string): Campaign | undefined => ledger.campaigns.get(key.split('/')[0] ?? '');
  const zonesOf = (customer: string) => book.versions(customer, 'PROFILE').map(({ record }) => record.body.timeZone);
  const zoneOf = (customer: string) => zonesOf(customer).at(-1) ?? settings.company.timeZone;
  let raising: string | undefined;
  let foretold = 0;
  let providerCalls = 0;

  const watchGate = watchGates({
    ledger,
    zoneOf,
    campaignOf,
    hasMessage: (customer, key) => hasMessage(world, customer, key),
    isRaising: (customer) => customer === raising,
    report,
  });
  const watchCall = watchCalls({ ledger, settings, zonesOf, zoneOf, campaignOf, report, onExcused: () => foretold++ });

  const world = createWorld({
    timeline,
    chance,
    faults,
    trace,
    outages: weather.outages,
    plant,
    onChange(change) {
      const at = timeline.now();
      const { keys, newImage } = change;
      trace.add(at, `${newImage === undefined ? 'del' : 'put'} ${keys.pk} ${keys.sk} ${newImage?.rev ?? newImage?.state ?? ''}`);
      const type = newImage?.type;
      if (type === 'CONTACT') watchGate(change, at);
      if (type === 'MESSAGE' && newImage !== undefined && keys.pk.startsWith('C#'))
        ledger.known(keys.pk.slice(2), afterType(keys.sk), String(newImage.state), at);
      if (type === 'WAIT') planTick(Date.parse(String(newImage?.calendarSk).split('#')[0] ?? ''));
    },
    onProviderCall(message, outcome, wasTaken, by) {
      providerCalls += 1;
      trace.add(
        timeline.now(),
        `PROVIDER ${message.tags.customer} ${message.tags.key} n${message.tags.attempt} ${outcome.kind}${wasTaken ? ' taken' : ''} by ${by.name}`,
      );
      watchCall(ledger.called(message, timeline.now(), outcome, wasTaken, by));
      if (wasTaken && message.channel === 'email') openLinks(message.tags.customer, message.unsubscribeUrl);
    },
    onCall(point, fault, about) {
      if (point === 'deliver-messages get CONTACT') race(about);
      const kinds = points.get(point) ?? new Map<string, number>();
      points.set(point, kinds);
      kinds.set(fault ?? '', (kinds.get(fault ?? '') ?? 0) + 1);
    },
    onFault(fault) {
      if (fault instanceof PortFault) return;
      report({
        invariant: 'unexpected',
        at: timeline.now(),
        text: `a handler failed by itself: ${fault instanceof Error ? fault.stack : String(fault)}`,
      });
    },
  });

  const office = openOffice({
    table: world.table,
    timeline,
    book,
    trace,
    onSave: plant?.onSave,
    onRaise: (customer) => {
      raising = customer;
      timeline.at(timeline.now(), () => {
        raising = undefined;
      });
    },
  });

  /** Now and then somebody leaves, or is erased, at the very moment at which a worker looks at the gate. */
  function race(about: string): void {
    const customer = about.split(' ')[0]?.slice(2) ?? '';
    const dice = chance.of('race').of(`${about} ${timeline.now()}`);
    if (weather.rates.calls === 0 || !book.customers.has(customer) || !dice.happens(0.006)) return;
    const act = dice.happens(0.2) ? () => office.erase(customer) : () => office.choose(customer, { email: 'withdrawn', sms: 'withdrawn' });
    timeline.at(timeline.now() + dice.between(0, 60), act);
  }

  /** Mail scanners open every link in every way; a few people press the button. */
  function openLinks(customer: string, url: string | undefined): void {
    const dice = chance.of('links').of(`${url}`);
    if (url === undefined || !dice.happens(0.1)) return;
    timeline.at(timeline.now() + dice.between(500, 60_000), async () => {
      const before = world.changes();
      for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) await world.openPage(method, url);
      if (world.changes() !== before)
        report({ invariant: 'I14', at: timeline.now(), text: `${customer}: looking at ${url} changed something` });
    });
    if (!dice.happens(0.1)) return;
    timeline.at(timeline.now() + dice.between(60_000, HOUR), async () => {
      await world.openPage('POST', url);
      trace.add(timeline.now(), `${customer} presses the button`);
      const gate = [...world.table.items()].find(({ pk, sk }) => pk === `C#${customer}` && sk === 'CONTACT');
      if (gate === undefined || gate.erased === true || book.erased.has(customer)) return;
      if (Object(gate.email).consent !== 'withdrawn')
        report({ invariant: 'I14', at: timeline.now(), text: `${customer} left and was not heard` });
    });
  }

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
    if (!(await world.tick(name))) planTick(timeline.now() + 1);
  }

  function runTick(at: Instant): void {
    const name = String(at);
    if (faults.strikes('tick-missed', name)) planTick(at + 1);
    else {
      const late = faults.strikes('tick-late', name)
        ? chance
            .of('tick')
            .of(name)
            .between(0, 4 * MINUTE)
        : 0;
      timeline.at(at + late, () => void look(name));
      if (faults.strikes('tick-twice', name))
        timeline.at(at + chance.of('twice').of(name).between(0, 3000), () => void look(`${name} again`));
    }
    planTick(
      Math.min(
        nextInstant(at, [...zones, settings.company.timeZone], ['00:00', settings.sendAt]),
        (Math.floor(at / LONGEST) + 1) * LONGEST,
      ),
    );
  }

  function everyQuarter(at: Instant): void {
    const isSweep = at % DAY >= 3 * HOUR && at % DAY <= 3 * HOUR + 15 * MINUTE;
    if (isSweep || at % HOUR === 0 || [...world.due.deadLetters()].length > 0) void world.sweep(String(at));
    if (at % DAY === 12 * HOUR) timeline.at(at + 5 * MINUTE, () => void world.learn(String(at)));
    // Somebody reads the alarms: batches that were given up are handed in again.
    if (at % (3 * HOUR) === 0) {
      void world.deriving.redrive();
      void world.counting.redrive();
    }
    timeline.at(at + 15 * MINUTE, () => everyQuarter(at + 15 * MINUTE));
  }

  await setUp(world.table, settings, careCampaigns);
  planTick(start);
  everyQuarter(Math.ceil(start / (15 * MINUTE)) * 15 * MINUTE);
  for (let number = 0; number < weather.customers; number++) await office.welcome(person(number, season, chance));
  scheduleHappenings({ office, book, timeline, season, chance });
  for (const at of weather.deploys) timeline.at(at, world.deploy);

  const outOfOrder = Math.max(end, ...weather.outages.map(({ to }) => to));
  const mostDays = outOfOrder + 5 * DAY;
  while (timeline.now() < mostDays) {
    await timeline.runUntil(timeline.now() + HOUR);
    for (const violation of checkFinders(world, timeline.now())) report(violation);
    if (stopEarly && violations.length > 0) break;
    if (timeline.now() > outOfOrder + 2 * HOUR && isAtRest()) break;
  }

  function isAtRest(): boolean {
    if ([...world.due.letters(), ...world.due.deadLetters()].length > 0 || !world.deriving.isIdle() || !world.counting.isIdle())
      return false;
    for (const { type, done, calendarSk } of world.table.items()) {
      if (type === 'PAGE' && done !== true) return false;
      if (type === 'WAIT' && Date.parse(String(calendarSk).split('#')[0] ?? '') > timeline.now() - HOUR) return false;
    }
    return true;
  }

  const now = timeline.now();
  for (const violation of [...checkEnd(world, ledger, book, now), ...checkCaps(ledger, settings, zonesOf)]) report(violation);
  const stood = new Map(messagesOf(world).map(({ customer, message }) => [nameOf({ customer, key: message.key }), message]));
  const foreseen = careCampaigns.filter(({ rule }) => isForeseen(rule));
  const expected = expectedOccasions(book, foreseen, settings, start, end, now);
  const judged = checkOutcomes(expected, stood, ledger, book, now);
  for (const violation of judged.violations) report(violation);
  return {
    seed,
    hash: trace.hash(),
    accepted: ledger.accepted,
    calls: providerCalls,
    outcomes: judged.outcomes,
    foretold,
    faults: faults.struck,
    points,
    violations,
    trace: trace.lines,
    lived: now - start,
  };
}
