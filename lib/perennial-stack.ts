import { join } from 'node:path';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EmailSubscription, LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Config } from './config.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { CareFunction, type CareFunctionProps } from './constructs/care-function.ts';
import type { CareState } from './constructs/care-state.ts';
import { CountAlarm, reportedBy } from './constructs/count-alarm.ts';
import { CursorAlarm } from './constructs/cursor-alarm.ts';
import { DeadLetterQueue } from './constructs/dead-letter-queue.ts';
import { EventArchive } from './constructs/event-archive.ts';
import { FrontDoor } from './constructs/front-door.ts';
import { MessageChannels } from './constructs/message-channels.ts';
import { ObjectConsumer } from './constructs/object-consumer.ts';
import { OperationsDashboard } from './constructs/operations-dashboard.ts';
import { QueueConsumer } from './constructs/queue-consumer.ts';
import { ReputationAlarms } from './constructs/reputation-alarms.ts';
import { ScheduledFunction } from './constructs/scheduled-function.ts';
import { SpendBudget } from './constructs/spend-budget.ts';
import { StarterSeed } from './constructs/starter-seed.ts';
import { StreamConsumer } from './constructs/stream-consumer.ts';
import { WorkQueue } from './constructs/work-queue.ts';

export interface PerennialStackProps extends Omit<StackProps, 'tags'>, Config {
  /** From a stack of its own, so that it outlives this one. */
  readonly state: CareState;
  /** Folder that holds one bundle per function. @default dist/functions */
  readonly codeRoot?: string;
}

