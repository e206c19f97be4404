import { type LearnServices, learnCycles } from '../../workflows/learn/learn-cycles.ts';

/** Once a day: the cycles of those who ordered. */
export const createHandler = (services: LearnServices) => async () => await learnCycles(services);
