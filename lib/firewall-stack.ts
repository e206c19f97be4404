import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { Firewall } from './constructs/firewall.ts';
import { pinBehaviour } from './pin-behaviour.ts';

export interface FirewallStackProps extends StackProps {
  /** Name of the deployment. */
  readonly name: string;
  /** @default nobody: subscribe to the topic by hand */
  readonly alarmEmail?: string | undefined;
}

/** What stands before CloudFront: AWS takes it, and tells its numbers, in us-east-1 alone, wherever all else is. */
export class FirewallStack extends Stack {
  readonly firewall: Firewall;

  constructor(scope: Construct, id: string, { name, alarmEmail, ...props }: FirewallStackProps) {
    super(scope, id, { description: 'Perennial: what holds floods back', ...props });
    pinBehaviour(this);
    const encryptionKey = new Key(this, 'FirewallKey', {
      enableKeyRotation: true,
      description: 'Alarms of Perennial’s firewall',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { topic } = new AlarmTopic(this, 'FirewallAlarms', { encryptionKey });
    if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
    this.firewall = new Firewall(this, 'Firewall', { name, alarmTopic: topic });
  }
}
