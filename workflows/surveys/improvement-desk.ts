import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import {
  type Improvement,
  MEASURED_DAYS,
  type Measured,
  measure,
  type Remeasured,
  remeasure,
  remeasuredDays,
} from '../../domain/surveys/improvement.ts';
import { LEAST_ANSWERS } from '../../domain/surveys/satisfaction-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import type { AnswerBook } from './answer-book.ts';

export interface ImprovementBook {
  /** In the order of their ids, which begin with the day. */
  list(): Promise<readonly Improvement[]>;
  put(improvement: Improvement): Promise<void>;
  /** false where there is none. */
  remove(id: string): Promise<boolean>;
}

export interface ImprovementServices {
  readonly clock: Clock;
  readonly library: Pick<CampaignLibrary, 'settings'>;
  readonly answers: AnswerBook;
  readonly improvements: ImprovementBook;
}

async function measureFactor(
  answers: AnswerBook,
  campaign: string,
  factor: string,
  from: CalendarDate,
  to: CalendarDate,
): Promise<Measured> {
  const marks = [];
  for await (const { answer } of answers.between(campaign, from, to)) {
    const given = answer.factors !== undefined && Object.hasOwn(answer.factors, factor) ? answer.factors[factor] : undefined;
    if (given !== undefined) marks.push(given);
  }
  return measure(marks);
}

export type Started =
  | { readonly kind: 'started'; readonly improvement: Improvement }
  | { readonly kind: 'too-few'; readonly n: number }
  | { readonly kind: 'too-early' };

/** care 36: an action on a factor that was measured; a factor that too few have answered is no finding yet. */
export async function startImprovement(
  { clock, library, answers, improvements }: ImprovementServices,
  asked: Pick<Improvement, 'id' | 'campaign' | 'factor' | 'action' | 'owner' | 'remeasureOn' | 'by'>,
): Promise<Started> {
  const at = clock.now();
  const startedOn = localDate(at, (await library.settings()).company.timeZone);
  if (asked.remeasureOn <= startedOn) return { kind: 'too-early' };
  const before = await measureFactor(answers, asked.campaign, asked.factor, addDays(startedOn, -MEASURED_DAYS), startedOn);
  if (before.n < LEAST_ANSWERS) return { kind: 'too-few', n: before.n };
  const improvement: Improvement = { ...asked, id: `${startedOn}-${asked.id}`, startedOn, before, at };
  await improvements.put(improvement);
  return { kind: 'started', improvement };
}

/** Each with what measuring again says today: nobody closes one by hand. */
export async function listImprovements({
  clock,
  library,
  answers,
  improvements,
}: ImprovementServices): Promise<readonly (Improvement & { readonly result: Remeasured })[]> {
  const today = localDate(clock.now(), (await library.settings()).company.timeZone);
  return await inParallel(await improvements.list(), 4, async (one) => {
    const { from, to } = remeasuredDays(one);
    const after = today < from ? measure([]) : await measureFactor(answers, one.campaign, one.factor, from, to < today ? to : today);
    return { ...one, result: remeasure(one, after, today) };
  });
}
