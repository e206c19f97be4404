import { expect, it } from 'vitest';
import { DAY, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { planShape } from '../../../domain/campaigns/draft-shape.ts';
import { sharesOf } from '../../../domain/campaigns/spread.ts';
import { sendTimesOf } from '../../../domain/campaigns/step-arithmetic.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { aCampaign, aCustomer, anAsset } from '../../support/builders.ts';
import { type SendBench, sendBench, TEN } from '../../support/send-bench.ts';
import { deriveAll } from '../../support/stream-records.ts';

const [card] = aCampaign().steps;
const spread = (spreadMinutes: number, at?: string) => ({ ...card!, spreadMinutes, ...(at === undefined ? {} : { at }) });
const sharesOn = (minutes: number, at: string) => sharesOf(spread(minutes, at), at, defaultSettings);

async function lookEvery5Minutes(bench: SendBench, minutes: number, each: (at: number) => void = () => {}) {
  for (let at = -5; at <= minutes; at += 5) {
    bench.clock.at = Math.max(bench.clock.at, TEN + at * MINUTE);
    await bench.tick();
    await bench.drain();
    each(at);
  }
}

async function aBirthday(people: number, knownAt: number) {
  const bench = sendBench({ settings: { holdoutPercent: 0 } });
  await bench.start(aCampaign({ steps: [spread(60)] }));
  bench.clock.at = knownAt;
  await bench.tick();
  for (let n = 0; n < people; n++) {
    const records = [
      { type: 'PROFILE', body: aCustomer({ id: `C${n}`, timeZone: 'Europe/London' }) },
      { type: 'ASSET', body: anAsset({ id: `A${n}` }) },
    ] as const;
    await bench.enter(`C${n}`, records);
  }
  await deriveAll(bench);
  return bench;
}

it('> not everybody at once: shares of five minutes over so long, nobody before the time, and nobody twice', async () => {
  const bench = await aBirthday(60, TEN - 3 * DAY);
  const sentAt = new Map<number, number>();
  let before = 0;
  await lookEvery5Minutes(bench, 120, (minutes) => {
    if (bench.accepted.length > before) sentAt.set(minutes, bench.accepted.length - before);
    before = bench.accepted.length;
  });
  expect(bench.accepted).toHaveLength(60);
  expect(Math.min(...sentAt.keys())).toBeGreaterThanOrEqual(0);
  expect(Math.max(...sentAt.keys())).toBeLessThanOrEqual(60);
  expect(sentAt.size).toBeGreaterThan(8);
  expect(Math.max(...sentAt.values())).toBeLessThan(15);
});

it('> each customer in one share for ever: who comes to be known within the hour goes at that time too', async () => {
  const early = await aBirthday(12, TEN - 3 * DAY);
  await lookEvery5Minutes(early, 90);
  const late = await aBirthday(12, TEN - 10 * MINUTE);
  await lookEvery5Minutes(late, 90);
  const dues = (bench: typeof early) => bench.messages().map(({ subject, due }) => [subject, due]);
  expect(dues(late).sort()).toEqual(dues(early).sort());
  expect(late.accepted).toHaveLength(12);
});

it.each([
  ['over an hour', 60, '10:00', 12],
  ['until the quiet hours begin', 60, '20:30', 6],
  ['at once where they have begun', 60, '21:00', 1],
  ['on the same day', 240, '23:00', 12],
] as const)('the shares end %s', (_when, minutes, at, shares) => expect(sharesOn(minutes, at)).toBe(shares));

it('the laptop’s clock stops at every share', () => expect(sendTimesOf(spread(15), defaultSettings)).toEqual(['10:00', '10:05', '10:10']));

it.each([
  ['a notice', { class: 'service' as const, steps: [spread(60)] }],
  ['a reply', { steps: [spread(60, 'once')] }],
  ['a few minutes', { steps: [spread(5)] }],
])('%s is not spread', (_what, differences) => {
  const { version: _, live: _live, approved: _approved, ...plan } = aCampaign(differences);
  expect(planShape.safeParse(plan).success).toBe(false);
  expect(planShape.safeParse({ ...plan, class: 'marketing', steps: [spread(60)] }).success).toBe(true);
});
