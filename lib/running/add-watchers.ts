import { Duration, Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { CareFunction } from '../constructs/care-function.ts';
import { CountAlarm, reportedBy } from '../constructs/count-alarm.ts';
import { CursorAlarm } from '../constructs/cursor-alarm.ts';
import type { LearnQueue } from '../constructs/learn-queue.ts';
import { ReputationAlarms } from '../constructs/reputation-alarms.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import type { SendPath } from './add-send-path.ts';
import { addFunction, permit, type Surroundings, sendTo } from './surroundings.ts';

/** Who looks every quarter of an hour at what fell out of the way through and at who waits, and the alarms of what they see. */
export function addWatchers(
  around: Surroundings,
  due: WorkQueue,
  learning: LearnQueue,
  { ticks, failedNewsPrefix }: SendPath,
): readonly CareFunction[] {
  const { scope, name, channels, alarmTopic } = around;
  const { table, failedBatches, cursor } = around.state;
  const dueQueue = { DUE_QUEUE_URL: due.queue.queueUrl };
  const settleUnknown = addFunction(around, 'SettleUnknown', {
    functionName: 'settle-unknown',
    failureImpact: 'Messages whose outcome is in doubt stay so, and what the queue gave up is not tried again.',
    environment: {
      ...dueQueue,
      LEARN_QUEUE_URL: learning.queue.queueUrl,
      DEAD_QUEUE_URL: due.deadLetters.queueUrl,
      CURSOR_PARAMETER: cursor.parameterName,
      FAILED_BATCHES_BUCKET: failedBatches.bucket.bucketName,
      FAILED_NEWS_PREFIX: failedNewsPrefix,
    },
    timeout: Duration.minutes(5),
    deadLetterQueue: ticks,
  });
  new ScheduledFunction(scope, 'Sweep', {
    function: settleUnknown,
    schedule: Schedule.rate(Duration.minutes(15)),
    deadLetterQueue: ticks,
  });
  table.allow(
    settleUnknown,
    ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'],
    ['lookup'],
  );
  permit(settleUnknown, ['ssm:GetParameter'], cursor.parameterArn);
  permit(settleUnknown, ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], due.deadLetters.queueArn);
  sendTo(due, settleUnknown);
  sendTo(learning, settleUnknown);
  failedBatches.allow(settleUnknown, ['s3:GetObject', 's3:DeleteObject'], 'aws/lambda/');
  permit(settleUnknown, ['s3:ListBucket'], failedBatches.bucket.bucketArn);
  channels.allowQuota(settleUnknown);
  const alarmWhere = (metricName: string, meaning: string) =>
    new CountAlarm(scope, metricName, { metric: reportedBy('settle-unknown', metricName), meaning, alarmTopic });
  alarmWhere(
    'MarketingPaused',
    'Marketing is paused: 4 % of mails bounced, or 0.08 % were called spam. Customers get notices only, until a person resumes it in the console.',
  );
  alarmWhere(
    'PagesGivenUp',
    'Messages failed again and again until it was too late for them: their customers never heard of their day. They stand as expired; the log of deliver-messages says why.',
  );
  alarmWhere(
    'NewsNotDerived',
    'What changed of some customers cannot be derived, although it is tried every quarter of an hour: messages go by what was true before. The log of settle-unknown says whose.',
  );
  new ReputationAlarms(scope, 'Reputation', { configurationSet: name, alarmTopic });
  new CursorAlarm(scope, 'StaleCursor', { reportedBy: 'settle-unknown', alarmTopic });

  const escalateCases = addFunction(around, 'EscalateCases', {
    functionName: 'escalate-cases',
    failureImpact:
      'Nobody is told that a customer with a complaint waits longer than was promised, nor that a promise is about to be broken.',
    timeout: Duration.minutes(2),
    deadLetterQueue: ticks,
  });
  new ScheduledFunction(scope, 'Watch', {
    function: escalateCases,
    schedule: Schedule.rate(Duration.minutes(15)),
    deadLetterQueue: ticks,
  });
  table.allow(escalateCases, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], ['lookup']);
  permit(
    escalateCases,
    ['events:PutEvents'],
    Stack.of(scope).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
  );
  return [settleUnknown, escalateCases];
}
