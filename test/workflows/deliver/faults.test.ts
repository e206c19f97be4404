import { describe, expect, it } from 'vitest';
import { DAY } from '../../../domain/calendar/calendar-date.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import { type CallsProps, type Fault, faultKinds } from '../../support/faulty-calls.ts';
import type { BenchProps } from '../../support/send-bench.ts';
import { TEN } from '../../support/send-bench.ts';
import { aBench, cardDue, noticeDue, pageOf, stuckThings } from './due-things.ts';

/** Each invocation meets the faults of its own place in the list, those after the last none. */
async function livedThrough(occasion: Occasion, faults: readonly Fault[][], props: BenchProps = {}) {
  const bench = await aBench(props);
  await bench.tick();
  await bench.queuePage(pageOf(occasion));
  let invocation = 0;
  const plumbing = (): CallsProps => ({ faults: faults[invocation++] });
  await bench.live(TEN + 1.5 * DAY, plumbing);
  const [message] = bench.messages();
  return { accepted: bench.accepted.length, calls: bench.callsOfProvider(), message, stuck: await stuckThings(bench) };
}

async function callsOfOneSend(occasion: Occasion): Promise<readonly string[]> {
  const bench = await aBench();
  return (await bench.work(pageOf(occasion))).names;
}

const marketingCalls = await callsOfOneSend(cardDue);
const noticeCalls = await callsOfOneSend(noticeDue);
const everyFault = (calls: readonly string[]) =>
  calls.flatMap((name, index) => faultKinds.map((kind) => ({ title: `${kind} ${index + 1}: ${name}`, fault: { call: index + 1, kind } })));

it('one send makes few calls, the intent and its outcome among them in this order', () => {
  const order = ['put CONTACT', 'provider', 'put MESSAGE'];
  expect(marketingCalls.filter((name) => order.includes(name))).toEqual(order);
  expect(noticeCalls.filter((name) => order.includes(name))).toEqual(order);
  const gateRead = marketingCalls.indexOf('query C#C1');
  const messageRead = marketingCalls.findIndex((name) => name.startsWith('get message'));
  expect(gateRead).toBeGreaterThanOrEqual(0);
  expect(messageRead).toBeGreaterThan(gateRead);
});

describe('marketing goes at most once, whichever call fails or is the last of a worker', () => {
  it.each(everyFault(marketingCalls))('$title', async ({ fault }) => {
    const { accepted, message, stuck } = await livedThrough(cardDue, [[fault]]);
    expect(accepted).toBeLessThanOrEqual(1);
    expect(stuck).toEqual([]);
    expect(message?.state).toBe(message?.reason === 'unknown' ? 'abandoned' : 'sent');
    if (message?.state === 'sent') expect(accepted).toBe(1);
  });

  it.each(everyFault(marketingCalls))('and what went out is known as sent where the event comes: $title', async ({ fault }) => {
    const { accepted, message, stuck } = await livedThrough(cardDue, [[fault]], { eventAfter: 60_000 });
    expect(accepted).toBeLessThanOrEqual(1);
    expect(stuck).toEqual([]);
    expect(message?.state).toBe(accepted === 1 ? 'sent' : 'abandoned');
  });
});

describe('a notice goes at least once, and once only where the event comes in time', () => {
  it.each(everyFault(noticeCalls))('$title', async ({ fault }) => {
    const { accepted, message, stuck } = await livedThrough(noticeDue, [[fault]]);
    expect(accepted).toBeGreaterThanOrEqual(1);
    expect(accepted).toBeLessThanOrEqual(2);
    expect(stuck).toEqual([]);
    expect(message?.state).toBe('sent');
  });

  it.each(everyFault(noticeCalls))('with the event: $title', async ({ fault }) => {
    const { accepted, message, stuck } = await livedThrough(noticeDue, [[fault]], { eventAfter: 60_000 });
    expect(accepted).toBe(1);
    expect(stuck).toEqual([]);
    expect(message?.state).toBe('sent');
  });
});

/** Two workers in turn, each of which dies at any of its calls. */
const pairs = (calls: readonly string[]) =>
  calls.flatMap((_, first) => calls.flatMap((_, second) => [{ first: first + 1, second: second + 1 }]));

it('marketing goes at most once, wherever two workers in turn die', async () => {
  for (const { first, second } of pairs(marketingCalls)) {
    for (const kind of ['crash-after', 'error-after'] as const) {
      const { accepted, stuck } = await livedThrough(cardDue, [[{ call: first, kind }], [{ call: second, kind }]]);
      expect({ first, second, kind, twice: accepted > 1, stuck }).toEqual({ first, second, kind, twice: false, stuck: [] });
    }
  }
});

it('a notice goes at least once, wherever two workers in turn die', async () => {
  for (const { first, second } of pairs(noticeCalls)) {
    const { accepted, stuck } = await livedThrough(noticeDue, [
      [{ call: first, kind: 'crash-after' }],
      [{ call: second, kind: 'crash-after' }],
    ]);
    expect({ first, second, sent: accepted >= 1, stuck }).toEqual({ first, second, sent: true, stuck: [] });
  }
});
