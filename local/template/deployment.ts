import * as z from 'zod';
import type { Resolved, ResolvedTemplate } from './resolve-template.ts';
import { nameOf } from './resource-attributes.ts';

const text = z.string().max(8192);
const count = z.coerce.number();

const functionProperties = z.object({
  Handler: text,
  Runtime: text,
  Timeout: count.default(3),
  MemorySize: count.default(128),
  Role: text,
  ReservedConcurrentExecutions: count.optional(),
  DeadLetterConfig: z.object({ TargetArn: text }).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
});

const mappingProperties = z.object({
  FunctionName: text,
  EventSourceArn: text,
  Enabled: z.boolean().default(true),
  BatchSize: count.optional(),
  MaximumBatchingWindowInSeconds: count.default(0),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: count.default(-1),
  TumblingWindowInSeconds: count.optional(),
  FunctionResponseTypes: z.array(text).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: text })) }).optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: text }).optional() }).optional(),
  ScalingConfig: z.object({ MaximumConcurrency: count }).optional(),
});

const redrive = z.object({ deadLetterTargetArn: text, maxReceiveCount: count });
const queueProperties = z.object({
  VisibilityTimeout: count.default(30),
  DelaySeconds: count.default(0),
  RedrivePolicy: redrive.optional(),
});

const target = z.object({
  Arn: text,
  Input: text.optional(),
  DeadLetterConfig: z.object({ Arn: text.optional() }).optional(),
  RetryPolicy: z.object({ MaximumRetryAttempts: count.optional() }).optional(),
});
const ruleProperties = z.object({
  State: text.default('ENABLED'),
  ScheduleExpression: text.optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  EventBusName: text.default('default'),
  Targets: z.array(target).default([]),
});
const scheduleProperties = z.object({
  State: text.default('ENABLED'),
  ScheduleExpression: text,
  ScheduleExpressionTimezone: text.default('UTC'),
  Target: target,
});

const subscriptionProperties = z.object({
  TopicArn: text,
  Protocol: text,
  Endpoint: text,
  RedrivePolicy: z.object({ deadLetterTargetArn: text }).optional(),
});
const eventDestinationProperties = z.object({
  ConfigurationSetName: text,
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(text),
    SnsDestination: z.object({ TopicARN: text }).optional(),
  }),
});
const smsConfigurationProperties = z.object({
  EventDestinations: z
    .array(
      z.object({
        Enabled: z.boolean().default(true),
        MatchingEventTypes: z.array(text),
        SnsDestination: z.object({ TopicArn: text }).optional(),
      }),
    )
    .default([]),
});
const invokeProperties = z.object({
  FunctionName: text,
  MaximumRetryAttempts: count.optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: text }).optional() }).optional(),
});
const routeProperties = z.object({ RouteKey: text, Target: text, AuthorizationType: text.default('NONE') });
const integrationProperties = z.object({ IntegrationUri: text });
const bucketProperties = z.object({
  NotificationConfiguration: z.object({ EventBridgeConfiguration: z.unknown().optional() }).optional(),
});
const secretProperties = z.object({
  SecretString: text.optional(),
  GenerateSecretString: z
    .object({ SecretStringTemplate: text.optional(), GenerateStringKey: text.optional(), PasswordLength: count.default(32) })
    .optional(),
});
const parameterProperties = z.object({ Value: text });
const attribute = z.object({ AttributeName: text, AttributeType: z.enum(['S', 'N', 'B']) });
const keyPart = z.object({ AttributeName: text, KeyType: z.enum(['HASH', 'RANGE']) });
const index = z.object({
  IndexName: text,
  KeySchema: z.array(keyPart),
  Projection: z.object({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).optional(), NonKeyAttributes: z.array(text).optional() }),
});
const tableProperties = z.object({
  AttributeDefinitions: z.array(attribute),
  KeySchema: z.array(keyPart),
  GlobalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z.object({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) }).optional(),
});

interface Named<P> {
  readonly id: string;
  readonly name: string;
  readonly ref: string;
  readonly arn: string;
  readonly assetPath?: string | undefined;
  readonly properties: P;
}

export type DeclaredFunction = Named<z.infer<typeof functionProperties>>;
export type DeclaredMapping = Named<z.infer<typeof mappingProperties>>;
export type DeclaredQueue = Named<z.infer<typeof queueProperties>>;
export type DeclaredTable = Named<z.infer<typeof tableProperties>>;
export type DeclaredRule = Named<z.infer<typeof ruleProperties>>;
export type DeclaredSubscription = Named<z.infer<typeof subscriptionProperties>>;
export type DeclaredSecret = Named<z.infer<typeof secretProperties>>;
export type EventTarget = z.infer<typeof target>;

/** What there is to run, each kind read once and trusted from here on. */
export interface Deployment extends ReturnType<typeof readDeployment> {}

export function readDeployment({ resources }: ResolvedTemplate) {
  const all = <P>(schema: z.ZodType<P>, ...types: readonly string[]): Named<P>[] =>
    resources.filter(({ type }) => types.includes(type)).map((resource) => named(resource, schema));
  return {
    functions: all(functionProperties, 'AWS::Lambda::Function').filter(
      ({ properties, assetPath }) => properties.Runtime.startsWith('nodejs') && assetPath !== undefined,
    ),
    mappings: all(mappingProperties, 'AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties.Enabled),
    invokeConfigs: all(invokeProperties, 'AWS::Lambda::EventInvokeConfig'),
    tables: all(tableProperties, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'),
    queues: all(queueProperties, 'AWS::SQS::Queue'),
    rules: all(ruleProperties, 'AWS::Events::Rule').filter(({ properties }) => properties.State === 'ENABLED'),
    schedules: all(scheduleProperties, 'AWS::Scheduler::Schedule').filter(({ properties }) => properties.State === 'ENABLED'),
    topics: all(z.object({}), 'AWS::SNS::Topic'),
    subscriptions: all(subscriptionProperties, 'AWS::SNS::Subscription'),
    emailDestinations: all(eventDestinationProperties, 'AWS::SES::ConfigurationSetEventDestination'),
    smsConfigurations: all(smsConfigurationProperties, 'AWS::SMSVOICE::ConfigurationSet'),
    routes: all(routeProperties, 'AWS::ApiGatewayV2::Route'),
    integrations: all(integrationProperties, 'AWS::ApiGatewayV2::Integration'),
    buckets: all(bucketProperties, 'AWS::S3::Bucket'),
    secrets: all(secretProperties, 'AWS::SecretsManager::Secret'),
    parameters: all(parameterProperties, 'AWS::SSM::Parameter'),
  };
}

function named<P>(resource: Resolved, schema: z.ZodType<P>): Named<P> {
  const parsed = schema.safeParse(resource.properties);
  if (!parsed.success) throw new Error(`${resource.type} ${resource.id} cannot be read: ${z.prettifyError(parsed.error)}`);
  const { id, type, ref, arn = ref, assetPath } = resource;
  return { id, name: nameOf({ id, type, properties: resource.properties }), ref, arn, assetPath, properties: parsed.data };
}
