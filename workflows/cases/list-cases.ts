import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { branchOf } from '../../domain/cases/branch-calendar.ts';
import type { Case } from '../../domain/cases/case.ts';
import { isOverdue } from '../../domain/cases/case.ts';
import { openCase } from '../../domain/cases/case-moves.ts';
import type { Customer } from '../../domain/customer.ts';
import { type Estimate, shareOf } from '../../domain/surveys/statistics.ts';
import type { CaseBook } from './case-book.ts';
import { type CaseServices, gateFor } from './change-case.ts';

export interface CaseSelection {
  readonly state: 'open' | 'overdue' | 'closed';
  readonly owner?: string | undefined;
  readonly limit: number;
  /** Closed ones are looked for from this day to the other. */
  readonly closedFrom: CalendarDate;
  readonly today: CalendarDate;
}

export interface CaseFigures {
  readonly open: number;
  readonly overdue: number;
  /** care 25: of those closed, the share that was closed in time. */
  readonly inTime: Estimate | null;
}

export interface ListedCase {
  readonly customer: Customer;
  readonly case: Case;
}

export async function listCases(
  { cases, records, clock }: Pick<CaseServices, 'records' | 'clock'> & { readonly cases: CaseBook },
  { state, owner, limit, closedFrom, today }: CaseSelection,
): Promise<{ readonly items: readonly ListedCase[]; readonly figures: CaseFigures }> {
  const now = clock.now();
  const [open, closed] = await Promise.all([all(cases.open()), all(cases.closed(closedFrom, today))]);
  const overdue = open.filter((one) => isOverdue(one.case, now));
  const dated = closed.filter((one) => one.case.due !== undefined);
  const kept = dated.filter(({ case: { due = 0, closedAt = 0, escalatedFor } }) => closedAt <= due && escalatedFor === undefined);
  const wanted = { open, overdue, closed: [...closed].reverse() }[state];
  const chosen = wanted.filter((one) => owner === undefined || one.case.owner === owner).slice(0, limit);
  const known = await records.read(chosen.map(({ customer }) => ({ customer, type: 'PROFILE', id: customer })));
  const people = new Map(known.flatMap(({ customer, record }) => (record.type === 'PROFILE' ? [[customer, record.body] as const] : [])));
  const items = chosen.flatMap((one) => {
    const customer = people.get(one.customer);
    return customer === undefined ? [] : [{ customer, case: one.case }];
  });
  const inTime = shareOf(kept.length, dated.length) ?? null;
  return { items, figures: { open: open.length, overdue: overdue.length, inTime } };
}

async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
}

const ATTEMPTS = 8;

/** A complaint that came by telephone, a repair that was agreed at the door. */
export async function openByHand(
  services: CaseServices,
  asked: {
    readonly customer: string;
    readonly kind: 'complaint' | 'repair' | 'call';
    readonly about: string;
    readonly id: string;
    readonly by: string;
  },
): Promise<Case | 'unknown'> {
  const { customer, id, kind, about, by } = asked;
  const settings = await services.library.settings();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [profile] = await services.records.read([{ customer, type: 'PROFILE', id: customer }]);
    if (profile?.record.type !== 'PROFILE') return 'unknown';
    const act = { at: services.clock.now(), by, timeZone: profile.record.body.timeZone, branch: branchOf(profile.record.body) };
    const opened = openCase({ id, kind, about }, act, settings);
    const gate = await gateFor(services.gates, customer, opened);
    const records = [{ record: { type: 'CASE', body: opened }, expectedRev: 0 }] as const;
    if (await services.writes.commit(customer, { records, gate }, 'live')) return opened;
  }
  throw new Error(`A case could not be opened: its customer's gate changed under all ${ATTEMPTS} attempts. Try again.`);
}
