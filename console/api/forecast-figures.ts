import type { SkipReason } from '../../domain/decisions/reason.ts';
import { skipReasons } from '../../domain/decisions/reason.ts';
import { shareOf } from '../../domain/surveys/statistics.ts';
import type { Forecast } from '../../workflows/forecast/forecast-campaign.ts';
import { whyHeldBack } from './reason-words.ts';

/** US dollars for one. */
export interface MessagePrices {
  readonly email: number;
  readonly sms: number;
  /** What the engine itself costs, whatever the channel. */
  readonly engine: number;
  readonly asOf: string;
}

interface Guessed {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** What the sample says of all that is planned; where everything was tried, the figures are exact. */
export function forecastFigures({ days, planned, cut, tried, would, clashes }: Forecast, prices: MessagePrices) {
  const exact = tried === planned;
  const all = (count: number): Guessed => {
    const share = shareOf(Math.min(count, tried), tried);
    if (exact || share === undefined) return { count, low: count, high: count };
    const of = (part: number) => Math.round(part * planned);
    return { count: of(share.value), low: of(share.low), high: of(share.high) };
  };
  const [emails, sms, smsSegments] = [would.emails, would.sms, would.smsSegments].map(all);
  const cost = (end: keyof Guessed): number =>
    (emails?.[end] ?? 0) * prices.email +
    (smsSegments?.[end] ?? 0) * prices.sms +
    ((emails?.[end] ?? 0) + (sms?.[end] ?? 0)) * prices.engine;
  return {
    days,
    planned,
    cut,
    tried,
    exact,
    sent: all(would.emails + would.sms),
    emails,
    sms,
    nothing: all(would.nothing),
    heldBack: skipReasons.flatMap((reason) => heldBack(reason, would.heldBack[reason] ?? 0, all)),
    clashes: Object.entries(clashes).map(([campaign, count]) => ({ campaign, ...all(count) })),
    dollars: { count: cost('count'), low: cost('low'), high: cost('high') },
    pricesAsOf: prices.asOf,
  };
}

function heldBack(reason: SkipReason, count: number, all: (count: number) => Guessed) {
  return count === 0 ? [] : [{ reason, why: whyHeldBack(reason), ...all(count) }];
}
