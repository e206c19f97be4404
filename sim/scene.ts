import type { Campaign } from '../domain/campaigns/campaign.ts';
import type { Settings } from '../domain/settings.ts';
import type { Pace } from '../workflows/due/find-due.ts';
import type { OutgoingMessage } from '../workflows/outbox.ts';
import type { Chance } from './chance.ts';
import { checkFinders, hasMessage } from './check/check-rest.ts';
import { afterType, SendLedger } from './check/send-ledger.ts';
import type { Violation } from './check/violation.ts';
import { watchCalls } from './check/watch-calls.ts';
import { watchGates } from './check/watch-gates.ts';
import type { FaultSource } from './faults/fault-source.ts';
import { PortFault } from './faults/invocation.ts';
import type { Timeline } from './time/timeline.ts';
import type { Trace } from './trace.ts';
import type { Outage } from './weather.ts';
import { Book } from './workload/book.ts';
import { office as openOffice } from './workload/office.ts';
import { world as createWorld, type WorldProps } from './world.ts';
import type { Plant } from './zoo/plant.ts';

export interface SceneProps {
  readonly chance: Chance;
  readonly timeline: Timeline;
  readonly faults: FaultSource;
  readonly trace: Trace;
  readonly settings: Settings;
  readonly campaigns: readonly Campaign[];
  readonly outages?: readonly Outage[];
  readonly plant?: Plant | undefined;
  readonly standOn?: WorldProps['standOn'];
  /** The provider took a message. */
  readonly onTaken?: (message: OutgoingMessage) => void;
  /** A worker is about to look at this customer's gate. */
  readonly onLook?: (customer: string) => void;
  /** There is something to find for a look from then on: a wait ends, or the last look left something over. */
  readonly onDue?: (at: number) => void;
  readonly pace?: Pace | undefined;
}

/** A world with everybody who watches it: the books, the ledger of sends, and the checkers that see each write and each call. */
export function openScene(props: SceneProps) {
  const { chance, timeline, faults, trace, settings, campaigns, outages = [], plant, standOn, onTaken, onLook, onDue, pace } = props;
  const book = new Book();
  const ledger = new SendLedger();
  const violations: Violation[] = [];
  const points = new Map<string, Map<string, number>>();
  let raising: string | undefined;
  let calls = 0;
  let foretold = 0;

  for (const campaign of campaigns) ledger.campaigns.set(campaign.id, campaign);
  const campaignOf = (key: string): Campaign | undefined => ledger.campaigns.get(key.split('/')[0] ?? '');
  const zonesOf = (customer: string) => book.versions(customer, 'PROFILE').map(({ record }) => record.body.timeZone);
  const zoneOf = (customer: string) => zonesOf(customer).at(-1) ?? settings.company.timeZone;
  const report = (violation: Violation): void => {
    violations.push(violation);
    trace.add(violation.at, `VIOLATION ${violation.invariant} ${violation.text}`);
  };

  const seen = { ledger, zoneOf, zonesOf, campaignOf, settings, report };
  const watchGate = watchGates({
    ...seen,
    hasMessage: (customer, key) => hasMessage(world, customer, key),
    isRaising: (customer) => customer === raising,
  });
  const watchCall = watchCalls({ ...seen, onExcused: () => foretold++ });

  const world = createWorld({
    timeline,
    chance,
    faults,
    trace,
    outages,
    plant,
    pace,
    standOn,
    onChange(change) {
      const at = timeline.now();
      const { keys, newImage } = change;
      trace.add(at, `${newImage === undefined ? 'del' : 'put'} ${keys.pk} ${keys.sk} ${newImage?.rev ?? newImage?.state ?? ''}`);
      if (newImage === undefined) return;
      if (newImage.type === 'CONTACT') watchGate(change, at);
      if (newImage.type === 'MESSAGE' && keys.pk.startsWith('C#'))
        ledger.known(keys.pk.slice(2), afterType(keys.sk), String(newImage.state), at);
      if (newImage.type === 'WAIT') onDue?.(waitEnd(newImage.calendarSk));
      if (newImage.type === 'CURSOR' && newImage.unfinished !== undefined) onDue?.(at + 1);
    },
    onProviderCall(message, outcome, wasTaken, by) {
      calls += 1;
      const { customer, key, attempt } = message.tags;
      trace.add(timeline.now(), `PROVIDER ${customer} ${key} n${attempt} ${outcome.kind}${wasTaken ? ' taken' : ''} by ${by.name}`);
      watchCall(ledger.called(message, timeline.now(), outcome, wasTaken, by));
      if (wasTaken) onTaken?.(message);
    },
    onCall(point, fault, about) {
      if (looks.has(point)) onLook?.(about.split(' ')[0]?.slice(2) ?? '');
      // Calls that are made only once nothing goes wrong any more cannot meet a fault.
      if (faults.isOver()) return;
      const kinds = points.get(point) ?? new Map<string, number>();
      points.set(point, kinds);
      kinds.set(fault ?? '', (kinds.get(fault ?? '') ?? 0) + 1);
    },
    onFault(fault) {
      if (fault instanceof PortFault) return;
      const text = `a handler failed by itself: ${fault instanceof Error ? fault.stack : String(fault)}`;
      report({ invariant: 'unexpected', at: timeline.now(), text });
    },
  });

  const office = openOffice({
    table: world.table,
    timeline,
    book,
    trace,
    onSave: plant?.onSave,
    onRaise(customer) {
      raising = customer;
      timeline.at(timeline.now(), () => {
        raising = undefined;
      });
    },
  });

  return {
    world,
    office,
    book,
    ledger,
    points,
    violations,
    report,
    zonesOf,
    counts: () => ({ calls, foretold }),
    /** What must hold at every hour. */
    checkNow(): void {
      for (const violation of checkFinders(world, timeline.now())) report(violation);
    },
    /** Nothing is under way that could still do something by itself. */
    isAtRest(): boolean {
      if (world.due.letters().length + world.due.deadLetters().length + world.deriving.failedBatches.size > 0) return false;
      if (!world.deriving.isIdle() || !world.counting.isIdle()) return false;
      return world.unfinished.WAIT.size + world.unfinished.PAGE.size === 0;
    },
  };
}

/** Calls by which a worker reads a gate: alone, or with the customer's state. */
const looks: ReadonlySet<string> = new Set(['deliver-messages get CONTACT', 'deliver-messages query A']);

export type Scene = ReturnType<typeof openScene>;

/** A wait's sort key in the calendar begins with the instant at which it ends. */
const waitEnd = (calendarSk: unknown): number => Date.parse(String(calendarSk).split('#')[0] ?? '');
