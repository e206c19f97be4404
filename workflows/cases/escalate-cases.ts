import { escalateCase } from '../../domain/cases/case-moves.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerWrites } from '../customer-writes.ts';
import type { Events } from '../events.ts';
import type { Records } from '../records.ts';
import type { CaseBook } from './case-book.ts';
import { readCase } from './change-case.ts';

export interface EscalateServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly writes: CustomerWrites;
  readonly library: CampaignLibrary;
  readonly cases: CaseBook;
  readonly events: Events;
}

/**
 * Passes on every case whose due time was missed, once for each due time. The event goes out before the case says so: a crash between
 * the two tells it twice, under the same id, and never not at all. Who changes the case at the same moment wins; the next run looks again.
 */
export async function escalateCases({
  clock,
  records,
  writes,
  library,
  cases,
  events,
}: EscalateServices): Promise<{ readonly escalated: number }> {
  const at = clock.now();
  const settings = await library.settings();
  let escalated = 0;
  for await (const { customer, case: seen } of cases.open(at)) {
    if (seen.escalatedFor === seen.due) continue;
    const stored = await readCase({ records }, customer, seen.id);
    const next = stored === undefined ? undefined : escalateCase(stored.case, { at, by: 'perennial', timeZone: stored.timeZone }, settings);
    if (stored === undefined || next === undefined) continue;
    const { id, kind, due = at } = next;
    const owner = stored.case.owner ?? null;
    const detail = { case: id, kind, customer, due, owner, escalatedTo: settings.cases.escalationOwner };
    await events.publish({ id: `${id}/${due}`, type: 'case.overdue', detail });
    const change = { record: { type: 'CASE', body: next }, expectedRev: stored.rev } as const;
    if (await writes.commit(customer, { records: [change] }, 'live')) escalated += 1;
  }
  return { escalated };
}
