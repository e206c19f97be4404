import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { CareFunction } from '../constructs/care-function.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { addFunction, type Surroundings, sendTo } from './surroundings.ts';

/** What other systems may tell us. A test holds it against what take-events reads. */
export const incomingTypes = [
  'order.placed',
  'customer.updated',
  'LevelWillExpire',
  'track',
  'identify',
  'shopifyWebhook',
  'records.customers',
  'records.assets',
  'records.orders',
  'records.points',
  'records.facts',
  'records.credit',
  'records.supplies',
  'records.recalls',
  'records.service',
  'records.promises',
];

const takingTimeout = Duration.seconds(60);

/** What other systems tell on the account's bus, and on one that is brought: through a queue, into the same intake as files and rows. */
export function addIncomingEvents(around: Surroundings): CareFunction {
  const { scope, config, alarmTopic } = around;
  const told = new WorkQueue(scope, 'Told', {
    consumerTimeout: takingTimeout,
    failureImpact:
      'What other systems told waits or has been given up: their orders, customers and dates are missing. Redrive the dead letters.',
    alarmTopic,
  });
  const takeEvents = addFunction(around, 'TakeEvents', {
    functionName: 'take-events',
    failureImpact: 'What other systems tell is not taken, or late: their orders, customers and dates are missing.',
    timeout: takingTimeout,
    memorySize: 1024,
  });
  new QueueConsumer(scope, 'ToldWork', { function: takeEvents, workQueue: told, maxConcurrency: 2 });
  around.state.table.allow(takeEvents, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'BatchWriteItem', 'ConditionCheckItem'], ['lookup']);
  const detailType = incomingTypes;
  const listen = (id: string, description: string, eventPattern: EventPattern, bus?: string) =>
    new Rule(scope, id, {
      description,
      eventPattern,
      ...(bus === undefined ? {} : { eventBus: EventBus.fromEventBusArn(scope, `${id}Bus`, bus) }),
      targets: [new SqsQueue(told.queue, { deadLetterQueue: told.deadLetters, retryAttempts: 10, maxEventAge: Duration.hours(24) })],
    });
  // Other accounts must not speak for this one by a policy of the bus that was meant for something else.
  listen('OtherSystems', 'What other systems tell', { account: [Stack.of(scope).account], detailType });
  if (config.existingBus !== undefined)
    listen('BroughtBus', 'What other systems tell on a bus of theirs', { detailType }, config.existingBus);
  return takeEvents;
}

const sendingTimeout = Duration.seconds(60);

/** What happens, told to web addresses of other systems: through a queue that holds each try back until it is due. */
export function addWebhooks(around: Surroundings, serveConsole: CareFunction): CareFunction {
  const { scope, alarmTopic } = around;
  const work = new WorkQueue(scope, 'Webhooks', {
    consumerTimeout: sendingTimeout,
    failureImpact: 'Other systems do not hear, or late, of cases and promises. Redrive the dead letters.',
    alarmTopic,
    // A try that is held back is not one that is stuck; SQS counts the age of both.
    maxAge: Duration.hours(1),
  });
  const sendWebhooks = addFunction(around, 'SendWebhooks', {
    functionName: 'send-webhooks',
    failureImpact: 'Other systems do not hear of cases and promises. Customers notice nothing.',
    environment: { WEBHOOK_QUEUE_URL: work.queue.queueUrl },
    timeout: sendingTimeout,
  });
  new QueueConsumer(scope, 'WebhookWork', { function: sendWebhooks, workQueue: work, maxConcurrency: 2 });
  around.state.table.allow(sendWebhooks, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
  sendTo(work, sendWebhooks);
  serveConsole.lambda.addEnvironment('WEBHOOK_QUEUE_URL', work.queue.queueUrl);
  sendTo(work, serveConsole);
  new Rule(scope, 'Happenings', {
    description: 'What happens, for other systems by webhook',
    eventPattern: { account: [Stack.of(scope).account], source: ['perennial'] },
    targets: [new SqsQueue(work.queue, { deadLetterQueue: work.deadLetters, retryAttempts: 10, maxEventAge: Duration.hours(24) })],
  });
  return sendWebhooks;
}
