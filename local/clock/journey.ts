import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { EngineCalendar } from './engine-calendar.ts';
import type { RealTime } from './real-time.ts';
import type { TimeSource } from './time-source.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface JourneyState {
  readonly now: string;
  readonly busy: boolean;
  readonly from?: string;
  readonly to?: string;
  /** 0 to 1. */
  readonly progress?: number;
  readonly ticks?: number;
  readonly sent?: number;
  /** Why the last journey ended early. */
  readonly error?: string;
}

/** Moves the clock on from one instant at which something can happen to the next, and lets each come to rest. */
export interface Journey {
  readonly state: JourneyState;
  /** Sets out; a sentence where it cannot. */
  start(to: Instant): string | undefined;
  /** Ends the journey under way after the instant at hand. */
  cancel(): void;
  /** Resolves when no journey is under way. */
  done(): Promise<void>;
}

export interface JourneyOptions {
  readonly clock: VirtualClock;
  readonly calendar: EngineCalendar;
  readonly sources: readonly TimeSource[];
  readonly realTime: RealTime;
  /** Resolves when nothing more happens unless time moves. */
  readonly rest: () => Promise<void>;
  readonly sentSoFar: () => number;
}

const MOST_YEARS_MS = 20 * 366 * 86_400_000;

export function createJourney({ clock, calendar, sources, realTime, rest, sentSoFar }: JourneyOptions): Journey {
  let trip: { from: Instant; to: Instant; at: Instant; ticks: number; sent: number; sentBefore: number } | undefined;
  let busy = false;
  let cancelled = false;
  let error: string | undefined;
  let underWay: Promise<void> = Promise.resolve();

  async function nextStop(after: Instant, to: Instant): Promise<Instant> {
    const stops = sources.filter(({ stopsJumps }) => stopsJumps).map((source) => source.next() ?? to);
    const until = Math.min(to, ...stops.map((stop) => Math.max(stop, after + 1)));
    return await calendar.nextTick(after, until);
  }

  async function travel(to: Instant): Promise<void> {
    const going = { from: clock.now(), to, at: clock.now(), ticks: 0, sent: 0, sentBefore: sentSoFar() };
    trip = going;
    realTime.pause();
    try {
      await rest();
      while (going.at < to && !cancelled) {
        going.at = await nextStop(going.at, to);
        clock.moveTo(going.at);
        const now = clock.now();
        for (const source of sources) source.run(now, going.at < to && !cancelled);
        await rest();
        going.ticks += 1;
        going.sent = sentSoFar() - going.sentBefore;
      }
    } catch (fault) {
      error = fault instanceof Error ? fault.message : String(fault);
    } finally {
      busy = false;
      realTime.resume();
    }
  }

  return {
    get state() {
      const now = instantText(clock.now());
      if (trip === undefined) return { now, busy };
      const { from, to, at, ticks, sent } = trip;
      const progress = to === from ? 1 : Math.min(1, (at - from) / (to - from));
      return { now, busy, from: instantText(from), to: instantText(to), progress, ticks, sent, ...(error === undefined ? {} : { error }) };
    },
    start(to) {
      if (busy) return 'The clock is already on its way. Wait until it has arrived, or stop it.';
      if (to < clock.now()) return `The clock never goes back: it is ${instantText(clock.now())} already.`;
      if (to - clock.now() > MOST_YEARS_MS) return 'The clock goes at most twenty years on at a time.';
      busy = true;
      cancelled = false;
      error = undefined;
      underWay = travel(to);
      return undefined;
    },
    cancel() {
      cancelled = true;
    },
    done: () => underWay,
  };
}
