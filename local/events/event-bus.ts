import { randomUUID } from 'node:crypto';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { DeclaredRule, EventTarget } from '../template/deployment.ts';
import { compileFilters } from './event-pattern.ts';

export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
  /** Name or ARN. @default the default bus */
  readonly bus?: string | undefined;
}

/** EventBridge: rules with a pattern, and what a schedule fires. */
export interface EventBus {
  /** The event's id. */
  put(event: BusEvent): string;
  /** Hands a rule's scheduled event to its targets. */
  fire(rule: DeclaredRule): void;
}

export interface EventBusOptions {
  readonly rules: readonly DeclaredRule[];
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
  /** Hands an event to a function or a queue. */
  readonly deliver: (target: EventTarget, event: unknown) => void;
}

const nameOfBus = (bus = 'default'): string => bus.split('/').at(-1) ?? bus;

export function createEventBus({ rules, clock, region, account, deliver }: EventBusOptions): EventBus {
  const listening = rules.flatMap(({ properties: { EventPattern, EventBusName, Targets } }) =>
    EventPattern === undefined
      ? []
      : [{ bus: nameOfBus(EventBusName), matches: compileFilters([JSON.stringify(EventPattern)]), targets: Targets }],
  );
  const envelope = (source: string, detailType: string, detail: unknown, resources: readonly string[]) => ({
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account,
    time: instantText(clock.now()),
    region,
    resources,
    detail,
  });
  const send = (targets: readonly EventTarget[], event: unknown) => {
    for (const target of targets) deliver(target, target.Input === undefined ? event : JSON.parse(target.Input));
  };
  return {
    put({ source, detailType, detail, resources = [], bus }) {
      const event = envelope(source, detailType, detail, resources);
      for (const rule of listening) if (rule.bus === nameOfBus(bus) && rule.matches(event)) send(rule.targets, event);
      return event.id;
    },
    fire({ arn, properties }) {
      send(properties.Targets, envelope('aws.events', 'Scheduled Event', {}, [arn]));
    },
  };
}
