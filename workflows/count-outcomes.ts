import type { CalendarDate } from '../domain/calendar/calendar-date.ts';

/** How often something came of a step on a day: `state` or `state:reason`, as the message item says. */
export interface OutcomeChange {
  readonly campaign: string;
  readonly day: CalendarDate;
  readonly step: string;
  readonly channel: string | null;
  /** Counted up; undefined where a message was taken away (erasure). */
  readonly to: string | undefined;
  /** Counted down; undefined for a new message. */
  readonly from: string | undefined;
}

export interface Counters {
  /**
   * Adds a batch of one stream shard in one conditional update per campaign and day: the last sequence number of the shard is kept in
   * the same update, so a batch delivered twice counts once.
   */
  add(shard: string, sequence: string, campaign: string, day: CalendarDate, deltas: Readonly<Record<string, number>>): Promise<void>;
}

/** Counters per campaign, step, channel and outcome. */
export async function countOutcomes(counters: Counters, shard: string, sequence: string, changes: readonly OutcomeChange[]): Promise<void> {
  const groups = new Map<string, { campaign: string; day: CalendarDate; deltas: Record<string, number> }>();
  for (const { campaign, day, step, channel, from, to } of changes) {
    const group = groups.get(`${campaign}#${day}`) ?? { campaign, day, deltas: {} };
    groups.set(`${campaign}#${day}`, group);
    const count = (outcome: string | undefined, by: number) => {
      if (outcome === undefined) return;
      const name = `${step}|${channel ?? '-'}|${outcome}`;
      group.deltas[name] = (group.deltas[name] ?? 0) + by;
    };
    count(from, -1);
    count(to, 1);
  }
  for (const { campaign, day, deltas } of groups.values()) {
    const moved = Object.fromEntries(Object.entries(deltas).filter(([, by]) => by !== 0));
    if (Object.keys(moved).length > 0) await counters.add(shard, sequence, campaign, day, moved);
  }
}
