import type { BusEventType } from '../domain/bus/bus-events.ts';

/** Something that has happened and that other systems may want to know. Ids of ours and no addresses. */
export interface CareEvent {
  /** The same for the same thing, however often it is told. */
  readonly id: string;
  readonly type: BusEventType;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** Tells the event bus; at least once. */
export interface Events {
  publish(event: CareEvent): Promise<void>;
}
