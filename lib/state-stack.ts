import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CareState, type CareStateProps } from './constructs/care-state.ts';
import { pinBehaviour } from './pin-behaviour.ts';

export interface StateStackProps extends StackProps, CareStateProps {}

/** State alone, so that no mistake with the functions' stack can take people's data with it. */
export class StateStack extends Stack {
  readonly state: CareState;

  constructor(scope: Construct, id: string, props: StateStackProps) {
    super(scope, id, { description: 'Perennial: what it knows of customers', terminationProtection: props.retain, ...props });
    pinBehaviour(this);
    // `Default` leaves no trace in logical ids: they are those that the state had from the first release on.
    this.state = new CareState(this, 'Default', props);
    // The functions of 0.1.0 let people in by it: an export that is in use cannot go with the update that ends the use.
    this.exportValue(this.state.staff.client.userPoolClientId);
  }
}
