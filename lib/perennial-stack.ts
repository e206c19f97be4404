import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Config } from './config.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { CareFunction } from './constructs/care-function.ts';
import type { CareState } from './constructs/care-state.ts';
import { EventArchive } from './constructs/event-archive.ts';
import { EventSchemas } from './constructs/event-schemas.ts';
import { FrontDoor } from './constructs/front-door.ts';
import { MessageChannels } from './constructs/message-channels.ts';
import { OperationsDashboard } from './constructs/operations-dashboard.ts';
import { SpendBudget } from './constructs/spend-budget.ts';
import { pinBehaviour } from './pin-behaviour.ts';
import { addCustomerTable } from './running/add-customer-table.ts';
import { addDoors } from './running/add-doors.ts';
import { addConsoleFiles, addEdge } from './running/add-edge.ts';
import { addIncomingEvents, addWebhooks } from './running/add-events.ts';
import { addHousekeeping } from './running/add-housekeeping.ts';
import { addIntake } from './running/add-intake.ts';
import { addSendPath } from './running/add-send-path.ts';
import { addWatchers } from './running/add-watchers.ts';
import { addDueQueue, addLearnQueue, type Surroundings } from './running/surroundings.ts';

export interface PerennialStackProps extends Omit<StackProps, 'tags'>, Config {
  /** From a stack of its own, so that it outlives this one. */
  readonly state: CareState;
  /** Of the firewall before CloudFront. @default none */
  readonly firewallArn?: string;
  /** Of the company's own code, as JSON. @default none */
  readonly campaigns?: string | undefined;
  /** Folder that holds one bundle per function. @default dist/functions */
  readonly codeRoot?: string;
}

/** All of Perennial that runs: the one way through the state, and who may do what. It can be destroyed and deployed again. */
export class PerennialStack extends Stack {
  constructor(scope: Construct, id: string, props: PerennialStackProps) {
    super(scope, id, { description: 'Perennial: the right word on the right day, by email and SMS', ...props });
    pinBehaviour(this);
    const { table, secrets } = props.state;

    const alarmTopic = new AlarmTopic(this, 'Alarms', { encryptionKey: props.state.key }).topic;
    if (props.alarmEmail !== undefined) alarmTopic.addSubscription(new EmailSubscription(props.alarmEmail));
    if (props.monthlyBudget !== undefined)
      new SpendBudget(this, 'Spend', { name: id, monthly: props.monthlyBudget, alarmTopic, encryptionKey: props.state.key });
    const channels = new MessageChannels(this, 'Channels', { ...props, configurationSet: id, encryptionKey: props.state.key });
    const frontDoor = new FrontDoor(this, 'FrontDoor', { alarmTopic });
    const entrance = addEdge(this, { name: id, config: props, state: props.state, frontDoor, firewallArn: props.firewallArn });
    new EventArchive(this, 'Archive', { bucket: props.state.events, name: id });
    new EventSchemas(this, 'Schemas', { name: id });

    const tracing = new ManagedPolicy(this, 'Tracing', {
      statements: [new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] })],
    });
    acknowledge(tracing, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray knows no resources.');

    // What runs.
    const around: Surroundings = {
      scope: this,
      name: id,
      config: props,
      state: props.state,
      channels,
      frontDoor,
      entrance,
      alarmTopic,
      tracing,
      codeRoot: props.codeRoot,
      campaigns: props.campaigns,
    };
    const due = addDueQueue(around);
    const learning = addLearnQueue(around);
    const sendPath = addSendPath(around, due, learning);
    const watchers = addWatchers(around, due, learning, sendPath);
    const intake = addIntake(around, learning, sendPath);
    const doors = addDoors(around, due);
    const events = [addIncomingEvents(around), ...addCustomerTable(around), addWebhooks(around, doors[1])];
    secrets.allowErasureKey(sendPath.deliverMessages, ...watchers, ...intake, ...doors, ...events);
    addHousekeeping(around);
    addConsoleFiles(around);

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
