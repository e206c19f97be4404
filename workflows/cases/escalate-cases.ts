import { type Case, isDueSoon, isOverdue } from '../../domain/cases/case.ts';
import { escalateCase, warnOfCase } from '../../domain/cases/case-moves.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerWrites } from '../customer-writes.ts';
import type { CareEvent, Events } from '../events.ts';
import type { Records } from '../records.ts';
import type { CaseBook } from './case-book.ts';
import { actBy, readCase } from './change-case.ts';

export interface EscalateServices {
  readonly clock: Clock;
  readonly records: Records;
  readonly writes: CustomerWrites;
  readonly library: CampaignLibrary;
  readonly cases: CaseBook;
  readonly events: Events;
}

/**
 * Warns of every open case when three quarters of its time are gone, and passes it on when the due time is missed; each once for each due
 * time (care 24, 25). The event goes out before the case says so: a crash between the two tells it twice, under the same id, and never not
 * at all. Who changes the case at the same moment wins; the next run looks again.
 */
export async function escalateCases(services: EscalateServices): Promise<{ readonly warned: number; readonly escalated: number }> {
  const { clock, records, writes, library, cases, events } = services;
  const at = clock.now();
  const settings = await library.settings();
  const told = { warned: 0, escalated: 0 };
  for await (const { customer, case: seen } of cases.open()) {
    if (!isOverdue(seen, at) && !isDueSoon(seen, at)) continue;
    if (seen.escalatedFor === seen.due || (seen.warnedFor === seen.due && !isOverdue(seen, at))) continue;
    const stored = await readCase({ records }, customer, seen.id);
    if (stored === undefined) continue;
    const act = actBy(stored, 'perennial', at);
    const { id, kind, due = at, owner = null } = stored.case;
    const detail = { case: id, kind, customer, due, owner };
    const move = async (next: Case | undefined, event: CareEvent) => {
      if (next === undefined) return 0;
      await events.publish(event);
      const change = { record: { type: 'CASE', body: next }, expectedRev: stored.rev } as const;
      return (await writes.commit(customer, { records: [change] }, 'live')) ? 1 : 0;
    };
    told.warned += await move(warnOfCase(stored.case, act), { id: `${id}/${due}/soon`, type: 'case.due-soon', detail });
    const escalatedTo = settings.cases.escalationOwner;
    told.escalated += await move(escalateCase(stored.case, act, settings), {
      id: `${id}/${due}`,
      type: 'case.overdue',
      detail: { ...detail, escalatedTo },
    });
  }
  return told;
}
