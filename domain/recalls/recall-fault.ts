import { addDays, HOUR, type Instant } from '../calendar/calendar-date.ts';
import { instantAt, type LocalTime, localDate } from '../calendar/zoned-time.ts';
import type { RecallPlan } from './recall-draft.ts';

/** Where each day begins first. */
const EASTERNMOST = 'Pacific/Kiritimati';
/** A file is brought in within minutes; a large one takes longer. */
const TO_BRING_IN = HOUR;
const LATEST_DAYS = 366;

/** The first day whose notices are still to come wherever an owner lives. */
export function earliestStart(now: Instant, sendAt: LocalTime): string {
  const day = localDate(now, EASTERNMOST);
  return instantAt(day, sendAt, EASTERNMOST) > now + TO_BRING_IN ? day : addDays(day, 1);
}

/** What is wrong with a range of serial numbers, in a sentence; a recall that reaches a whole model by an oversight cannot be taken back. */
export function rangeFault({ serialFrom, serialTo }: Pick<RecallPlan, 'serialFrom' | 'serialTo'>): string | undefined {
  if (serialFrom === '' || serialTo === '') return 'Both ends of the range are needed: the first and the last serial number.';
  if (serialFrom.length !== serialTo.length)
    return `Both serial numbers need equally many characters: the first has ${serialFrom.length}, the last ${serialTo.length}.`;
  if (serialFrom > serialTo) return 'The first serial number lies behind the last one. Are the two swapped?';
  return undefined;
}

/** Why a recall cannot be asked for, or begin, as it stands; a sentence. */
export function recallFault(plan: RecallPlan, { now, sendAt }: { readonly now: Instant; readonly sendAt: LocalTime }): string | undefined {
  const { model, reason, startsOn } = plan;
  if (model === '') return 'Which model is it? The name as it stands in the files of products.';
  const range = rangeFault(plan);
  if (range !== undefined) return range;
  if (reason === '') return 'The owners are told the reason: write it in a sentence.';
  const earliest = earliestStart(now, sendAt);
  if (startsOn < earliest)
    return `The start day is too early: owners are told at ${sendAt} of that day where they live, and the first day that is still ahead of all of them is ${earliest}.`;
  if (startsOn > addDays(earliest, LATEST_DAYS)) return 'The start day lies more than a year ahead.';
  return undefined;
}
