import { shareOf } from '../../../domain/surveys/statistics.ts';
import type { Guess } from '../../contract/campaign-answers.ts';

/** What a sample says of all. */
export function share(inside: number, tried: number, planned: number): Guess {
  const part = shareOf(inside, tried);
  if (part === undefined || tried === planned) return { count: inside, low: inside, high: inside };
  return { count: Math.round(part.value * planned), low: Math.round(part.low * planned), high: Math.round(part.high * planned) };
}
