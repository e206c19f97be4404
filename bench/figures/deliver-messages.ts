import type { SQSRecord } from 'aws-lambda';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { providerOutbox } from '../../adapters/outbox.ts';
import { openSesCall } from '../../adapters/ses/open-ses-call.ts';
import { sesOutbox } from '../../adapters/ses/ses-outbox.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { createHandler } from '../../functions/deliver-messages/handler.ts';
import { loadCompany } from '../../local/demo/load-demo.ts';
import { sendLimits } from '../../workflows/deliver/send-limits.ts';
import { findDue } from '../../workflows/due/find-due.ts';
import { formatPage } from '../../workflows/due-page.ts';
import type { DueEntry, DuePage } from '../../workflows/due-queue.ts';
import { type BenchTable, benchCredentials, openBenchTable } from '../laptop/bench-table.ts';
import { birthdayCompany } from '../laptop/birthday-company.ts';
import type { Figure } from './figure.ts';
import { startProvider } from './start-provider.ts';
import { taking } from './taking.ts';

const DAY = '2026-11-25';
export const TEN = Date.parse(`${DAY}T10:00:00Z`);
const BATCHES = [1, 10, 50];
const PAGE = 25;
const ROUNDS = 5;
const WARM_UP = 200;
export const keyring = { tenant: 'bench', keys: [{ kid: 'k1', secret: 'a secret of the benches, long enough to be one' }] } as const;

/** The shipped handler with the SDK on DynamoDB Local and a provider on the loopback; only its own process's CPU is counted. */
export async function measureDelivery(share: number): Promise<Figure[]> {
  const each = Math.ceil(400 * share);
  const bench = await openBenchTable();
  const provider = await startProvider();
  const ses = openSesCall({ endpoint: new URL(provider.url), ...benchCredentials }, 10_000);
  try {
    const entries = await dueEntries(bench, WARM_UP + BATCHES.length * ROUNDS * each);
    const clock = { now: () => TEN };
    const handler = createHandler(
      {
        ...storesOn(bench.table, clock),
        clock,
        renderer: liquidRenderer(),
        links: signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock }),
        outbox: providerOutbox({
          email: sesOutbox({ call: ses.call, fromAddress: 'care@example.com', configurationSet: 'bench' }),
          sms: { send: async () => ({ kind: 'rejected', code: 'no-texts-here' }) },
        }),
        queue: { send: async () => {} },
        limits: sendLimits({ functionTimeoutMs: 60_000, requestTimeoutMs: 10_000 }),
      },
      (fault) => {
        throw fault;
      },
    );
    const send = async (some: DueEntry[], batch: number) => {
      for (let start = 0; start < some.length; start += batch) {
        await handler({ Records: recordsOf(some.slice(start, start + batch)) });
      }
    };
    await send(entries.splice(0, WARM_UP), PAGE);
    const rounds = BATCHES.map((batch) => ({
      batch,
      cpu: [] as number[],
      rate: [] as number[],
      writes: [] as number[],
      reads: [] as number[],
      calls: [] as number[],
    }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { batch, cpu, rate, writes, reads, calls } of rounds) {
        const before = { ...bench.count };
        const taken = await taking(() => send(entries.splice(0, each), batch));
        const used = bench.since(before);
        cpu.push((taken.cpu / each) * 1000);
        rate.push(each / taken.wall);
        writes.push(used.writeUnits / each);
        reads.push(used.readUnits / each);
        // And the one of the provider.
        calls.push(used.calls / each + 1);
      }
    }
    return rounds.flatMap(({ batch, cpu, rate, writes, reads, calls }): Figure[] => {
      const what = `Messages in batches of ${batch}`;
      const goals = batch < 10 ? {} : { goal: { most: 2.5 } };
      return [
        { what, unit: 'CPU-seconds per 1,000', values: cpu, chart: 'CPU-seconds to send 1,000 messages', ...goals },
        { what, unit: 'messages a second', values: rate, ...(batch < 10 ? {} : { goal: { least: 200 } }) },
        { what, unit: 'write units each', values: writes, ...(batch < 10 ? {} : { goal: { most: 2.2 } }) },
        { what, unit: 'read units each', values: reads, goal: { most: 4 } },
        { what, unit: 'calls of AWS each', values: calls, ...(batch < 10 ? {} : { goal: { most: 5 } }) },
      ];
    });
  } finally {
    ses.destroy();
    provider.stop();
    await bench.stop();
  }
}

/** A company all of whom have their birthday on that day, and what `find-due` queues of them at ten. */
export async function dueEntries(bench: BenchTable, people: number): Promise<DueEntry[]> {
  const clock = { at: TEN - 10 * MINUTE, now: () => clock.at };
  const settings = { ...defaultSettings, holdoutPercent: 0 };
  await loadCompany(birthdayCompany(people, DAY), { table: bench.table, now: TEN - 24 * 60 * MINUTE, settings });
  const handled = { read: async () => undefined, write: async () => undefined };
  const pages: DuePage[] = [];
  const queue = { send: async (more: readonly DuePage[]) => void pages.push(...more) };
  const services = { ...storesOn(bench.table, clock), clock, cursor: dynamoCursor(bench.table, handled), queue };
  await findDue(services);
  clock.at = TEN;
  await findDue(services);
  return pages.flatMap(({ entries }) => entries);
}

export function recordsOf(entries: readonly DueEntry[]): SQSRecord[] {
  const pages = Array.from({ length: Math.ceil(entries.length / PAGE) }, (_, n) => entries.slice(n * PAGE, (n + 1) * PAGE));
  return pages.map((part, n) => ({
    messageId: `m${n}`,
    receiptHandle: '',
    body: formatPage({ id: `${DAY}T10:00:00Z-${part[0]?.customer}`, entries: part }),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: 'bench', ApproximateFirstReceiveTimestamp: '0' },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: 'us-east-1',
  }));
}
