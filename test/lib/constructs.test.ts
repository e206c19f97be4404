import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { expect, it } from 'vitest';
import { CareFunction } from '../../lib/constructs/care-function.ts';
import { CareTable } from '../../lib/constructs/care-table.ts';
import { PrivateBucket } from '../../lib/constructs/private-bucket.ts';
import { StreamConsumer, type StreamConsumerProps } from '../../lib/constructs/stream-consumer.ts';
import { tinyBundles } from './synthesised-app.ts';

const codeRoot = tinyBundles();

function aStack() {
  const stack = new Stack(undefined, 'Stack', { env: { region: 'eu-west-1' } });
  const common = { alarmTopic: new Topic(stack, 'Alarms'), tracing: ManagedPolicy.fromAwsManagedPolicyName('AWSXRayDaemonWriteAccess') };
  return { stack, common };
}

function aConsumer(own: Partial<StreamConsumerProps>): Template {
  const { stack, common } = aStack();
  const careFunction = new CareFunction(stack, 'Count', {
    ...common,
    codeRoot,
    functionName: 'count-outcomes',
    failureImpact: 'Reports stand still.',
  });
  const { table } = new CareTable(stack, 'State', { encryptionKey: new Key(stack, 'Key'), retain: false });
  const failedBatches = new PrivateBucket(stack, 'Failed', { expiration: Duration.days(1), retain: false });
  new StreamConsumer(stack, 'Consumer', {
    function: careFunction,
    table,
    failedBatches,
    entityTypes: ['MESSAGE'],
    writtenTypes: ['COUNTER'],
    ...own,
  });
  return Template.fromStack(stack);
}

it('a function without its bundle says which one and what to run', () => {
  const { stack, common } = aStack();
  const props = { ...common, codeRoot: '/nowhere', functionName: 'find-due', failureImpact: 'Nothing comes due.' } as const;
  expect(() => new CareFunction(stack, 'FindDue', props)).toThrow(
    'There is no bundle of find-due at /nowhere/find-due: run "npm run build" first.',
  );
});

it('a stream consumer that would be woken by its own writes is refused', () => {
  expect(() => aConsumer({ writtenTypes: ['COUNTER', 'MESSAGE'] })).toThrow(/woken by its own writes of MESSAGE/);
});

it('a stream consumer gathers over a tumbling window only where asked', () => {
  const windows = [aConsumer({}), aConsumer({ tumblingWindow: Duration.seconds(60) })].map(
    (template) => Object.values(template.findResources('AWS::Lambda::EventSourceMapping'))[0]?.Properties.TumblingWindowInSeconds,
  );
  expect(windows).toEqual([undefined, 60]);
});
