import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

export interface WorkQueueProps {
  /** Timeout of the function that will work it off. */
  readonly consumerTimeout: Duration;
  /** What customers miss while work is stuck; it becomes the alarms' text. */
  readonly failureImpact: string;
  readonly alarmTopic: ITopic;
  /** Alarm when the oldest message is older. @default 15 minutes */
  readonly maxAge?: Duration;
  /** How long Lambda gathers messages before it calls. @default 1 second */
  readonly maxBatchingWindow?: Duration;
  /** How often a message is tried before it goes to the dead letters. @default 5 */
  readonly maxReceives?: number;
  /** @default a queue of its own, with an alarm */
  readonly deadLetters?: IQueue;
}

/** A queue with a dead-letter queue behind it, and alarms on both. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: IQueue;
  readonly maxBatchingWindow: Duration;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.maxBatchingWindow = props.maxBatchingWindow ?? Duration.seconds(1);
    this.deadLetters = props.deadLetters ?? new DeadLetterQueue(this, 'DeadLetters', props).queue;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // AWS's own advice: throttled polls consume receives, so six timeouts must pass before a message shows again.
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeout.toSeconds() + this.maxBatchingWindow.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceives ?? 5 },
    });
    new Alarm(this, 'Age', {
      alarmDescription: props.failureImpact,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
      threshold: (props.maxAge ?? Duration.minutes(15)).toSeconds(),
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(props.alarmTopic));
  }
}
