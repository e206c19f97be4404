import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { CareFunction } from './care-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface QueueConsumerProps {
  readonly function: CareFunction;
  readonly workQueue: WorkQueue;
  /** @default 10 */
  readonly batchSize?: number;
  /** Functions that work the queue at once, 2 at least. */
  readonly maxConcurrency: number;
}

/** Works a queue off: partial batches, and never more functions at once than the provider can bear. */
export class QueueConsumer extends Construct {
  constructor(scope: Construct, id: string, props: QueueConsumerProps) {
    super(scope, id);
    props.function.lambda.addEventSource(
      new SqsEventSource(props.workQueue.queue, {
        batchSize: props.batchSize ?? 10,
        maxBatchingWindow: props.workQueue.maxBatchingWindow,
        maxConcurrency: props.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
  }
}
