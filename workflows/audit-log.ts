import type { Instant } from '../domain/calendar/calendar-date.ts';

/** Something that somebody did through the API, and to what. Never what was written: that stands where it was written. */
export interface AuditEntry {
  readonly at: Instant;
  readonly by: string;
  /** Roles, or the scopes of a key. */
  readonly as: readonly string[];
  /** Method and route, as the table of permissions has it. */
  readonly act: string;
  /** Parts of the address: ids. Empty for an erasure, which is not to leave the id behind. */
  readonly on: Readonly<Record<string, string>>;
  /** What came of it, where it got an id. */
  readonly made?: string | undefined;
}

export interface AuditLog {
  note(entry: AuditEntry): Promise<void>;
  /** Newest first, of one UTC month such as 2026-11. */
  page(month: string, after: string | undefined, limit: number): Promise<{ readonly items: readonly AuditEntry[]; readonly next?: string }>;
}
