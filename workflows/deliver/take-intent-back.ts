import { type Desk, type DeliverServices } from './deliver-entry.ts';

const TRIES = 10;

/**
 * Undoes an intent of which it is certain that nothing went out: entry and cap slot. Tried until the gate takes it, whoever else
 * writes it; where it never does, the entry stays and is settled like any doubt.
 */
export async function takeIntentBack({ gates }: DeliverServices, desk: Desk, key: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { rev, ...gate } = desk.contact;
    const { [key]: entry, ...inFlight } = gate.inFlight;
    if (entry === undefined) return;
    const { capDay } = entry;
    const capDays = capDay === undefined ? gate.capDays : { ...gate.capDays, [capDay]: Math.max(0, (gate.capDays[capDay] ?? 0) - 1) };
    const next = { ...gate, capDays, inFlight };
    if (await gates.write(desk.customer, next, rev)) {
      desk.contact = { ...next, rev: rev + 1 };
      return;
    }
    desk.contact = await gates.read(desk.customer);
  }
}
