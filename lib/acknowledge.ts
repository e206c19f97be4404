import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Answers one finding of cdk-nag on one construct. At most 15 in the whole app, each with the reason why it stands. */
export function acknowledge(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: finding, reason });
}
