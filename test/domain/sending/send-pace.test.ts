import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { putOff } from '../../../domain/sending/put-off.ts';
import { type Bucket, isUsedUp, shareOf, takeTurn } from '../../../domain/sending/send-pace.ts';

const quota = { perSecond: 14, perDay: 50_000, sentLastDay: 49_000 };

describe('> The rate is shared out by concurrency', () => {
  it('so that all workers together never go faster', () => {
    expect(5 * shareOf(quota, 5)).toBe(14);
  });

  it('and in no second does a worker take more turns than its share, and the second that it had saved up', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 20, maxLength: 200 });
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 40, noNaN: true }), waits, (perSecond, pauses) => {
        let bucket: Bucket = { tokens: 1, at: 0 };
        let now = 0;
        const sentAt: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const turn = takeTurn(bucket, perSecond, now);
          bucket = turn.bucket;
          sentAt.push(now + turn.wait);
        }
        for (const start of sentAt) {
          const within = sentAt.filter((at) => at >= start && at < start + 10_000).length;
          expect(within).toBeLessThanOrEqual(Math.max(1, perSecond) + 10 * perSecond + 1);
        }
      }),
    );
  });

  it('and nobody waits who finds the bucket full', () => {
    expect(takeTurn({ tokens: 3, at: 0 }, 3, 0)).toEqual({ bucket: { tokens: 2, at: 0 }, wait: 0 });
    expect(takeTurn({ tokens: 0, at: 0 }, 2, 0).wait).toBe(500);
    expect(takeTurn({ tokens: 0, at: 0 }, 2, 60_000).bucket.tokens).toBe(1);
  });
});

describe('the day’s quota', () => {
  it('is used up where every worker may have sent as many as this one since the provider counted', () => {
    expect(isUsedUp(quota, 199, 5)).toBe(false);
    expect(isUsedUp(quota, 200, 5)).toBe(true);
  });

  it('is never used up where there is none', () => {
    expect(isUsedUp({ ...quota, perDay: -1 }, 1_000_000, 5)).toBe(false);
  });
});

describe('> Throttled and over quota: put off, and no failure', () => {
  it.each([
    ['throttled', MINUTE, MINUTE, 'quota'],
    ['quota', HOUR, 2 * HOUR, 'quota'],
    ['paused', HOUR, 2 * HOUR, 'quota'],
    ['unreachable', 5 * MINUTE, 5 * MINUTE, 'expired'],
  ] as const)('%s', (why, from, to, reason) => {
    const { until, ...rest } = putOff(why, 'C1', 0);
    expect(rest).toEqual({ reason });
    expect(until).toBeGreaterThanOrEqual(from);
    expect(until).toBeLessThanOrEqual(to);
  });

  it('and what was put off in one tick comes back in slices: no five minutes bring more than twice their share', () => {
    const slices = new Map<number, number>();
    for (let n = 0; n < 12_000; n++) {
      const slice = Math.floor(putOff('quota', `C${n}`, 0).until / (5 * MINUTE));
      slices.set(slice, (slices.get(slice) ?? 0) + 1);
    }
    expect(slices.size).toBe(12);
    expect(Math.max(...slices.values())).toBeLessThan(2000);
  });
});
