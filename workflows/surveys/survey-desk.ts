import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import { safeCsv } from '../../domain/csv/safe-csv.ts';
import type { Settings } from '../../domain/settings.ts';
import { resultsOverTime, type Stretch } from '../../domain/surveys/results-over-time.ts';
import { isDissatisfied } from '../../domain/surveys/survey.ts';
import { surveyFor } from '../../domain/surveys/survey-for.ts';
import { type SurveyResults, surveyResults } from '../../domain/surveys/survey-results.ts';
import type { AnswerBook, AnswerOf } from './answer-book.ts';

/** Which answers are looked at. */
export interface Sample {
  readonly campaign: string;
  /** Both days included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly product?: string | undefined;
  readonly tier?: string | undefined;
}

export interface SampleResults {
  readonly results: SurveyResults;
  readonly overTime: readonly Stretch[];
  /** What the period's answers could be narrowed down to. */
  readonly products: readonly string[];
  readonly tiers: readonly string[];
  /** What people wrote, newest first. */
  readonly said: readonly Said[];
}

export interface Said {
  readonly customer: string;
  readonly day: CalendarDate;
  readonly text: string;
  readonly dissatisfied: boolean;
}

/** A period of two years at most: what is longer is asked for in parts. */
export const MAX_PERIOD_DAYS = 731;
const SHOWN = 50;

export const withinPeriod = ({ from, to }: Pick<Sample, 'from' | 'to'>): boolean => from <= to && to <= addDays(from, MAX_PERIOD_DAYS);

/** Campaigns whose messages lead to a survey, and which one. */
export function askingCampaigns(
  campaigns: readonly Campaign[],
  settings: Settings,
): { readonly campaign: string; readonly survey: string }[] {
  const named = Object.keys(settings.surveys.asks);
  const plain = campaigns.filter(({ rule }) => rule === 'survey');
  const others = campaigns.filter(({ id, rule }) => rule === 'case-closed' || named.includes(id));
  return [...new Set([...plain, ...others].map(({ id }) => id))].map((campaign) => ({
    campaign,
    survey: surveyFor(campaign, settings).id,
  }));
}

export async function resultsOf(answers: AnswerBook, sample: Sample, settings: Settings): Promise<SampleResults> {
  const [products, tiers] = [new Set<string>(), new Set<string>()];
  const chosen: AnswerOf[] = [];
  for await (const one of answers.between(sample.campaign, sample.from, sample.to)) {
    const { product, tier } = one.answer;
    if (product !== undefined) products.add(product);
    if (tier !== undefined) tiers.add(tier);
    if (isChosen(one, sample)) chosen.push(one);
  }
  const given = chosen.map(({ answer }) => answer);
  return {
    results: surveyResults(given, settings.surveys.importance),
    overTime: resultsOverTime(given, sample),
    products: [...products].sort(),
    tiers: [...tiers].sort(),
    said: chosen.flatMap(saidIn).reverse().slice(0, SHOWN),
  };
}

const isChosen = ({ answer }: AnswerOf, { product, tier }: Sample): boolean =>
  (product === undefined || answer.product === product) && (tier === undefined || answer.tier === tier);

function saidIn({ customer, answer }: AnswerOf): Said[] {
  const texts = [answer.comment ?? '', ...Object.values(answer.texts ?? {})].filter((text) => text !== '');
  return texts.map((text) => ({ customer, day: answer.day, text, dissatisfied: isDissatisfied(answer) }));
}

const COLUMNS = ['day', 'customer_id', 'product', 'tier', 'perceived', 'expected', 'satisfied', 'nps', 'csat', 'ces'] as const;

/** One line for each answer, marks of factors and texts in columns of their own; no cell of it runs in a spreadsheet. */
export async function answersCsv(answers: AnswerBook, sample: Sample): Promise<string> {
  const all: AnswerOf[] = [];
  for await (const one of answers.between(sample.campaign, sample.from, sample.to)) if (isChosen(one, sample)) all.push(one);
  const factors = [...new Set(all.flatMap(({ answer }) => Object.keys(answer.factors ?? {})))].sort();
  const texts = [...new Set(all.flatMap(({ answer }) => Object.keys(answer.texts ?? {})))].sort();
  const header = [...COLUMNS, ...factors.flatMap((factor) => [`${factor}.perceived`, `${factor}.expected`]), 'comment', ...texts];
  const rows = all.map(({ customer, answer }) => [
    answer.day,
    customer,
    answer.product,
    answer.tier,
    answer.perceived,
    answer.expected,
    answer.satisfied === undefined ? undefined : answer.satisfied ? 'yes' : 'no',
    answer.nps,
    answer.csat,
    answer.ces,
    ...factors.flatMap((factor) => [answer.factors?.[factor]?.perceived, answer.factors?.[factor]?.expected]),
    answer.comment,
    ...texts.map((id) => answer.texts?.[id]),
  ]);
  return safeCsv(
    header,
    rows.map((cells) => cells.map((cell) => (cell === undefined ? '' : String(cell)))),
  );
}
