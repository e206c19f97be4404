import { createHash } from 'node:crypto';
import type { TemplateResource } from './cloud-assembly.ts';

/** Where the laptop's cloud answers and under which names. */
export interface Place {
  readonly region: string;
  readonly account: string;
  /** Of the AWS endpoints. */
  readonly endpoint: string;
  /** What customers and staff open. */
  readonly publicUrl: string;
}

export const LOCAL_ACCOUNT = '000000000000';

interface Kind {
  readonly ref: (resource: TemplateResource) => string;
  readonly attributes?: Readonly<Record<string, (resource: TemplateResource) => string>>;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const nameProperties = ['TableName', 'QueueName', 'FunctionName', 'TopicName', 'BucketName', 'RoleName', 'LogGroupName', 'Name'] as const;

/** The name that the template gives, else the logical id. */
export function nameOf(resource: TemplateResource): string {
  for (const property of nameProperties) {
    const given = text(resource.properties[property]);
    if (given !== undefined) return given;
  }
  return resource.type === 'AWS::S3::Bucket' ? resource.id.toLowerCase() : resource.id;
}

/** Types that exist in the template and have nothing to run on a laptop. */
const inertTypes = new Set([
  'AWS::ApiGatewayV2::Stage',
  'AWS::Athena::WorkGroup',
  'AWS::Budgets::Budget',
  'AWS::CDK::Metadata',
  // A laptop is seeded at its start, by the same workflow.
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolUser',
  'AWS::Cognito::UserPoolUserToGroupAttachment',
  'AWS::EventSchemas::Schema',
  'AWS::Glue::Database',
  'AWS::Glue::Table',
  'AWS::IAM::Policy',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
]);

/** AWS calls an event source mapping by a UUID of its own; here the same logical id has always the same one. */
function mappingId({ id }: TemplateResource): string {
  const hash = createHash('sha256').update(id).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}

/** `Ref` and `Fn::GetAtt` of every type that is known here. */
export function resourceKinds({ region, account, endpoint, publicUrl }: Place) {
  const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
  const named =
    (service: string, prefix = '') =>
    (resource: TemplateResource) =>
      arn(service, `${prefix}${nameOf(resource)}`);
  const id = (resource: TemplateResource) => resource.id;
  const queueUrl = (resource: TemplateResource) => `${endpoint}/${account}/${nameOf(resource)}`;
  const bucketArn = (resource: TemplateResource) => `arn:aws:s3:::${nameOf(resource)}`;
  const global = (kind: string) => (resource: TemplateResource) => `arn:aws:iam::${account}:${kind}/${nameOf(resource)}`;
  const table: Kind = {
    ref: nameOf,
    attributes: {
      Arn: named('dynamodb', 'table/'),
      StreamArn: (resource) => arn('dynamodb', `table/${nameOf(resource)}/stream/local`),
      TableId: id,
    },
  };
  const kinds: Readonly<Record<string, Kind>> = {
    'AWS::ApiGatewayV2::Api': { ref: id, attributes: { ApiEndpoint: () => publicUrl, ApiId: id } },
    'AWS::ApiGatewayV2::Authorizer': { ref: id, attributes: { AuthorizerId: id } },
    'AWS::ApiGatewayV2::Integration': { ref: id, attributes: { IntegrationId: id } },
    'AWS::ApiGatewayV2::Route': { ref: id, attributes: { RouteId: id } },
    'AWS::EventSchemas::Registry': { ref: id, attributes: { RegistryName: id } },
    'AWS::CloudWatch::Alarm': { ref: id, attributes: { Arn: (resource) => arn('cloudwatch', `alarm:${resource.id}`) } },
    'AWS::Cognito::UserPool': {
      ref: id,
      attributes: { Arn: named('cognito-idp', 'userpool/'), UserPoolId: id, ProviderName: id, ProviderURL: () => publicUrl },
    },
    'AWS::Cognito::UserPoolClient': { ref: id, attributes: { ClientId: id } },
    'AWS::DynamoDB::GlobalTable': table,
    'AWS::DynamoDB::Table': table,
    'AWS::Events::EventBus': { ref: nameOf, attributes: { Arn: named('events', 'event-bus/'), Name: nameOf } },
    'AWS::Events::Rule': { ref: nameOf, attributes: { Arn: named('events', 'rule/') } },
    'AWS::IAM::ManagedPolicy': { ref: global('policy'), attributes: { PolicyArn: global('policy') } },
    'AWS::IAM::Role': { ref: nameOf, attributes: { Arn: global('role'), RoleId: id } },
    'AWS::KMS::Alias': { ref: id },
    'AWS::KMS::Key': { ref: id, attributes: { Arn: named('kms', 'key/'), KeyId: id } },
    'AWS::KinesisFirehose::DeliveryStream': { ref: nameOf, attributes: { Arn: named('firehose', 'deliverystream/') } },
    'AWS::Lambda::EventSourceMapping': {
      ref: mappingId,
      attributes: { Id: mappingId, EventSourceMappingArn: (resource) => arn('lambda', `event-source-mapping:${mappingId(resource)}`) },
    },
    'AWS::Lambda::Function': { ref: nameOf, attributes: { Arn: named('lambda', 'function:') } },
    'AWS::Logs::LogGroup': { ref: nameOf, attributes: { Arn: (resource) => `${named('logs', 'log-group:')(resource)}:*` } },
    'AWS::S3::Bucket': {
      ref: nameOf,
      attributes: {
        Arn: bucketArn,
        DomainName: (resource) => `${nameOf(resource)}.s3.amazonaws.com`,
        RegionalDomainName: (resource) => `${nameOf(resource)}.s3.${region}.amazonaws.com`,
      },
    },
    'AWS::SES::ConfigurationSet': { ref: nameOf },
    'AWS::SES::EmailIdentity': { ref: (resource) => text(resource.properties.EmailIdentity) ?? resource.id },
    'AWS::SMSVOICE::ConfigurationSet': { ref: (resource) => text(resource.properties.ConfigurationSetName) ?? resource.id },
    'AWS::SNS::Topic': { ref: named('sns'), attributes: { TopicArn: named('sns'), TopicName: nameOf } },
    'AWS::SQS::Queue': { ref: queueUrl, attributes: { Arn: named('sqs'), QueueName: nameOf, QueueUrl: queueUrl } },
    'AWS::SSM::Parameter': { ref: nameOf, attributes: { Value: (resource) => text(resource.properties.Value) ?? '' } },
    'AWS::Scheduler::Schedule': { ref: nameOf, attributes: { Arn: named('scheduler', 'schedule/default/') } },
    'AWS::SecretsManager::Secret': { ref: named('secretsmanager', 'secret:'), attributes: { Id: named('secretsmanager', 'secret:') } },
  };
  return {
    ref: (resource: TemplateResource) => kinds[resource.type]?.ref(resource),
    attribute: (resource: TemplateResource, attribute: string) => kinds[resource.type]?.attributes?.[attribute]?.(resource),
    knows: (type: string) => type in kinds || inertTypes.has(type),
  };
}
