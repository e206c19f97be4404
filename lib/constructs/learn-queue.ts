import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface LearnQueueProps {
  /** Timeout of the function that pulls from it. */
  readonly pullerTimeout: Duration;
  /** What customers miss while requests grow old; it becomes the alarm's text. */
  readonly failureImpact: string;
  readonly alarmTopic: ITopic;
}

/** Who ordered, until the night has learnt of it: it is pulled, and what cannot be seen to yet stays in it. */
export class LearnQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: LearnQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Longer than a run may take, and over by the next one an hour later.
      visibilityTimeout: props.pullerTimeout.plus(Duration.minutes(5)),
    });
    acknowledge(
      this.queue,
      'AwsSolutions-SQS3',
      'What is not learnt yet stays until it is: receiving it again is no failure. Its age has an alarm.',
    );
    new Alarm(this, 'Age', {
      alarmDescription: props.failureImpact,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
      // An order waits a day and a half at most; nights of imports are passed over.
      threshold: Duration.days(3).toSeconds(),
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(props.alarmTopic));
  }
}
