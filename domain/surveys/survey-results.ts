import type { Answer } from '../answer.ts';
import { type FactorResult, LEAST_ANSWERS, rankFactors, type SatisfactionIndex, satisfactionIndex } from './satisfaction-index.ts';
import { type Estimate, meanOf, netShareOf, shareOf } from './statistics.ts';
import { isDissatisfied, type Marks, scoreRange } from './survey.ts';

/** What is said of a sample; each figure is absent where nobody answered that question. */
export interface SurveyResults {
  readonly n: number;
  readonly dissatisfied: Estimate | undefined;
  readonly index: SatisfactionIndex | undefined;
  /** Shortest of what was expected first; below `leastAnswers` only how many there are. */
  readonly factors: readonly FactorResult[];
  readonly leastAnswers: number;
  readonly satisfied: Estimate | undefined;
  readonly nps: NetPromoters | undefined;
  readonly csat: Satisfaction | undefined;
  readonly ces: Effort | undefined;
}

export interface NetPromoters {
  readonly score: Estimate;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

export interface Satisfaction {
  /** 4 or 5 of 5. */
  readonly satisfied: Estimate;
  /** care 32: 5 of 5, told apart from merely satisfied. */
  readonly topBox: Estimate;
  readonly mean: Estimate | undefined;
}

export interface Effort {
  /** 5 to 7 of 7. */
  readonly easy: Estimate;
  readonly mean: Estimate | undefined;
}

export function surveyResults(answers: readonly Answer[], importance: Readonly<Record<string, number>> = {}): SurveyResults {
  const verdicts = answers.flatMap(({ satisfied }) => (satisfied === undefined ? [] : [satisfied]));
  return {
    n: answers.length,
    dissatisfied: shareOf(answers.filter(isDissatisfied).length, answers.length),
    index: satisfactionIndex(answers.flatMap(marksOf)),
    factors: rankFactors(answers, importance),
    leastAnswers: LEAST_ANSWERS,
    satisfied: shareOf(verdicts.filter(Boolean).length, verdicts.length),
    nps: netPromoters(scores(answers, 'nps')),
    csat: satisfaction(scores(answers, 'csat')),
    ces: effort(scores(answers, 'ces')),
  };
}

const marksOf = ({ perceived, expected }: Answer): Marks[] =>
  perceived === undefined || expected === undefined ? [] : [{ perceived, expected }];

const scores = (answers: readonly Answer[], kind: 'nps' | 'csat' | 'ces'): number[] =>
  answers.flatMap(({ [kind]: score }) => (score === undefined ? [] : [score]));

const count = (all: readonly number[], from: number, to: number): number => all.filter((score) => score >= from && score <= to).length;

function netPromoters(all: readonly number[]): NetPromoters | undefined {
  const [promoters, passives, detractors] = [count(all, 9, 10), count(all, 7, 8), count(all, 0, 6)];
  const score = netShareOf(promoters, detractors, all.length);
  return score === undefined ? undefined : { score, promoters, passives, detractors };
}

function satisfaction(all: readonly number[]): Satisfaction | undefined {
  const [satisfied, topBox] = [shareOf(count(all, 4, 5), all.length), shareOf(count(all, 5, 5), all.length)];
  return satisfied === undefined || topBox === undefined ? undefined : { satisfied, topBox, mean: meanOf(all, scoreRange.csat) };
}

function effort(all: readonly number[]): Effort | undefined {
  const easy = shareOf(count(all, 5, 7), all.length);
  return easy === undefined ? undefined : { easy, mean: meanOf(all, scoreRange.ces) };
}
