import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const getAtt = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
const ref = (id: string) => ({ Ref: id });

const environment = {
  TABLE_NAME: ref('State'),
  QUEUE_URL: ref('Due'),
  BUCKET: ref('Imports'),
  PARAMETER: ref('Cursor'),
  SECRET: ref('Keys'),
};

function aFunction(id: string, statements: readonly object[], more: object = {}) {
  return {
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements } }] },
    },
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: id,
        Runtime: 'nodejs24.x',
        Handler: `index.${id}`,
        Timeout: 20,
        MemorySize: 256,
        Role: getAtt(`${id}Role`, 'Arn'),
        Environment: { Variables: environment },
        ...more,
      },
      Metadata: { 'aws:asset:path': 'code' },
    },
  };
}

const allow = (Action: string | readonly string[], Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const tableArn = getAtt('State', 'Arn');

const resources = {
  State: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      TableName: 'state',
      AttributeDefinitions: ['pk', 'sk', 'lookupPk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'lookup', KeySchema: [{ AttributeName: 'lookupPk', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
  Spare: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'spare' } },
  Due: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'due',
      VisibilityTimeout: 120,
      RedrivePolicy: { deadLetterTargetArn: getAtt('Dead', 'Arn'), maxReceiveCount: 2 },
    },
  },
  Imports: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'imports', NotificationConfiguration: { EventBridgeConfiguration: {} } } },
  Failed: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'failed' } },
  Cursor: { Type: 'AWS::SSM::Parameter', Properties: { Name: 'cursor', Type: 'String', Value: 'none' } },
  Keys: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { Name: 'keys', GenerateSecretString: { SecretStringTemplate: '{}', GenerateStringKey: 'k1', PasswordLength: 40 } },
  },
  Feedback: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'feedback' } },
  Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'example.com' } },
  Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'tiny' } },
  ToFeedback: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: ref('Set'),
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['delivery', 'bounce', 'complaint'],
        SnsDestination: { TopicARN: ref('Feedback') },
      },
    },
  },
  ...aFunction('queueOrders', [allow('sqs:SendMessage', getAtt('Due', 'Arn'))]),
  ...aFunction('mailOrders', [allow('ses:SendRawEmail', '*', { Condition: { StringEquals: { 'ses:FromAddress': 'care@example.com' } } })]),
  ...aFunction('recordFeedback', [allow('dynamodb:PutItem', tableArn)]),
  ...aFunction('noteTick', [allow('dynamodb:PutItem', tableArn)]),
  ...aFunction('noteObject', [allow('dynamodb:PutItem', tableArn)]),
  ...aFunction('page', []),
  ...aFunction('probe', [
    allow(['dynamodb:PutItem', 'dynamodb:GetItem'], tableArn),
    allow('dynamodb:Query', { 'Fn::Sub': '${State.Arn}/index/lookup' }),
    allow(['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], getAtt('Spare', 'Arn')),
    allow(['ssm:GetParameter', 'ssm:PutParameter'], { 'Fn::Sub': 'arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/cursor' }),
    allow('secretsmanager:GetSecretValue', ref('Keys')),
    allow(['s3:PutObject', 's3:GetObject'], { 'Fn::Sub': '${Imports.Arn}/imports/*' }),
    allow('s3:ListBucket', getAtt('Imports', 'Arn')),
    allow('ses:SendRawEmail', '*'),
    allow('sms-voice:SendTextMessage', '*'),
    allow('events:PutEvents', '*'),
  ]),
  ...aFunction('forbidden', [], { FunctionName: 'forbidden', Handler: 'index.probe', Timeout: 1 }),
  Orders: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: ref('queueOrders'),
      EventSourceArn: getAtt('State', 'StreamArn'),
      BatchSize: 10,
      MaximumRetryAttempts: 2,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: {
        Filters: [{ Pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['ORDER'] } } } }) }],
      },
      DestinationConfig: { OnFailure: { Destination: getAtt('Failed', 'Arn') } },
    },
  },
  Work: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: ref('mailOrders'),
      EventSourceArn: getAtt('Due', 'Arn'),
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  Heard: {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: ref('Feedback'), Protocol: 'lambda', Endpoint: getAtt('recordFeedback', 'Arn') },
  },
  Daily: {
    Type: 'AWS::Events::Rule',
    Properties: { ScheduleExpression: 'cron(5 12 * * ? *)', Targets: [{ Id: 't', Arn: getAtt('noteTick', 'Arn') }] },
  },
  NewFiles: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { object: { key: [{ prefix: 'imports/' }] } } },
      Targets: [{ Id: 't', Arn: getAtt('noteObject', 'Arn') }],
    },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api' } },
  PageIntegration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: ref('Api'), IntegrationUri: getAtt('page', 'Arn') } },
  PageRoute: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: 'ANY /p/{proxy+}',
      Target: { 'Fn::Join': ['', ['integrations/', ref('PageIntegration')]] },
      AuthorizationType: 'NONE',
    },
  },
  StaffRoute: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: 'GET /api/{id}',
      Target: { 'Fn::Join': ['', ['integrations/', ref('PageIntegration')]] },
      AuthorizationType: 'JWT',
    },
  },
};

/** A small deployment with one of everything, written as `cdk synth` writes it, its handlers bundled. */
export async function writeTinyAssembly(directory: string): Promise<void> {
  const stack = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/eu-west-1',
    properties: { templateFile: 'tiny.template.json' },
  };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ version: '1', artifacts: { tiny: stack } }));
  writeFileSync(join(directory, 'tiny.template.json'), JSON.stringify({ Resources: resources }));
  await build({
    entryPoints: [fileURLToPath(new URL('./tiny-handlers.ts', import.meta.url))],
    outfile: join(directory, 'code/index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'silent',
  });
}
