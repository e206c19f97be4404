import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../domain/calendar/calendar-date.ts';
import { TEN } from '../../support/send-bench.ts';
import { aBench, cardDue, pageOf, stuckThings } from './due-things.ts';

const withDue = async (props: Parameters<typeof aBench>[0]) => {
  const bench = await aBench(props);
  await bench.cursor.advance(undefined, TEN);
  await bench.queuePage(pageOf(cardDue));
  return bench;
};

describe('> SES says how much it takes, and what exceeds it waits in the calendar: an intent is not spent on it', () => {
  it('a used-up quota becomes a wait, which find-due finds again once it ends', async () => {
    const bench = await withDue({ hold: (at) => (at < TEN + 3 * HOUR ? 'quota' : undefined) });
    await bench.drain();
    expect(bench.log.filter((line) => line.startsWith('intent'))).toEqual([]);
    expect(bench.letters).toEqual([]);
    expect([...bench.table.items()].filter(({ type }) => type === 'WAIT')).toHaveLength(1);
    await bench.live(TEN + DAY);
    expect(bench.accepted).toHaveLength(1);
    expect(bench.accepted[0]!.at).toBeGreaterThanOrEqual(TEN + 3 * HOUR);
    expect(bench.accepted[0]!.at).toBeLessThan(TEN + 5 * HOUR);
    expect(bench.callsOfProvider()).toBe(1);
    expect(await stuckThings(bench)).toEqual([]);
  });

  it('a rate that is exceeded sends the page back for a minute, acknowledged, and never to the dead letters', async () => {
    const bench = await withDue({ hold: (at) => (at < TEN + 10 * 60_000 ? 'throttled' : undefined) });
    await bench.live(TEN + HOUR);
    expect(bench.accepted).toHaveLength(1);
    expect(bench.deadLetters).toEqual([]);
    expect(await stuckThings(bench)).toEqual([]);
  });

  it('what is held until it is too late is written down as `quota`, once', async () => {
    const bench = await withDue({ hold: () => 'quota' });
    await bench.live(TEN + 4 * DAY);
    expect(bench.callsOfProvider()).toBe(0);
    expect(bench.messages()).toMatchObject([{ state: 'failed', reason: 'quota' }]);
    expect(await stuckThings(bench)).toEqual([]);
  });
});
