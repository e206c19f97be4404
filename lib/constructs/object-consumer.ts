import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CareFunction } from './care-function.ts';
import type { PrivateBucket } from './private-bucket.ts';

export interface ObjectConsumerProps {
  readonly function: CareFunction;
  /** Announces its objects on the default bus. */
  readonly bucket: PrivateBucket;
  /** Keys that begin so. @default every object */
  readonly prefix?: string;
  /** Takes events that could not be handed over. */
  readonly deadLetterQueue: IQueue;
}

/** Calls a function for each new object of a bucket, through the default event bus. */
export class ObjectConsumer extends Construct {
  constructor(scope: Construct, id: string, props: ObjectConsumerProps) {
    super(scope, id);
    const target = new LambdaFunction(props.function.lambda, {
      deadLetterQueue: props.deadLetterQueue,
      retryAttempts: 5,
      maxEventAge: Duration.hours(6),
    });
    new Rule(this, 'Rule', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [props.bucket.bucket.bucketName] },
          ...(props.prefix === undefined ? {} : { object: { key: [{ prefix: props.prefix }] } }),
        },
      },
      targets: [target],
    });
  }
}
