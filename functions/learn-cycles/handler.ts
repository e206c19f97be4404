import { type LearnServices, learnCycles } from '../../workflows/learn/learn-cycles.ts';
import { type LookAgainServices, lookAgain } from '../../workflows/learn/look-again.ts';

/** Once a day: the second look at facts that orders put off, then the cycles of those who ordered. */
export const createHandler = (services: LearnServices & LookAgainServices) => async () => {
  // Whatever keeps the one from its end, the other has its turn.
  const [looked] = await Promise.allSettled([lookAgain(services)]);
  const learnt = await learnCycles(services);
  if (looked.status === 'rejected') throw looked.reason;
  return { ...looked.value, ...learnt };
};
