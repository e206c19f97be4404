import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Activity } from '../activity.ts';
import { compileFilters } from '../events/event-pattern.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { Meter } from '../meter/meter.ts';
import type { DeclaredMapping } from '../template/deployment.ts';
import type { LocalQueue, Receipt } from './local-queue.ts';

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const MOST_AT_ONCE = 2;
const report = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export interface QueueConsumerOptions {
  readonly mapping: DeclaredMapping;
  readonly queue: LocalQueue;
  readonly target: LocalFunction;
  readonly activity: Activity;
  readonly meter: Meter;
  readonly region: string;
}

/** One event source mapping of a queue. The batching window is not waited for: a laptop's queue is short. */
export function consumeQueue({ mapping, queue, target, activity, meter, region }: QueueConsumerOptions): void {
  const { BatchSize = 10, ScalingConfig, FunctionResponseTypes, FilterCriteria } = mapping.properties;
  const most = Math.min(MOST_AT_ONCE, ScalingConfig?.MaximumConcurrency ?? MOST_AT_ONCE);
  const partial = FunctionResponseTypes.includes('ReportBatchItemFailures');
  const passes = compileFilters(FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? []);
  let atWork = 0;

  queue.listen(() => {
    while (atWork < most && startOne());
  });
  while (atWork < most && startOne());

  function startOne(): boolean {
    const received = queue.receive(BatchSize);
    if (received.length === 0) return false;
    meter.count(target.label, 'sqsRequests', 2);
    atWork += 1;
    void activity
      .during(() => work(received))
      .finally(() => {
        atWork -= 1;
        startOne();
      });
    return true;
  }

  async function work(received: readonly Receipt[]): Promise<void> {
    const [wanted, unwanted] = [received.filter((message) => passes(message)), received.filter((message) => !passes(message))];
    for (const { handle } of unwanted) queue.delete(handle);
    if (wanted.length === 0) return;
    const invocation = await target.invoke({ Records: wanted.map(toLambda) });
    if (!invocation.ok) return;
    const parsed = partial ? report.safeParse(invocation.result) : undefined;
    const failed = new Set(parsed?.success ? parsed.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) : []);
    // What failed stays hidden until its visibility timeout, and comes back then.
    for (const { id, handle } of wanted) if (!failed.has(id)) queue.delete(handle);
  }

  function toLambda({ id, handle, body, receives, sentAt, firstReceivedAt }: Receipt): object {
    return {
      messageId: id,
      receiptHandle: handle,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(Math.floor(sentAt)),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(Math.floor(firstReceivedAt ?? sentAt)),
      },
      messageAttributes: {},
      md5OfBody: md5(body),
      eventSource: 'aws:sqs',
      eventSourceARN: queue.arn,
      awsRegion: region,
    };
  }
}
