import { CfnResource } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../lib/function-names.ts';
import { aDeployment, aTemplate, templates } from './synthesised-app.ts';
import { resources, serviceName } from './template-reader.ts';

const { app, kept, running } = aDeployment({ stage: 'production' });
app.synth();
const template = aTemplate();

it.each(Object.entries(templates()))('the stack of what is %s is this', (_which, one) => {
  expect(one.toJSON()).toMatchSnapshot();
});

it('passes cdk-nag and CloudFormation’s own rules with nothing unanswered', () => {
  expect(() => aDeployment({ stage: 'production' }).app.synth()).not.toThrow();
});

it('would not pass with a queue that has no dead-letter queue', () => {
  const { app: faulty, running: parent } = aDeployment();
  new Queue(parent, 'Forgotten', { enforceSSL: true });
  expect(() => faulty.synth()).toThrow(/AwsSolutions-SQS3/);
});

it('would not pass with a property that CloudFormation does not know', () => {
  const { app: faulty, running: parent } = aDeployment();
  new CfnResource(parent, 'Odd', { type: 'AWS::SQS::Queue', properties: { VisibilityTimeOut: 'soon' } });
  expect(() => faulty.synth()).toThrow(/VisibilityTimeOut/);
});

it('acknowledges at most 15 findings, each with its reason', () => {
  const acknowledged = [kept, running]
    .flatMap((stack) => stack.node.findAll())
    .flatMap((construct: IConstruct) => construct.node.metadata.filter(({ type }) => /acknowledge/i.test(type)));
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.length).toBeLessThanOrEqual(15);
  for (const { data } of acknowledged) expect(Object.values(data as Record<string, string>).join()).toMatch(/\w+ \w+ \w+/);
});

describe('every function', () => {
  const lambdas = resources(template, 'AWS::Lambda::Function').map(([id, lambda]) => [serviceName(lambda), id, lambda] as const);

  it('is deployed, by the list', () => {
    expect(lambdas.map(([name]) => name).sort()).toEqual([...functionNames].sort());
  });

  it.each(lambdas)('%s runs on Node 24 on arm64, traced, and reads the table’s name', (_name, _id, lambda) => {
    expect(lambda).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
    });
    expect(lambda.Environment.Variables.TABLE_NAME).toBeDefined();
  });

  it.each(lambdas)('%s has an alarm on its errors that says what customers miss', (_name, id) => {
    const alarms = resources(template, 'AWS::CloudWatch::Alarm').filter(
      ([, alarm]) => alarm.MetricName === 'Errors' && alarm.Dimensions[0].Value.Ref === id,
    );
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.[1].AlarmDescription).toMatch(/\w+ \w+ \w+/);
    expect(alarms[0]?.[1].AlarmActions).toHaveLength(1);
  });
});

it('cries when the calendar has not been looked at for 15 minutes, and when nobody says so', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'Perennial',
    MetricName: 'CursorLagSeconds',
    Threshold: 900,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'breaching',
  });
});

it('cries when the oldest due message is older than 15 minutes', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 900 });
});

it('hears of everything that becomes of an email', () => {
  template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: {
      MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject', 'renderingFailure', 'open', 'click'],
    },
  });
});

it('says where the API, the table and the import bucket are', () => {
  for (const name of ['ApiUrl', 'TableName', 'ImportBucketName']) expect(template.findOutputs(name), name).toHaveProperty(name);
});
