import type { OrderDay, Summary } from '../summary.ts';
import type { Cycle, LearntCycle } from './cycle.ts';

/** Whether the cycle is learnt that the orders ask for: of the last order day the silence, of a first one the second purchase too. */
export const isLearnt = ({ orderDays, last, first }: Summary, { silence, second }: Cycle): boolean =>
  isLearntFor(silence, last) && (orderDays > 1 || isLearntFor(second, first));

/** A dearer line on the same day makes it a day of another category. */
const isLearntFor = (learnt: LearntCycle | undefined, on: OrderDay | undefined): boolean =>
  learnt !== undefined && learnt.day === on?.day && learnt.category === on.category;
