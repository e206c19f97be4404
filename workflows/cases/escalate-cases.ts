import { escalateCase } from '../../domain/cases/case-moves.ts';
import type { Events } from '../events.ts';
import type { CaseBook } from './case-book.ts';
import { type CaseServices, changeCase, readCase } from './change-case.ts';

export interface EscalateServices extends CaseServices {
  readonly cases: CaseBook;
  readonly events: Events;
}

/**
 * Passes on every case whose due time was missed, once for each due time. The event goes out before the case says so: a crash between
 * the two tells it twice, under the same id, and never not at all.
 */
export async function escalateCases(services: EscalateServices): Promise<{ readonly escalated: number }> {
  const now = services.clock.now();
  const settings = await services.library.settings();
  let escalated = 0;
  for await (const { customer, case: seen } of services.cases.open(now)) {
    if (seen.escalatedFor === seen.due) continue;
    const stored = await readCase(services, customer, seen.id);
    const act = { at: now, by: 'perennial', timeZone: stored?.timeZone ?? settings.company.timeZone };
    const next = stored === undefined ? undefined : escalateCase(stored.case, act, settings);
    if (stored === undefined || next === undefined) continue;
    const { id, due = now, kind } = next;
    await services.events.publish({
      id: `${id}/${due}`,
      type: 'case.overdue',
      detail: { case: id, kind, customer, due, owner: stored.case.owner ?? null, escalatedTo: settings.cases.escalationOwner },
    });
    const place = { customer, id, rev: stored.rev, by: 'perennial' };
    const change = await changeCase(services, place, (one, now_, all) => escalateCase(one, now_, all));
    if (change.kind === 'changed') escalated += 1;
  }
  return { escalated };
}
