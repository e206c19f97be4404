import { type AnswerStack, answeringStack } from '../stack-request.ts';

export interface SeedServices {
  readonly seed: () => Promise<unknown>;
  readonly answer: AnswerStack;
}

/** A deployment begins or changes: what it lacks is brought in. When it goes, what it holds stays. */
export const createHandler = ({ seed, answer }: SeedServices) =>
  answeringStack({
    id: 'starters',
    failure: 'The starters were not brought in',
    work: async ({ RequestType }) => {
      if (RequestType !== 'Delete') await seed();
    },
    answer,
  });
