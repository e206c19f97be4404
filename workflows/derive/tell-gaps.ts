import type { CustomerState } from '../../domain/customer-state.ts';
import type { Gap } from '../../domain/silence/cycle.ts';
import { gapChanges } from '../../domain/silence/gap-changes.ts';
import { isLearnt } from '../../domain/silence/is-learnt.ts';
import type { Summary } from '../../domain/summary.ts';
import type { CycleBook } from '../engine-memory.ts';

/** What was told while somebody else was deriving the same customer: not noted, so it is looked at again. */
export interface ToldInVain {
  gaps: readonly Gap[];
}

/**
 * Tells the book of cycles what orders made of a customer's gaps; all but the gap of a day that is still to be learnt, which learning
 * brings along from the summary, and which saves a write of its own. Doing it twice changes nothing.
 */
export async function tellGaps(
  cycles: CycleBook,
  { customer: { id: customer }, summary: before, cycle }: CustomerState,
  { summary, gaps }: { readonly summary: Summary; readonly gaps: readonly Gap[] },
  noted: readonly Gap[],
  inVain: ToldInVain,
): Promise<void> {
  const learntLater = (of: Summary) => (isLearnt(of, cycle) ? undefined : of.last?.day);
  const known = { gaps: [...noted, ...inVain.gaps], untold: learntLater(before) };
  const { added, gone } = gapChanges(known, { gaps, untold: learntLater(summary) });
  inVain.gaps = [...inVain.gaps, ...added];
  const ofCustomer = (some: readonly Gap[]) => some.map((gap) => ({ customer, gap }));
  if (added.length + gone.length > 0) await cycles.changeGaps(ofCustomer(added), ofCustomer(gone));
}
