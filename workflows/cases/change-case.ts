import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { branchOf } from '../../domain/cases/branch-calendar.ts';
import type { Case } from '../../domain/cases/case.ts';
import { isOpen, MAX_OPEN_CASES } from '../../domain/cases/case.ts';
import type { Act } from '../../domain/cases/case-moves.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Voucher } from '../../domain/vouchers/voucher.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerWrites } from '../customer-writes.ts';
import type { Gates } from '../gates.ts';
import type { Records } from '../records.ts';

export interface CaseServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly gates: Gates;
  readonly writes: CustomerWrites;
  readonly library: CampaignLibrary;
}

export type CaseChange =
  | { readonly kind: 'changed'; readonly case: Case; readonly rev: number }
  | { readonly kind: 'unknown' }
  /** Somebody else was quicker: the case as it stands now. */
  | { readonly kind: 'conflict'; readonly case: Case; readonly rev: number };

export interface StoredCase {
  readonly case: Case;
  readonly rev: number;
  /** Issued with it. */
  readonly voucher?: Voucher | undefined;
  readonly timeZone: string;
  /** Whose hours count. */
  readonly branch?: string | undefined;
}

export async function readCase({ records }: Pick<CaseServices, 'records'>, customer: string, id: string): Promise<StoredCase | undefined> {
  const found = await records.read([
    { customer, type: 'CASE', id },
    { customer, type: 'OFFER', id },
    { customer, type: 'PROFILE', id: customer },
  ]);
  const stored = found.flatMap(({ record, rev }) => (record.type === 'CASE' ? [{ case: record.body, rev }] : []))[0];
  const voucher = found.flatMap(({ record }) => (record.type === 'OFFER' ? [record.body] : []))[0];
  const customerOf = found.flatMap(({ record }) => (record.type === 'PROFILE' ? [record.body] : []))[0];
  if (stored === undefined || customerOf === undefined) return undefined;
  return { ...stored, voucher, timeZone: customerOf.timeZone, branch: branchOf(customerOf) };
}

/** What somebody does with it now, by the hours of its customer's branch. */
export const actBy = ({ timeZone, branch }: StoredCase, by: string, at: Instant): Act => ({ at, by, timeZone, branch });

const ATTEMPTS = 8;

/**
 * Changes a case on the revision that a person has seen: of two who close it at once, one does, and the other is told. The gate lets go
 * of a case in the write that closes it, and takes it back in the one that opens it again; that the gate has moved on for another
 * reason is no conflict, and is tried again. `move` answers undefined where the case is not in a state to be moved so.
 */
export async function changeCase(
  services: CaseServices,
  place: { readonly customer: string; readonly id: string; readonly rev: number; readonly by: string },
  move: (one: Case, act: Act, settings: Settings) => Case | undefined,
): Promise<CaseChange> {
  const { customer, id, rev, by } = place;
  const settings = await services.library.settings();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await readCase(services, customer, id);
    if (stored === undefined) return { kind: 'unknown' };
    const next = stored.rev === rev ? move(stored.case, actBy(stored, by, services.clock.now()), settings) : undefined;
    if (next === undefined) return { kind: 'conflict', case: stored.case, rev: stored.rev };
    const gate = await gateFor(services.gates, customer, next);
    const records = [{ record: { type: 'CASE', body: next }, expectedRev: rev }] as const;
    if (await services.writes.commit(customer, { records, gate }, 'live')) return { kind: 'changed', case: next, rev: rev + 1 };
  }
  throw new Error(`A case could not be changed: its customer's gate changed under all ${ATTEMPTS} attempts. Try again.`);
}

/** The gate as the case wants it; undefined where it is so already. */
export async function gateFor(gates: Gates, customer: string, one: Case) {
  const { rev, ...gate } = await gates.read(customer);
  const openCases = gate.openCases ?? [];
  // Who has only written to us goes on hearing from us.
  const holds = isOpen(one) && one.kind !== 'message';
  if (openCases.includes(one.id) === holds || (holds && openCases.length >= MAX_OPEN_CASES)) return undefined;
  const next = holds ? [...openCases, one.id] : openCases.filter((id) => id !== one.id);
  return { next: { ...gate, openCases: next }, expectedRev: rev };
}
