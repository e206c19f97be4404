import { type CalendarDate, daysBetween, type Instant } from '../calendar/calendar-date.ts';

/** care 4: what was done to a product, once. Item `SERVICE#<id>`, with whoever owned the product on that day. */
export interface ServiceVisit {
  readonly id: string;
  readonly assetId: string;
  readonly at: Instant;
  /** Local date of `at` where the owner lives, fixed when it came in. */
  readonly day: CalendarDate;
  /** As the company calls it: `repair`, `installation`, `check-up` … */
  readonly kind: string;
  /** The company's code of the fault. */
  readonly fault?: string | undefined;
  readonly outcome?: string | undefined;
}

/** What stands in a fault column where nobody knew: never the same fault as another one that nobody knew. */
const unknownFaults: ReadonlySet<string> = new Set(['', '-', '?', 'n/a', 'none', 'other', 'unknown', '未知', '其他', '其它']);

/** The code by which faults are told apart; undefined where none was given. */
export function faultCode(fault: string | undefined): string | undefined {
  const code = fault?.trim().toLowerCase() ?? '';
  return unknownFaults.has(code) ? undefined : code;
}

/** A visit for a fault that had been seen to before, and the earlier visit. */
export interface RepeatFault {
  readonly visit: ServiceVisit;
  readonly before: ServiceVisit;
}

/**
 * care 22
 * > The same fault of the same product twice within 90 days goes to an expert. An unknown fault code counts as distinct.
 *
 * Each visit is held against the last earlier one for the same fault; a third one is a repeat again.
 */
export function repeatFaults(visits: readonly ServiceVisit[], withinDays: number): RepeatFault[] {
  const last = new Map<string, ServiceVisit>();
  const found: RepeatFault[] = [];
  for (const visit of inOrderOfTime(visits)) {
    const code = faultCode(visit.fault);
    if (code === undefined) continue;
    const key = JSON.stringify([visit.assetId, code]);
    const before = last.get(key);
    if (before !== undefined && daysBetween(before.day, visit.day) <= withinDays) found.push({ visit, before });
    last.set(key, visit);
  }
  return found;
}

const inOrderOfTime = (visits: readonly ServiceVisit[]): ServiceVisit[] =>
  [...visits].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
