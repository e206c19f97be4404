import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';

/** What a recall says: which products, why, from when on. */
export interface RecallPlan {
  /** The name that it goes by everywhere. */
  readonly id: string;
  readonly model: string;
  readonly serialFrom: string;
  readonly serialTo: string;
  readonly reason: string;
  readonly safety: boolean;
  readonly startsOn: CalendarDate;
}

/** A recall that somebody asked for by the form. It begins when another person approves it; the draft stays as the proof of who did what. */
export interface RecallDraft extends RecallPlan {
  readonly state: 'waiting' | 'approved' | 'withdrawn';
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: Instant | undefined;
  /** The import by which it begins: however often it is handed in, it is done once. */
  readonly importId: string;
}
