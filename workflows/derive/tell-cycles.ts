import type { CustomerState } from '../../domain/customer-state.ts';
import type { Gap, LearntCycle } from '../../domain/silence/cycle.ts';
import { type GapChanges, gapChanges } from '../../domain/silence/gap-changes.ts';
import type { OrderDay, Summary } from '../../domain/summary.ts';
import type { CycleBook } from '../engine-memory.ts';

/** What was told while somebody else was deriving the same customer: not noted, so it is looked at again. */
export interface ToldInVain {
  gaps: readonly Gap[];
  changes: readonly GapChanges[];
}

/**
 * Tells the book of cycles what orders made of a customer's gaps, and that a cycle is to be learnt. A day's request brings its gap along,
 * which saves a write of its own; so where a gap of a day changes or goes, its request is written anew. Doing it twice changes nothing.
 */
export async function tellCycles(
  cycles: CycleBook,
  { customer: { id: customer }, summary: before, cycle }: CustomerState,
  { summary, gaps }: { readonly summary: Summary; readonly gaps: readonly Gap[] },
  noted: readonly Gap[],
  inVain: ToldInVain,
): Promise<void> {
  const changes = gapChanges([...noted, ...inVain.gaps], gaps);
  inVain.gaps = [...inVain.gaps, ...changes.added];
  inVain.changes = [...inVain.changes, changes];
  const days = new Set(inVain.changes.flatMap((each) => each.days));
  if (summary.last !== undefined && !isSameDay(before.last, summary.last) && !isLearnt(summary, cycle)) days.add(summary.last.day);
  const ofCustomer = (some: readonly Gap[]) => some.map((gap) => ({ customer, gap }));
  await cycles.changeGaps(ofCustomer(changes.added), ofCustomer(changes.gone));
  for (const day of days) await cycles.request({ customer, day, gap: gaps.find(({ laterDay }) => laterDay === day) });
}

/** Of the last order day the silence, of a first one the second purchase too. */
const isLearnt = ({ orderDays, last, first }: Summary, { silence, second }: CustomerState['cycle']): boolean =>
  isLearntFor(silence, last) && (orderDays > 1 || isLearntFor(second, first));

/** A dearer line on the same day makes it a day of another category. */
const isLearntFor = (learnt: LearntCycle | undefined, on: OrderDay | undefined): boolean =>
  learnt !== undefined && learnt.day === on?.day && learnt.category === on.category;

const isSameDay = (a: OrderDay | undefined, b: OrderDay): boolean => a?.day === b.day && a.category === b.category;
