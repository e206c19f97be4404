import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Clock } from './clock.ts';
import { type BreakerBook, countedAs, watchMail } from './sending/circuit-breaker.ts';

/** What came of a step on a day, how often or how much: `state` or `state:reason`, as the message item says, and what stands beside it. */
export interface OutcomeChange {
  /** Its place in the shard of the stream. */
  readonly sequence: string;
  readonly campaign: string;
  readonly day: CalendarDate;
  readonly step: string;
  readonly channel: string | null;
  readonly outcome: string;
  /** Below 0 where it is true no more, or its message was taken away (erasure). */
  readonly by: number;
}

/** What one record of the stream adds to a counter of its campaign and day. */
export interface Count {
  readonly sequence: string;
  /** `<step>|<channel>|<outcome>` */
  readonly name: string;
  readonly by: number;
}

/** What a change of a message means for the sender's repute: counted on the UTC day of its decision. */
export interface MailChange {
  readonly sequence: string;
  readonly day: CalendarDate;
  readonly name: 'sent' | 'bounced' | 'complained';
  readonly by: 1 | -1;
}

export interface Counters {
  /**
   * Adds the counts of one stream shard, in its order. The place of the last one is kept in the same update, so what is delivered
   * twice, in other batches or by a worker that had been given up, counts once.
   */
  add(shard: string, campaign: string, day: CalendarDate, counts: readonly Count[]): Promise<void>;
}

/** Counters per campaign, step, channel and outcome. */
export async function countOutcomes(counters: Counters, shard: string, changes: readonly OutcomeChange[]): Promise<void> {
  const groups = new Map<string, { campaign: string; day: CalendarDate; counts: Count[] }>();
  for (const { sequence, campaign, day, step, channel, outcome, by } of changes) {
    const group = groups.get(`${campaign}#${day}`) ?? { campaign, day, counts: [] };
    groups.set(`${campaign}#${day}`, group);
    group.counts.push({ sequence, name: `${step}|${channel ?? '-'}|${outcome}`, by });
  }
  for (const { campaign, day, counts } of groups.values()) await counters.add(shard, campaign, day, counts);
}

/** Counts mails for the circuit breaker, and looks at it where something came back. */
export async function countMail(
  { counters, breaker, clock }: { readonly counters: Counters; readonly breaker: BreakerBook; readonly clock: Clock },
  shard: string,
  changes: readonly MailChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const { round } = await breaker.read();
  for (const day of new Set(changes.map((change) => change.day))) {
    await counters.add(
      shard,
      countedAs(round),
      day,
      changes.filter((change) => change.day === day),
    );
  }
  if (changes.some(({ name, by }) => name !== 'sent' && by === 1)) await watchMail(breaker, clock);
}
