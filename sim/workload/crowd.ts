import { HOUR } from '../../domain/calendar/calendar-date.ts';
import type { OutgoingMessage } from '../../workflows/outbox.ts';
import type { Chance } from '../chance.ts';
import type { Scene } from '../scene.ts';
import type { Timeline } from '../time/timeline.ts';
import type { Trace } from '../trace.ts';

export interface CrowdProps {
  readonly scene: () => Scene;
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly trace: Trace;
  /** Share of looks at a gate at which somebody leaves in that very moment. */
  readonly leaving: number;
}

/** Those who act because of what the engine does: people who leave while it sends, scanners that open every link. */
export function crowd({ scene, timeline, chance, trace, leaving }: CrowdProps) {
  return {
    onLook(customer: string): void {
      const { book, office } = scene();
      const dice = chance.of('race').of(`${customer} ${timeline.now()}`);
      if (!book.customers.has(customer) || !dice.happens(leaving)) return;
      const act = dice.happens(0.2)
        ? () => office.erase(customer)
        : () => office.choose(customer, { email: 'withdrawn', sms: 'withdrawn' });
      timeline.at(timeline.now() + dice.between(0, 60), act);
    },

    /** Mail scanners open every link in every way; a few people press the button. */
    onTaken(message: OutgoingMessage): void {
      if (message.channel !== 'email' || message.unsubscribeUrl === undefined) return;
      const url = message.unsubscribeUrl;
      const { customer } = message.tags;
      const dice = chance.of('links').of(url);
      if (!dice.happens(0.1)) return;
      timeline.at(timeline.now() + dice.between(500, 60_000), () => scan(customer, url));
      if (dice.happens(0.1)) timeline.at(timeline.now() + dice.between(60_000, HOUR), () => press(customer, url));
    },
  };

  async function scan(customer: string, url: string): Promise<void> {
    const { world, report } = scene();
    const before = world.changes();
    for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) await world.openPage(method, url);
    if (world.changes() !== before)
      report({ invariant: 'I14', at: timeline.now(), text: `${customer}: looking at ${url} changed something` });
  }

  async function press(customer: string, url: string): Promise<void> {
    const { world, book, report } = scene();
    await world.openPage('POST', url);
    trace.add(timeline.now(), `${customer} presses the button`);
    const gate = await world.table.get({ pk: `C#${customer}`, sk: 'CONTACT' });
    if (gate === undefined || gate.erased === true || book.erased.has(customer)) return;
    if (Object(gate.email).consent !== 'withdrawn')
      report({ invariant: 'I14', at: timeline.now(), text: `${customer} left and was not heard` });
  }
}