/** All of Perennial that runs: the one way through the state, and who may do what. It can be destroyed and deployed again. */
export class PerennialStack extends Stack {
  constructor(scope: Construct, id: string, props: PerennialStackProps) {
    super(scope, id, { description: 'Perennial: the right word on the right day, by email and SMS', ...props });
    const { table, imports, failedBatches, cursor, secrets, staff } = props.state;
    const { linkKeys } = secrets;

    const alarmTopic = new AlarmTopic(this, 'Alarms', { encryptionKey: props.state.key }).topic;
    if (props.alarmEmail !== undefined) alarmTopic.addSubscription(new EmailSubscription(props.alarmEmail));
    if (props.monthlyBudget !== undefined)
      new SpendBudget(this, 'Spend', { name: id, monthly: props.monthlyBudget, alarmTopic, encryptionKey: props.state.key });
    const channels = new MessageChannels(this, 'Channels', { ...props, configurationSet: id, encryptionKey: props.state.key });
    const frontDoor = new FrontDoor(this, 'FrontDoor', { staff });
    new EventArchive(this, 'Archive', { bucket: props.state.events, name: id });

    // What runs.
    const tracing = new ManagedPolicy(this, 'Tracing', {
      statements: [new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] })],
    });
    acknowledge(tracing, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray knows no resources.');
    const codeRoot = props.codeRoot ?? join(import.meta.dirname, '..', 'dist', 'functions');
    const run = (name: string, own: Omit<CareFunctionProps, 'codeRoot' | 'alarmTopic' | 'tracing'>) =>
      new CareFunction(this, name, {
        codeRoot,
        alarmTopic,
        tracing,
        logRetention: props.logDays,
        ...own,
        environment: { TABLE_NAME: table.table.tableName, ...own.environment },
      });
    const deadLetters = (name: string, failureImpact: string) => new DeadLetterQueue(this, name, { failureImpact, alarmTopic }).queue;
    const pagesUrl = props.pagesUrl ?? frontDoor.api.apiEndpoint;

    const deliveryTimeout = Duration.seconds(60);
    const deliveryWorkers = 5;
    const due = new WorkQueue(this, 'Due', {
      consumerTimeout: deliveryTimeout,
      failureImpact: 'Messages that are due wait in the queue or have been given up: customers hear of their day late or never.',
      alarmTopic,
    });
    const dueQueue = { DUE_QUEUE_URL: due.queue.queueUrl };

    const deriveFacts = run('DeriveFacts', {
      functionName: 'derive-facts',
      failureImpact: 'Purchases, moves and answers do not reach the calendar: messages go by what was true before.',
      environment: dueQueue,
      timeout: Duration.minutes(2),
      memorySize: 1024,
    });
    const stateChanges = new StreamConsumer(this, 'StateChanges', {
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
      writtenTypes: ['FACT', 'SUMMARY', 'REGISTRY', 'PAGE', 'GAP', 'CYCLE_REQUEST', 'FACTS', 'ADDRESS', 'MESSAGE'],
      failedBatches,
    });
    table.allow(deriveFacts, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
    sendTo(due, deriveFacts);

    const ticks = deadLetters(
      'LostTicks',
      'A scheduled run failed for good. The next one goes on from the stored cursor; if none does, nobody hears anything.',
    );
    const findDue = run('FindDue', {
      functionName: 'find-due',
      failureImpact: 'Nothing comes due: no birthday card, no tier notice, no survey goes out until it works again.',
      environment: { ...dueQueue, CURSOR_PARAMETER: cursor.parameterName },
      timeout: Duration.minutes(4),
      memorySize: 1024,
      deadLetterQueue: ticks,
    });
    new ScheduledFunction(this, 'Tick', { function: findDue, schedule: Schedule.rate(Duration.minutes(5)), deadLetterQueue: ticks });
    // The index of look-ups for broadcasts, which walk through everybody.
    table.allow(findDue, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], ['calendar', 'lookup']);
    permit(findDue, ['ssm:GetParameter', 'ssm:PutParameter'], cursor.parameterArn);
    sendTo(due, findDue);

    const deliverMessages = run('DeliverMessages', {
      functionName: 'deliver-messages',
      failureImpact: 'Messages that are due are not sent, or their outcome is not known.',
      environment: {
        ...dueQueue,
        LINK_KEYS_SECRET: linkKeys.secretArn,
        PAGES_URL: pagesUrl,
        FROM_ADDRESS: props.fromAddress,
        CONFIGURATION_SET: id,
        ...(props.smsOriginator === undefined ? {} : { SMS_ORIGINATOR: props.smsOriginator }),
        // The lease must outlive the worker.
        FUNCTION_TIMEOUT_SECONDS: String(deliveryTimeout.toSeconds()),
        // They share the account's rate at SES.
        WORKERS: String(deliveryWorkers),
      },
      timeout: deliveryTimeout,
      memorySize: 1024,
    });
    new QueueConsumer(this, 'DueWork', { function: deliverMessages, workQueue: due, maxConcurrency: deliveryWorkers });
    table.allow(deliverMessages, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']);
    sendTo(due, deliverMessages);
    permit(deliverMessages, ['secretsmanager:GetSecretValue'], linkKeys.secretArn);
    channels.allowSending(deliverMessages);

    const settleUnknown = run('SettleUnknown', {
      functionName: 'settle-unknown',
      failureImpact: 'Messages whose outcome is in doubt stay so, and what the queue gave up is not tried again.',
      environment: {
        ...dueQueue,
        DEAD_QUEUE_URL: due.deadLetters.queueUrl,
        CURSOR_PARAMETER: cursor.parameterName,
        FAILED_BATCHES_BUCKET: failedBatches.bucket.bucketName,
        FAILED_NEWS_PREFIX: stateChanges.failedBatchesPrefix,
      },
      timeout: Duration.minutes(5),
      deadLetterQueue: ticks,
    });
    new ScheduledFunction(this, 'Sweep', {
      function: settleUnknown,
      schedule: Schedule.rate(Duration.minutes(15)),
      deadLetterQueue: ticks,
    });
    table.allow(settleUnknown, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'], ['lookup']);
    permit(settleUnknown, ['ssm:GetParameter'], cursor.parameterArn);
    permit(settleUnknown, ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], due.deadLetters.queueArn);
    sendTo(due, settleUnknown);
    failedBatches.allow(settleUnknown, ['s3:GetObject', 's3:DeleteObject'], 'aws/lambda/');
    permit(settleUnknown, ['s3:ListBucket'], failedBatches.bucket.bucketArn);
    channels.allowQuota(settleUnknown);
    const alarmWhere = (metricName: string, meaning: string) =>
      new CountAlarm(this, metricName, { metric: reportedBy('settle-unknown', metricName), meaning, alarmTopic });
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
    new ReputationAlarms(this, 'Reputation', { configurationSet: id, alarmTopic });
    new CursorAlarm(this, 'StaleCursor', { reportedBy: 'settle-unknown', alarmTopic });

    const escalateCases = run('EscalateCases', {
      functionName: 'escalate-cases',
      failureImpact:
        'Nobody is told that a customer with a complaint waits longer than was promised, nor that a promise is about to be broken.',
      timeout: Duration.minutes(2),
      deadLetterQueue: ticks,
    });
    new ScheduledFunction(this, 'Watch', {
      function: escalateCases,
      schedule: Schedule.rate(Duration.minutes(15)),
      deadLetterQueue: ticks,
    });
    table.allow(escalateCases, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], ['lookup']);
    permit(escalateCases, ['events:PutEvents'], this.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }));

    const lostFeedback = deadLetters(
      'LostFeedback',
      'Bounces, complaints and deliveries are not recorded: we may write again to people whose mail bounces or who complained.',
    );
    const recordFeedback = run('RecordFeedback', {
      functionName: 'record-feedback',
      failureImpact:
        'Bounces, complaints and deliveries are recorded late: we may write again to people whose mail bounces or who complained.',
      deadLetterQueue: lostFeedback,
    });
    for (const topic of [channels.feedback, ...(channels.answers === undefined ? [] : [channels.answers])])
      topic.addSubscription(new LambdaSubscription(recordFeedback.lambda, { deadLetterQueue: lostFeedback }));
    table.allow(recordFeedback, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], ['lookup']);

    const learnCycles = run('LearnCycles', {
      functionName: 'learn-cycles',
      failureImpact: 'New customers’ repurchase cycles are not learnt: their win-back letters go by the fallback or not at all.',
      timeout: Duration.minutes(15),
      memorySize: 1024,
      deadLetterQueue: ticks,
    });
    new ScheduledFunction(this, 'Night', {
      function: learnCycles,
      schedule: Schedule.cron({ hour: '12', minute: '5' }),
      deadLetterQueue: ticks,
    });
    table.allow(learnCycles, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'BatchWriteItem'], ['calendar']);

    const countOutcomes = run('CountOutcomes', {
      functionName: 'count-outcomes',
      failureImpact: 'Reports stand still. Customers notice nothing.',
      timeout: Duration.minutes(1),
    });
    new StreamConsumer(this, 'Outcomes', {
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

    const lostImports = deadLetters(
      'LostImports',
      'A file that was handed in has not been read: its customers, orders and dates are missing.',
    );
    const importRecords = run('ImportRecords', {
      functionName: 'import-records',
      failureImpact: 'A file that was handed in is not read, or only in part: its customers, orders and dates are missing.',
      environment: { IMPORT_BUCKET: imports.bucket.bucketName },
      timeout: Duration.minutes(15),
      memorySize: 2048,
      deadLetterQueue: lostImports,
    });
    new ObjectConsumer(this, 'NewFiles', { function: importRecords, bucket: imports, prefix: 'imports/', deadLetterQueue: lostImports });
    table.allow(importRecords, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'BatchWriteItem', 'ConditionCheckItem'], ['lookup']);
    imports.allow(importRecords, ['s3:GetObject'], 'imports/');
    imports.allow(importRecords, ['s3:PutObject'], 'reports/');

    const servePages = run('ServePages', {
      functionName: 'serve-pages',
      failureImpact: 'Customers cannot leave, set preferences, answer surveys, book a visit or confirm a recall.',
      environment: { LINK_KEYS_SECRET: linkKeys.secretArn },
    });
    table.allow(servePages, readAndWrite, ['lookup']);
    permit(servePages, ['secretsmanager:GetSecretValue'], linkKeys.secretArn);
    frontDoor.openToCustomers(servePages);

    const serveConsole = run('ServeConsole', {
      functionName: 'serve-console',
      failureImpact: 'Staff cannot see or change campaigns, and shops cannot report orders.',
      environment: {
        ...dueQueue,
        DEAD_QUEUE_URL: due.deadLetters.queueUrl,
        IMPORT_BUCKET: imports.bucket.bucketName,
        FROM_ADDRESS: props.fromAddress,
      },
      memorySize: 1024,
    });
    // Test messages alone.
    sendTo(due, serveConsole);
    permit(serveConsole, ['sqs:GetQueueAttributes'], due.deadLetters.queueArn);
    channels.allowLooking(serveConsole);
    table.allow(serveConsole, readAndWrite, ['lookup', 'calendar']);
    imports.allow(serveConsole, ['s3:PutObject'], 'imports/');
    imports.allow(serveConsole, ['s3:GetObject'], 'reports/');
    // Without it S3 says "denied" where a report is not there yet.
    permit(serveConsole, ['s3:ListBucket'], imports.bucket.bucketArn);
    frontDoor.openToStaff(serveConsole);
    frontDoor.openToKeys(serveConsole);
    secrets.allowErasureKey(deliverMessages, settleUnknown, escalateCases, recordFeedback, importRecords, servePages, serveConsole);
    const rotateLinkKeys = run('RotateLinkKeys', {
      functionName: 'rotate-link-keys',
      failureImpact: 'Links go on being signed with the key of last quarter. Customers notice nothing.',
    });
    secrets.rotateWith(rotateLinkKeys, this);

    const seedLibrary = run('SeedLibrary', {
      functionName: 'seed-library',
      failureImpact: 'A deployment did not bring in its starter campaigns. Customers notice nothing: what is live goes on.',
      environment: { FROM_ADDRESS: props.fromAddress },
      timeout: Duration.minutes(2),
      memorySize: 1024,
    });
    table.allow(seedLibrary, ['Query', 'PutItem']);
    new StarterSeed(this, 'Seed', seedLibrary);

    new OperationsDashboard(this, 'Operations', {
      name: id,
      configurationSet: id,
      alarms: this.node.findAll().filter((one) => one instanceof Alarm),
      functions: this.node
        .findAll()
        .filter((one) => one instanceof CareFunction)
        .map(({ lambda }) => lambda),
      due,
      table: table.table,
    });

    new CfnOutput(this, 'ApiUrl', { value: frontDoor.api.apiEndpoint });
    new CfnOutput(this, 'AlarmTopicArn', { value: alarmTopic.topicArn });
  }
}

/** For what people do on their pages and at the console. */
const look = ['GetItem', 'BatchGetItem', 'Query'] as const;
const readAndWrite = [...look, 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'] as const;

function permit(careFunction: CareFunction, actions: string[], resource: string): void {
  careFunction.lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
}

function sendTo(work: WorkQueue, careFunction: CareFunction): void {
  permit(careFunction, ['sqs:SendMessage'], work.queue.queueArn);
}
