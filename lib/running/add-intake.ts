import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CanaryAlarm } from '../constructs/canary-alarm.ts';
import type { CareFunction } from '../constructs/care-function.ts';
import type { LearnQueue } from '../constructs/learn-queue.ts';
import { ObjectConsumer } from '../constructs/object-consumer.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import type { SendPath } from './add-send-path.ts';
import { addDeadLetters, addFunction, learningTimeout, permit, type Surroundings, sendTo } from './surroundings.ts';

const feedbackTimeout = Duration.seconds(30);

/** What comes in and is learnt from: providers' events, the night's cycles, outcomes, files. */
export function addIntake(around: Surroundings, learning: LearnQueue, { ticks }: SendPath): readonly CareFunction[] {
  const { scope, channels, config, alarmTopic } = around;
  const { table, imports, failedBatches } = around.state;
  const lostFeedback = addDeadLetters(
    around,
    'LostFeedback',
    'Bounces, complaints and deliveries are not recorded: we may write again to people whose mail bounces or who complained.',
  );
  const lateFeedback =
    'Bounces, complaints and deliveries are recorded late: we may write again to people whose mail bounces or who complained.';
  const missed = new WorkQueue(scope, 'MissedFeedback', {
    consumerTimeout: feedbackTimeout,
    failureImpact: lateFeedback,
    alarmTopic,
    // Every three minutes for thirty hours: as long as whatever is down may be down.
    maxReceives: 600,
    deadLetters: lostFeedback,
  });
  const recordFeedback = addFunction(around, 'RecordFeedback', {
    functionName: 'record-feedback',
    failureImpact: lateFeedback,
    timeout: feedbackTimeout,
    deadLetterQueue: missed.queue,
  });
  for (const topic of [channels.feedback, ...(channels.answers === undefined ? [] : [channels.answers])])
    topic.addSubscription(new LambdaSubscription(recordFeedback.lambda, { deadLetterQueue: missed.queue }));
  new QueueConsumer(scope, 'MissedFeedbackAgain', { function: recordFeedback, workQueue: missed, maxConcurrency: 2 });
  table.allow(recordFeedback, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], ['lookup']);

  if (config.canary) new CanaryAlarm(scope, 'Canary', { alarmTopic });

  const learnCycles = addFunction(around, 'LearnCycles', {
    functionName: 'learn-cycles',
    failureImpact: 'New customers’ repurchase cycles are not learnt: their win-back letters go by the fallback or not at all.',
    environment: { LEARN_QUEUE_URL: learning.queue.queueUrl },
    timeout: learningTimeout,
    memorySize: 1024,
    deadLetterQueue: ticks,
  });
  new ScheduledFunction(scope, 'Night', {
    function: learnCycles,
    // Once more for whatever the first had in hand when it failed, and for an import that was under way.
    schedule: Schedule.cron({ hour: '12,13', minute: '5' }),
    deadLetterQueue: ticks,
  });
  table.allow(learnCycles, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'BatchWriteItem'], ['calendar']);
  permit(learnCycles, ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], learning.queue.queueArn);
  sendTo(learning, learnCycles);

  const countOutcomes = addFunction(around, 'CountOutcomes', {
    functionName: 'count-outcomes',
    failureImpact: 'Reports stand still. Customers notice nothing.',
    timeout: Duration.minutes(1),
  });
  new StreamConsumer(scope, 'Outcomes', {
    function: countOutcomes,
    table: table.table,
    entityTypes: ['MESSAGE', 'ANSWER', 'BOOKING'],
    writtenTypes: ['COUNTER', 'BREAKER'],
    failedBatches,
    batchSize: 1000,
    maxBatchingWindow: Duration.seconds(30),
    // Only then does Lambda name the shard, by which a batch that comes twice is counted once.
    tumblingWindow: Duration.minutes(1),
  });
  table.allow(countOutcomes, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);

  const lostImports = addDeadLetters(
    around,
    'LostImports',
    'A file that was handed in has not been read: its customers, orders and dates are missing.',
  );
  const importRecords = addFunction(around, 'ImportRecords', {
    functionName: 'import-records',
    failureImpact: 'A file that was handed in is not read, or only in part: its customers, orders and dates are missing.',
    environment: { IMPORT_BUCKET: imports.bucket.bucketName },
    timeout: Duration.minutes(15),
    memorySize: 2048,
    deadLetterQueue: lostImports,
  });
  new ObjectConsumer(scope, 'NewFiles', { function: importRecords, bucket: imports, prefix: 'imports/', deadLetterQueue: lostImports });
  table.allow(
    importRecords,
    // An import that is taken back removes what it made.
    ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'],
    ['lookup'],
  );
  imports.allow(importRecords, ['s3:GetObject'], 'imports/');
  imports.allow(importRecords, ['s3:GetObject', 's3:PutObject'], 'reports/');
  return [recordFeedback, importRecords];
}
