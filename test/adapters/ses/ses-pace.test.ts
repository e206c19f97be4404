import { describe, expect, it } from 'vitest';
import { sesPace } from '../../../adapters/ses/ses-pace.ts';

const limits = { MaxSendRate: 10, Max24HourSend: 100_000, SentLast24Hours: 0 };

function paceOn(answer: () => Readonly<Record<string, number>>, workers = 5) {
  let now = 1000;
  let asked = 0;
  const call = async () => {
    asked += 1;
    const told = Object.entries(answer()).map(([name, value]) => `<${name}>${value}</${name}>`);
    return `<GetSendQuotaResponse><GetSendQuotaResult>${told.join('')}</GetSendQuotaResult></GetSendQuotaResponse>`;
  };
  const paused: number[] = [];
  const pause = async (milliseconds: number) => {
    paused.push(milliseconds);
  };
  const pace = sesPace({ call, workers, now: () => now, pause });
  return { pace, paused, asked: () => asked, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('the sender keeps to its share of the account’s rate', () => {
  it('by waiting its turn', async () => {
    const { pace, paused } = paceOn(() => limits);
    for (let n = 0; n < 5; n++) expect(await pace.hold()).toBeUndefined();
    expect(paused).toEqual([500, 1000, 1500, 2000]);
  });

  it('and where the queue is longer than it may wait, by going back', async () => {
    const { pace } = paceOn(() => limits);
    for (let n = 0; n < 11; n++) await pace.hold();
    expect(await pace.hold()).toBe('throttled');
  });

  it('asks for the limits once a minute, however many come at once', async () => {
    const { pace, asked, pass } = paceOn(() => ({ ...limits, MaxSendRate: 1000 }));
    await Promise.all(Array.from({ length: 20 }, () => pace.hold()));
    expect(asked()).toBe(1);
    pass(60_000);
    await pace.hold();
    expect(asked()).toBe(2);
  });

  it('holds nothing back where they cannot be read', async () => {
    const { pace, paused } = paceOn(() => {
      throw new Error('AccessDenied');
    });
    for (let n = 0; n < 50; n++) expect(await pace.hold()).toBeUndefined();
    expect(paused).toEqual([]);
  });
});

describe('no intent is spent on what SES would refuse', () => {
  it('once the day’s quota is used up, until SES counts fewer', async () => {
    let sent = 200;
    const { pace, pass } = paceOn(() => ({ ...limits, Max24HourSend: 200, SentLast24Hours: sent }));
    expect(await pace.hold()).toBe('quota');
    sent = 100;
    expect(await pace.hold()).toBe('quota');
    pass(60_000);
    expect(await pace.hold()).toBeUndefined();
  });

  it.each([
    ['throttled', 1_000],
    ['quota', 600_000],
    ['paused', 300_000],
  ] as const)('after it was refused as %s, for a while', async (why, while_) => {
    const { pace, pass } = paceOn(() => limits);
    pace.refused(why);
    expect(await pace.hold()).toBe(why);
    pass(while_ - 1);
    expect(await pace.hold()).toBe(why);
    pass(1);
    expect(await pace.hold()).toBeUndefined();
  });
});
