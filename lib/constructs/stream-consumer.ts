import { Duration } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, type IEventSourceDlq, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { CareFunction } from './care-function.ts';
import type { PrivateBucket } from './private-bucket.ts';

export interface StreamConsumerProps {
  readonly function: CareFunction;
  /** Its stream holds new and old images. */
  readonly table: ITableV2;
  /** Entity types whose new image wakes the function. */
  readonly entityTypes: readonly string[];
  /** Entity types that the function writes: none of the above, for Lambda does not detect a loop through a table's stream. */
  readonly writtenTypes: readonly string[];
  /** Takes batches that failed for good, records included. */
  readonly failedBatches: PrivateBucket;
  /** @default 100 */
  readonly batchSize?: number;
  /** @default 1 second */
  readonly maxBatchingWindow?: Duration;
  /** Gathers records over this time and hands state from batch to batch. @default none */
  readonly tumblingWindow?: Duration;
}

/** Reads the table's stream: only its own entity types, and one poison record never holds up the rest. */
export class StreamConsumer extends Construct {
  /** Where its failed batches stand in their bucket. */
  readonly failedBatchesPrefix: string;

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const loop = props.entityTypes.filter((type) => props.writtenTypes.includes(type));
    if (loop.length > 0)
      throw new Error(`${id}: the function would be woken by its own writes of ${loop.join(', ')}. Leave them to another function.`);
    const source = new DynamoEventSource(props.table, {
      ...neverHeldUp(props.failedBatches, props.function),
      batchSize: props.batchSize ?? 100,
      maxBatchingWindow: props.maxBatchingWindow ?? Duration.seconds(1),
      // Well inside the stream's 24 hours, so that what fails is kept before it is lost.
      maxRecordAge: Duration.hours(6),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.or('INSERT', 'MODIFY'),
          dynamodb: { NewImage: { type: { S: FilterRule.or(...props.entityTypes) } } },
        }),
      ],
      ...(props.tumblingWindow === undefined ? {} : { tumblingWindow: props.tumblingWindow }),
    });
    props.function.lambda.addEventSource(source);
    this.failedBatchesPrefix = `aws/lambda/${source.eventSourceMappingId}/`;
  }
}

/** Nothing in a stream is passed over, and no poison record holds up the rest: what fails for good is kept with its records. */
export const neverHeldUp = (failedBatches: PrivateBucket, careFunction: CareFunction) => ({
  startingPosition: StartingPosition.TRIM_HORIZON,
  bisectBatchOnError: true,
  reportBatchItemFailures: true,
  retryAttempts: 5,
  onFailure: failedBatchesTo(failedBatches, careFunction),
});

/** CDK's `S3OnFailureDestination` lets the function read and delete the whole bucket; Lambda needs to put and to list. */
function failedBatchesTo(failedBatches: PrivateBucket, careFunction: CareFunction): IEventSourceDlq {
  return {
    bind: (_mapping, lambda) => {
      failedBatches.allow(careFunction, ['s3:PutObject'], 'aws/lambda/');
      lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [failedBatches.bucket.bucketArn] }));
      return { destination: failedBatches.bucket.bucketArn };
    },
  };
}
