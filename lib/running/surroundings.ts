import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { CareFunction, type CareFunctionProps } from '../constructs/care-function.ts';
import type { CareState } from '../constructs/care-state.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { FrontDoor } from '../constructs/front-door.ts';
import { LearnQueue } from '../constructs/learn-queue.ts';
import type { MessageChannels } from '../constructs/message-channels.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import type { Entrance } from './add-edge.ts';

/**
 * What every part of the running stack stands on. Parts are functions, not constructs, for a construct's name goes into the logical
 * ids of what is in it, and another id is another resource.
 */
export interface Surroundings {
  readonly scope: Construct;
  /** Of the deployment: part of every fixed name. */
  readonly name: string;
  readonly config: Config;
  readonly state: CareState;
  readonly channels: MessageChannels;
  readonly frontDoor: FrontDoor;
  /** Nothing where the company has an entrance of its own. */
  readonly entrance: Entrance | undefined;
  readonly alarmTopic: ITopic;
  readonly tracing: IManagedPolicy;
  /** Of the company's own code, as JSON. @default none */
  readonly campaigns?: string | undefined;
  /** Folder that holds one bundle per function. @default dist/functions */
  readonly codeRoot?: string | undefined;
}

/** The due queue is hidden for six of these. */
export const deliveryTimeout = Duration.seconds(60);

export const addDueQueue = ({ scope, alarmTopic }: Surroundings): WorkQueue =>
  new WorkQueue(scope, 'Due', {
    consumerTimeout: deliveryTimeout,
    failureImpact: 'Messages that are due wait in the queue or have been given up: customers hear of their day late or never.',
    alarmTopic,
  });

export const learningTimeout = Duration.minutes(15);

export const addLearnQueue = ({ scope, alarmTopic }: Surroundings): LearnQueue =>
  new LearnQueue(scope, 'Learn', {
    pullerTimeout: learningTimeout,
    failureImpact:
      'For three days no repurchase cycle was learnt of some who ordered: their win-back letters go by the fallback or not at all.',
    alarmTopic,
  });

export const bundlesOf = ({ codeRoot }: Surroundings): string => codeRoot ?? join(import.meta.dirname, '..', '..', 'dist', 'functions');

export function addFunction(
  around: Surroundings,
  name: string,
  own: Omit<CareFunctionProps, 'codeRoot' | 'alarmTopic' | 'tracing'>,
): CareFunction {
  const { scope, alarmTopic, tracing, config, state } = around;
  return new CareFunction(scope, name, {
    codeRoot: bundlesOf(around),
    alarmTopic,
    tracing,
    logRetention: config.logDays,
    ...own,
    environment: { TABLE_NAME: state.table.table.tableName, ...own.environment },
  });
}

export const addDeadLetters = ({ scope, alarmTopic }: Surroundings, name: string, failureImpact: string): IQueue =>
  new DeadLetterQueue(scope, name, { failureImpact, alarmTopic }).queue;

export function permit({ lambda }: CareFunction, actions: string[], resource: string): void {
  lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
}

export const sendTo = (work: WorkQueue | LearnQueue, careFunction: CareFunction): void =>
  permit(careFunction, ['sqs:SendMessage'], work.queue.queueArn);
