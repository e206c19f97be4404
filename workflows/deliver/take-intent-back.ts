import type { CalendarDate, Instant } from '../../domain/calendar/calendar-date.ts';
import type { AskedOn } from '../../domain/surveys/survey-spacing.ts';
import type { DeliverServices, Desk } from './deliver-entry.ts';

const TRIES = 10;

/** An intent as its own worker knows it. */
export interface TakenIntent {
  readonly key: string;
  readonly n: number;
  /** Tells it from another worker's of the same attempt, committed after one in between was taken back. */
  readonly lease: Instant;
  /** The day that it noted as that of the last survey or pulse, and what stood there before. */
  readonly asked?: { readonly as: AskedOn; readonly on: CalendarDate; readonly before: CalendarDate | undefined } | undefined;
}

/**
 * Undoes an intent of which it is certain that nothing went out: entry, cap slot and day of the survey. Tried until the gate takes
 * it, whoever else writes it; where it never does, the entry stays and is settled like any doubt.
 */
export async function takeIntentBack({ gates }: DeliverServices, desk: Desk, { key, n, lease, asked }: TakenIntent): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { rev, ...gate } = desk.contact;
    const { [key]: entry, ...inFlight } = gate.inFlight;
    if (entry?.n !== n || entry.lease !== lease) return;
    const { capDay } = entry;
    const capDays = capDay === undefined ? gate.capDays : { ...gate.capDays, [capDay]: Math.max(0, (gate.capDays[capDay] ?? 0) - 1) };
    const before = asked !== undefined && gate[asked.as] === asked.on ? { [asked.as]: asked.before } : {};
    const next = { ...gate, ...before, capDays, inFlight };
    if (await gates.write(desk.customer, next, rev)) {
      desk.contact = { ...next, rev: rev + 1 };
      return;
    }
    desk.contact = await gates.read(desk.customer);
  }
}
