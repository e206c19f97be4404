import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { CareFunction } from '../constructs/care-function.ts';
import type { LearnQueue } from '../constructs/learn-queue.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import { addDeadLetters, addFunction, deliveryTimeout, permit, type Surroundings, sendTo } from './surroundings.ts';

const deliveryWorkers = 5;

export interface SendPath {
  readonly deliverMessages: CareFunction;
  /** Of every schedule: runs that failed for good. */
  readonly ticks: IQueue;
  /** Where the stream's batches of state are kept that were given up. */
  readonly failedNewsPrefix: string;
}

/** The one way through: what changed is derived, what is due is found, what was found is sent. */
export function addSendPath(around: Surroundings, due: WorkQueue, learning: LearnQueue): SendPath {
  const { scope, name, config, channels, frontDoor, entrance } = around;
  const { table, failedBatches, cursor, secrets } = around.state;
  const dueQueue = { DUE_QUEUE_URL: due.queue.queueUrl };

  const deriveFacts = addFunction(around, 'DeriveFacts', {
    functionName: 'derive-facts',
    failureImpact: 'Purchases, moves and answers do not reach the calendar: messages go by what was true before.',
    environment: { ...dueQueue, LEARN_QUEUE_URL: learning.queue.queueUrl },
    timeout: Duration.minutes(2),
    memorySize: 1024,
  });
  const stateChanges = new StreamConsumer(scope, 'StateChanges', {
    function: deriveFacts,
    table: table.table,
    entityTypes: [
      'PROFILE',
      'ASSET',
      'ORDER',
      'POINTS',
      'OWN_FACT',
      'ANSWER',
      'BOOKING',
      'CASE',
      'OFFER',
      'REQUEST',
      'SUPPLY',
      'SERVICE',
      'PROMISE',
      'RECALL',
      'MEMBERSHIP',
      'CYCLE',
    ],
    writtenTypes: ['FACT', 'SUMMARY', 'REGISTRY', 'PAGE', 'GAP', 'ADDRESS', 'MESSAGE'],
    failedBatches,
  });
  table.allow(deriveFacts, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
  sendTo(due, deriveFacts);
  sendTo(learning, deriveFacts);

  const ticks = addDeadLetters(
    around,
    'LostTicks',
    'A scheduled run failed for good. The next one goes on from the stored cursor; if none does, nobody hears anything.',
  );
  const findDue = addFunction(around, 'FindDue', {
    functionName: 'find-due',
    failureImpact: 'Nothing comes due: no birthday card, no tier notice, no survey goes out until it works again.',
    environment: { ...dueQueue, CURSOR_PARAMETER: cursor.parameterName, ...(config.canary ? { CANARY: 'on' } : {}) },
    timeout: Duration.minutes(4),
    memorySize: 1024,
    deadLetterQueue: ticks,
  });
  new ScheduledFunction(scope, 'Tick', { function: findDue, schedule: Schedule.rate(Duration.minutes(5)), deadLetterQueue: ticks });
  // The index of look-ups for broadcasts, which walk through everybody.
  table.allow(findDue, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], ['calendar', 'lookup']);
  permit(findDue, ['ssm:GetParameter', 'ssm:PutParameter'], cursor.parameterArn);
  sendTo(due, findDue);

  const deliverMessages = addFunction(around, 'DeliverMessages', {
    functionName: 'deliver-messages',
    failureImpact: 'Messages that are due are not sent, or their outcome is not known.',
    environment: {
      ...dueQueue,
      LINK_KEYS_SECRET: secrets.linkKeys.secretArn,
      PAGES_URL: config.pagesUrl ?? entrance?.edge.url ?? frontDoor.api.apiEndpoint,
      FROM_ADDRESS: config.fromAddress,
      CONFIGURATION_SET: name,
      ...(channels.originator === undefined ? {} : { SMS_ORIGINATOR: channels.originator }),
      // The lease must outlive the worker.
      FUNCTION_TIMEOUT_SECONDS: String(deliveryTimeout.toSeconds()),
      // They share the account's rate at SES.
      WORKERS: String(deliveryWorkers),
    },
    timeout: deliveryTimeout,
    memorySize: 1024,
  });
  new QueueConsumer(scope, 'DueWork', { function: deliverMessages, workQueue: due, maxConcurrency: deliveryWorkers });
  table.allow(deliverMessages, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']);
  sendTo(due, deliverMessages);
  permit(deliverMessages, ['secretsmanager:GetSecretValue'], secrets.linkKeys.secretArn);
  channels.allowSending(deliverMessages);
  return { deliverMessages, ticks, failedNewsPrefix: stateChanges.failedBatchesPrefix };
}
