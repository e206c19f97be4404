import type { CalendarDate, Instant } from '../domain/calendar/calendar-date.ts';
import type { Fact } from '../domain/facts/fact.ts';
import type { Gap } from '../domain/silence/cycle.ts';
import type { Summary } from '../domain/summary.ts';

export interface CalendarEntry {
  readonly customer: string;
  readonly kind: string;
  readonly subject: string;
  readonly date: CalendarDate;
  readonly calendar?: 'chinese' | undefined;
  readonly writtenAt: Instant;
}

/** The kinds in use, each with the zones it was ever put under and its shards: so that a tick asks only for what can exist. */
export type CalendarRegistry = Readonly<Record<string, { readonly shards: number; readonly zones: readonly string[] }>>;

export const zonesInUse = (registry: CalendarRegistry): string[] => [...new Set(Object.values(registry).flatMap(({ zones }) => zones))];

export interface CalendarCount {
  /** All that stand under the key, of which `at` takes places. */
  readonly standing: number;
  /** Those of them before the day that was asked for. */
  readonly met: number;
  /** Only the first of them were looked at. */
  readonly cut: boolean;
}

/** How full the calendar is, without anybody in it being read. */
export interface CalendarCounts {
  /** Facts under a key with a date before this day, over all shards. Counted where they stand: nothing of them is handed over. */
  count(kind: string, key: string, before: CalendarDate): Promise<CalendarCount>;
  /** Those at these places, from 0 on, among all that stand under the key. */
  at(kind: string, key: string, places: readonly number[]): Promise<readonly CalendarEntry[]>;
}

/** The calendar of dated facts: a hint, the state is the truth. */
export interface CalendarIndex extends CalendarCounts {
  registry(): Promise<CalendarRegistry>;
  /** Facts of a kind under one key (a date, or `yearlyKey`) in one zone, or in all of them, over all shards. Eventually consistent. */
  on(kind: string, key: string, zone?: string): AsyncIterable<CalendarEntry>;
  /** Those of one zone by shard, each in the order of `placeOf` its customers and from behind the place `after` on; read when asked for. */
  shardsOn(kind: string, key: string, zone: string, after?: string): Promise<readonly AsyncIterable<CalendarEntry>[]>;
}

export interface StandingFact {
  readonly fact: Fact;
  readonly zone: string;
  readonly writtenAt: Instant;
}

/** What a derivation noted for the next one. */
export interface FactsNote {
  /** 0: there was none. */
  readonly rev: number;
  /** Gaps that the book of cycles was told of. */
  readonly gaps: readonly Gap[];
}

/** What `derive-facts` writes. */
export interface FactStore {
  /** Strongly read. To be read before the state that facts are derived from: then whoever notes anew has seen all that was noted. */
  noted(customer: string): Promise<FactsNote>;
  /** Notes anew under the next revision, with the summary, and gives it back; undefined where somebody else did since `after` was read. */
  note(customer: string, after: number, summary: Summary, gaps: readonly Gap[]): Promise<number | undefined>;
  /** The facts that stand, the zone under which each stands and since when it stands there, strongly read. */
  facts(customer: string): Promise<readonly StandingFact[]>;
  /** Registers kind and zone where they are new, then puts each where its stored rev is lower. */
  put(customer: string, zone: string, facts: readonly Fact[], rev: number, writtenAt: Instant): Promise<void>;
  remove(customer: string, facts: readonly Pick<Fact, 'kind' | 'subject'>[], rev: number): Promise<void>;
}
