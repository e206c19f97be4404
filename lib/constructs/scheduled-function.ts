import { Duration } from 'aws-cdk-lib';
import { Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CareFunction } from './care-function.ts';

export interface ScheduledFunctionProps {
  readonly function: CareFunction;
  /** In UTC; local time is worked out by us. */
  readonly schedule: Schedule;
  /** Takes events that could not be handed over. */
  readonly deadLetterQueue: IQueue;
}

/** A tick. It may come twice or not at all: what it does goes by a stored cursor, never by the event's own time. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    const target = new LambdaFunction(props.function.lambda, {
      deadLetterQueue: props.deadLetterQueue,
      retryAttempts: 3,
      maxEventAge: Duration.hours(1),
    });
    // One target per rule, and the rule is made here only: a second one would run everything twice.
    new Rule(this, 'Rule', { schedule: props.schedule, targets: [target] });
  }
}
