import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignResults, noFigures } from '../../../domain/campaigns/campaign-results.ts';
import { LEAST_PER_GROUP } from '../../../domain/campaigns/lift.ts';
import { resultsCsv } from '../../../domain/campaigns/results-csv.ts';
import { skipReasons } from '../../../domain/decisions/reason.ts';

const steps = [{ id: 'ask' }, { id: 'nudge' }];
const resultsOf = (counts: Record<string, number>, day = '2026-01-10') =>
  campaignResults({ id: 'win-back', steps, days: [{ day, counts }], today: '2026-11-22' });

const endings = ['sent', 'delivered', 'bounced', 'complained', 'failed:rejected', 'abandoned:unknown', 'covered'];
const outcome = fc.constantFrom(...endings, ...skipReasons.map((reason) => `skipped:${reason}`), 'opened', 'machine', 'clicked', 'ordered');
const name = fc
  .tuple(fc.constantFrom('ask', 'nudge', 'gone'), fc.constantFrom('email', 'sms', '-'), outcome)
  .map((parts) => parts.join('|'));
const days = fc.array(
  fc.record({ day: fc.constantFrom('2026-01-10', '2026-05-01', '2026-11-21'), counts: fc.dictionary(name, fc.nat(2000)) }),
  { maxLength: 12 },
);

describe('> totals add up', () => {
  it('each figure is the sum of its column, and everybody whose turn came is told of once', () => {
    fc.assert(
      fc.property(days, (counted) => {
        const { rows, total } = campaignResults({ id: 'win-back', steps, days: counted, today: '2026-11-22' });
        const all = counted.flatMap(({ counts }) => Object.entries(counts));
        const ended = all.filter(([key]) => endings.includes(key.split('|')[2] ?? '') || key.includes('|skipped:'));
        expect(total.decided).toBe(ended.reduce((sum, [, count]) => sum + count, 0));
        for (const figures of [...rows, total]) {
          expect(figures.decided).toBe(figures.sent + figures.heldBack + figures.failed + figures.covered);
          expect(figures.heldBack).toBe(Object.values(figures.reasons).reduce((sum, count) => sum + count, 0));
          expect(figures.delivered + figures.bounced + figures.complained).toBeLessThanOrEqual(figures.sent);
        }
        for (const key of Object.keys(noFigures).filter((one) => one !== 'reasons') as 'sent'[])
          expect(total[key]).toBe(rows.reduce((sum, row) => sum + row[key], 0));
      }),
    );
  });

  it('however the counters are cut into days and parts', () => {
    fc.assert(
      fc.property(days, (counted) => {
        const cut = counted.flatMap(({ day, counts }) => Object.entries(counts).map(([key, count]) => ({ day, counts: { [key]: count } })));
        const one = { id: 'win-back', steps, today: '2026-11-22' };
        expect(campaignResults({ ...one, days: cut })).toEqual(campaignResults({ ...one, days: counted }));
      }),
    );
  });
});

describe('> lift against the holdout, and "too early to tell" where it is', () => {
  const arms = (asked: number, returned: number, holdout: number, back: number) =>
    resultsOf({
      'ask|email|sent': asked,
      'ask|email|ordered': returned,
      'ask|-|skipped:holdout': holdout,
      'ask|-|ordered:holdout': back,
    }).lift.verdict;

  it.each([
    ['too-early', arms(5000, 900, LEAST_PER_GROUP - 1, 0)],
    ['no-comparison', arms(5000, 900, 0, 0)],
    ['more', arms(1000, 200, 200, 10)],
    ['fewer', arms(1000, 20, 200, 30)],
    ['not-shown', arms(1000, 60, 50, 3)],
  ])('says %s', (kind, verdict) => expect(verdict.kind).toBe(kind));

  it('by the interval of Newcombe’s method 10, as in his table II: 56 of 70 less 48 of 80', () => {
    const verdict = arms(70, 56, 80, 48);
    if (!('interval' in verdict)) throw new Error(verdict.kind);
    expect([verdict.difference, verdict.interval.low, verdict.interval.high].map((part) => part.toFixed(4))).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
  });

  it('holds the difference, turns round with the groups, and narrows as they grow', () => {
    const group = fc
      .nat(400)
      .chain((reached) => fc.record({ reached: fc.constant(reached), n: fc.integer({ min: Math.max(30, reached), max: 500 }) }));
    fc.assert(
      fc.property(group, group, (one, other) => {
        const there = arms(one.n, one.reached, other.n, other.reached);
        const back = arms(other.n, other.reached, one.n, one.reached);
        const grown = arms(one.n * 4, one.reached * 4, other.n * 4, other.reached * 4);
        if (!('interval' in there && 'interval' in back && 'interval' in grown)) throw new Error('no interval');
        const { difference, interval } = there;
        expect(interval.low).toBeLessThanOrEqual(difference + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(back.interval.low).toBeCloseTo(-interval.high, 10);
        expect(grown.interval.high - grown.interval.low).toBeLessThan(interval.high - interval.low);
      }),
    );
  });

  it('> Arms = everybody who reached the holdout gate: later gates leave nobody out, earlier ones do', () => {
    const { asked, holdout } = resultsOf({
      'ask|email|sent': 40,
      'ask|-|skipped:capped': 7,
      'ask|-|skipped:no-consent': 3,
      'ask|-|skipped:not-in-audience': 100,
      'ask|-|ordered:outside': 5,
      'ask|-|ordered': 2,
      'ask|-|skipped:holdout': 31,
      'nudge|sms|sent': 40,
    }).lift;
    expect([asked, holdout]).toEqual([
      { n: 50, reached: 2, revenue: 0 },
      { n: 31, reached: 0, revenue: 0 },
    ]);
  });

  it('> win-back: order in 60 days: whoever’s time is not over is in neither group', () => {
    const counts = { 'ask|email|sent': 1 };
    expect([resultsOf(counts, '2026-09-22').lift.asked.n, resultsOf(counts, '2026-09-23').lift.asked.n]).toEqual([1, 0]);
  });
});

it('is told as a file whose cells no spreadsheet runs', () => {
  const file = resultsCsv({ id: '=2+5', currency: 'EUR', ...resultsOf({ '@ask|email|sent': 2, '@ask|email|revenue': 1250 }) });
  expect(file).toContain(`"'=2+5","'@ask","email","all","2","2"`);
  expect(file).toContain('"12.50","EUR"');
  expect(file.trim().split('\r\n')).toHaveLength(5);
});
