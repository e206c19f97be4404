import { oweApology } from '../../domain/cases/case-moves.ts';
import { actBy, readCase } from './change-case.ts';
import type { EscalateServices } from './escalate-cases.ts';

/**
 * care 26
 * > A word at 100 % of the announced wait, an apology at 150 %.
 *
 * Notes of every open case that an apology is owed, once for each due time; the customer hears of it by the fact that this makes true.
 */
export async function oweApologies({
  clock,
  records,
  writes,
  library,
  cases,
}: Omit<EscalateServices, 'events'>): Promise<{ readonly apologies: number }> {
  const at = clock.now();
  const settings = await library.settings();
  let apologies = 0;
  for await (const { customer, case: seen } of cases.open(at)) {
    if (seen.apologisedFor === seen.due) continue;
    const stored = await readCase({ records }, customer, seen.id);
    const next = stored === undefined ? undefined : oweApology(stored.case, actBy(stored, 'perennial', at), settings);
    if (stored === undefined || next === undefined) continue;
    const change = { record: { type: 'CASE', body: next }, expectedRev: stored.rev } as const;
    if (await writes.commit(customer, { records: [change] }, 'live')) apologies += 1;
  }
  return { apologies };
}
