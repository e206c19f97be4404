/** What the provider lets this account send. */
export interface SendQuota {
  readonly perSecond: number;
  /** Below zero: as many as it likes. */
  readonly perDay: number;
  /** In the last 24 hours, as the provider counts. */
  readonly sentLastDay: number;
}

/** One worker's share of the account's rate: a bucket that fills by itself and holds what goes in one second. */
export interface Bucket {
  /** Below zero: so many are already waiting their turn. */
  readonly tokens: number;
  /** When it held them, in milliseconds. */
  readonly at: number;
}

/** The bucket after one more has taken its turn, and how many milliseconds that one has to wait for it. */
export function takeTurn({ tokens, at }: Bucket, perSecond: number, now: number): { readonly bucket: Bucket; readonly wait: number } {
  const filled = Math.min(Math.max(1, perSecond), tokens + ((now - at) * perSecond) / 1000);
  const left = filled - 1;
  return { bucket: { tokens: left, at: now }, wait: left >= 0 ? 0 : Math.ceil((-left * 1000) / perSecond) };
}

/**
 * > The rate is shared out by concurrency.
 *
 * Each of `workers` may be at work without knowing of the others, so each keeps to its part.
 */
export const shareOf = ({ perSecond }: SendQuota, workers: number): number => perSecond / workers;

/** Whether the day's quota is used up: every worker is taken to have sent as many as this one since the provider counted. */
export const isUsedUp = ({ perDay, sentLastDay }: SendQuota, sentSince: number, workers: number): boolean =>
  perDay >= 0 && sentLastDay + sentSince * workers >= perDay;
