import * as z from 'zod/mini';
import { estimateShape } from './case-answers.ts';

const text = z.string();
const maybeEstimate = z.optional(estimateShape);

const roundFields = { closedAt: z.nullable(z.number()), changedBy: z.nullable(text), rev: z.number() };
/** Whether staff have closed a survey before its links expire. */
export const roundShape = z.object(roundFields);
const askingCampaign = z.object({ campaign: text, survey: text, ...roundFields });
export type AskingCampaign = z.infer<typeof askingCampaign>;
export const askingShape = z.object({ today: text, items: z.array(askingCampaign) });

const indexShape = z.object({
  n: z.number(),
  perceived: z.number(),
  expected: z.number(),
  band: text,
  gap: z.number(),
  bands: z.record(text, z.number()),
});
const factorShape = z.object({
  factor: text,
  n: z.number(),
  index: z.optional(indexShape),
  text: z.optional(text),
  place: z.optional(text),
});
export type Factor = z.infer<typeof factorShape>;

const stretchShape = z.object({
  from: text,
  to: text,
  n: z.number(),
  indexText: z.nullable(text),
  dissatisfied: maybeEstimate,
});
export type Stretch = z.infer<typeof stretchShape>;

export const resultsShape = z.object({
  overTime: z.array(stretchShape),
  products: z.array(text),
  tiers: z.array(text),
  said: z.array(z.object({ customer: text, day: text, text, dissatisfied: z.boolean() })),
  results: z.object({
    n: z.number(),
    dissatisfied: maybeEstimate,
    index: z.optional(indexShape),
    indexText: z.nullable(text),
    factors: z.array(factorShape),
    leastAnswers: z.number(),
    satisfied: maybeEstimate,
    nps: z.optional(z.object({ score: estimateShape, promoters: z.number(), passives: z.number(), detractors: z.number() })),
    csat: z.optional(z.object({ satisfied: estimateShape, topBox: estimateShape, mean: maybeEstimate })),
    ces: z.optional(z.object({ easy: estimateShape, mean: maybeEstimate })),
  }),
});
export type Results = z.infer<typeof resultsShape>;

const measured = z.object({ n: z.number(), perceived: z.number(), expected: z.number(), squares: z.number() });

export const improvementsShape = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      campaign: z.string(),
      factor: z.string(),
      action: z.string(),
      owner: z.string(),
      startedOn: z.string(),
      remeasureOn: z.string(),
      before: measured,
      by: z.string(),
      at: z.number(),
      result: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('waiting') }),
        z.object({ kind: z.literal('open'), n: z.number(), least: z.number() }),
        z.object({
          kind: z.literal('measured'),
          after: measured,
          moved: z.object({ value: z.number(), low: z.number(), high: z.number() }),
          verdict: z.enum(['better', 'worse', 'not-shown']),
        }),
      ]),
    }),
  ),
});
export type Improvement = z.infer<typeof improvementsShape>['items'][number];
