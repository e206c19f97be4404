import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { tableDefinition } from '../../adapters/dynamo/table-definition.ts';
import { parseKeyring } from '../../adapters/links/keyring.ts';
import { functionNames } from '../../lib/function-names.ts';
import { aTemplate } from './synthesised-app.ts';
import { allStatements, list, type Properties, resources, type Statement, statementsByFunction } from './template-reader.ts';

const template = aTemplate();
const functions = statementsByFunction(template);
const [[, table]] = resources(template, 'AWS::DynamoDB::GlobalTable') as [[string, Properties]];

const actionsOf = (statements: readonly Statement[]): string[] => statements.flatMap(({ Action }) => list(Action));
const whoMay = (action: string): string[] =>
  [...functions]
    .filter(([, statements]) => actionsOf(statements).includes(action))
    .map(([name]) => name)
    .sort();
const denyPlainText = (policies: [string, Properties][]): string[] =>
  policies
    .filter(([, { PolicyDocument }]) =>
      PolicyDocument.Statement.some(
        ({ Effect, Condition }: Statement) => Effect === 'Deny' && String(Condition?.Bool?.['aws:SecureTransport']) === 'false',
      ),
    )
    .flatMap(([, policy]) => policy.Queues ?? policy.Topics ?? [policy.Bucket])
    .map((reference: { Ref: string }) => reference.Ref)
    .sort();

describe('the table', () => {
  it('is encrypted with a key of ours that is rotated, and can be restored to any point in time', () => {
    expect(table.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    const keyId = table.Replicas[0].SSESpecification.KMSMasterKeyId['Fn::GetAtt'][0];
    expect(template.findResources('AWS::KMS::Key')[keyId]?.Properties.EnableKeyRotation).toBe(true);
    expect(table.Replicas[0].PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
  });

  it('is billed on demand, forgets by expiresAt, and streams both images', () => {
    expect(table.BillingMode).toBe('PAY_PER_REQUEST');
    expect(table.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
    expect(table.StreamSpecification).toEqual({ StreamViewType: tableDefinition.stream });
  });

  it('has the keys and indexes that the adapters go by, and projects all that they read', () => {
    const keys = (schema: { AttributeName: string }[]) => schema.map(({ AttributeName }) => AttributeName);
    expect(keys(table.KeySchema)).toEqual([tableDefinition.partitionKey, tableDefinition.sortKey]);
    expect(table.GlobalSecondaryIndexes).toHaveLength(Object.keys(tableDefinition.indexes).length);
    for (const [name, index] of Object.entries(tableDefinition.indexes)) {
      const made = table.GlobalSecondaryIndexes.find(({ IndexName }: Properties) => IndexName === name);
      expect(keys(made.KeySchema)).toEqual([index.partitionKey, index.sortKey]);
      if ('projects' in index) expect(made.Projection.NonKeyAttributes).toEqual(expect.arrayContaining([...index.projects]));
      else expect(made.Projection).toEqual({ ProjectionType: 'ALL' });
    }
  });

  it.each([
    ['production', true, 'Retain'],
    ['dev', false, 'Delete'],
  ])('in %s: deletion protection %s, on removal %s', (stage, guarded, policy) => {
    const made = Object.values(aTemplate({ stage }).findResources('AWS::DynamoDB::GlobalTable'));
    expect(made.map(({ Properties, DeletionPolicy }) => [Properties.Replicas[0].DeletionProtectionEnabled, DeletionPolicy])).toEqual([
      [guarded, policy],
    ]);
  });
});

it('the table is copied each night into a vault that outlives it, for 35 days, where data is kept', () => {
  const guarded = aTemplate({ stage: 'production' });
  const [[, { BackupPlan }]] = resources(guarded, 'AWS::Backup::BackupPlan') as [[string, Properties]];
  expect(BackupPlan.BackupPlanRule).toMatchObject([{ Lifecycle: { DeleteAfterDays: 35 }, ScheduleExpression: 'cron(0 2 * * ? *)' }]);
  expect(Object.values(guarded.findResources('AWS::Backup::BackupVault')).map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Retain']);
  const [[, { BackupSelection }]] = resources(guarded, 'AWS::Backup::BackupSelection') as [[string, Properties]];
  expect(JSON.stringify(BackupSelection.Resources)).toContain(Object.keys(guarded.findResources('AWS::DynamoDB::GlobalTable'))[0]);
  expect(resources(template, 'AWS::Backup::BackupPlan')).toEqual([]);
});

describe('what carries people’s data', () => {
  it.each([
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
    ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'],
  ])('every %s refuses plain text', (type, policyType) => {
    expect(denyPlainText(resources(template, policyType))).toEqual(
      resources(template, type)
        .map(([id]) => id)
        .sort(),
    );
  });

  it('every bucket is closed to the public and encrypted, every queue and topic is encrypted', () => {
    const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
    for (const [id, bucket] of resources(template, 'AWS::S3::Bucket')) {
      expect(bucket.PublicAccessBlockConfiguration, id).toEqual(closed);
      expect(bucket.BucketEncryption, id).toBeDefined();
    }
    for (const [id, queue] of resources(template, 'AWS::SQS::Queue')) expect(queue.SqsManagedSseEnabled, id).toBe(true);
    for (const [id, topic] of resources(template, 'AWS::SNS::Topic')) expect(topic.KmsMasterKeyId, id).toBeDefined();
  });

  it('SES and CloudWatch may use the key, or no event and no alarm would reach its topic', () => {
    const [[, key]] = resources(template, 'AWS::KMS::Key') as [[string, Properties]];
    const services = key.KeyPolicy.Statement.flatMap(({ Principal }: Properties) => list(Principal.Service ?? []));
    expect(services.sort()).toEqual(['cloudwatch.amazonaws.com', 'ses.amazonaws.com']);
  });

  it('files arrive without a Lambda of CDK’s own to switch notifications on', () => {
    expect(resources(template, 'AWS::Lambda::Function')).toHaveLength(functionNames.length);
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });

  it('the generated secret is a keyring as the pages read it', () => {
    const secrets = resources(template, 'AWS::SecretsManager::Secret').map(([, secret]) => secret);
    const secret = secrets.find(({ GenerateSecretString }) => GenerateSecretString.GenerateStringKey === 'secret') as Properties;
    const { SecretStringTemplate, GenerateStringKey, PasswordLength } = secret.GenerateSecretString;
    const generated = { ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: 'x'.repeat(PasswordLength) };
    const key = { kid: 'k1', secret: 'x'.repeat(64) };
    expect(parseKeyring(JSON.stringify(generated))).toEqual({ tenant: 'perennial-dev', keys: [key] });
  });

  it('the keys of the links are rotated every 90 days, and the key of erased people’s hashes never', () => {
    const rotations = resources(template, 'AWS::SecretsManager::RotationSchedule').map(([, rotation]) => rotation);
    expect(rotations).toMatchObject([{ RotationRules: { AutomaticallyAfterDays: 90 }, RotateImmediatelyOnUpdate: false }]);
    const kept = Object.values(aTemplate({ stage: 'production' }).findResources('AWS::SecretsManager::Secret'));
    expect(kept.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Retain', 'Retain']);
  });

  it('every function writes to a log group of its own, which forgets', () => {
    const groups = template.findResources('AWS::Logs::LogGroup');
    const used = resources(template, 'AWS::Lambda::Function').map(([, lambda]) => lambda.LoggingConfig.LogGroup.Ref);
    expect(new Set(used).size).toBe(functionNames.length);
    for (const id of used) expect(groups[id]?.Properties.RetentionInDays, id).toBeGreaterThan(0);
  });

  it('the access log holds no path, for a path holds a customer’s token', () => {
    const [[, stage]] = resources(template, 'AWS::ApiGatewayV2::Stage') as [[string, Properties]];
    expect(stage.AccessLogSettings.Format).not.toMatch(/\$context\.(path|requestOverride|identity)/);
  });
});

describe('who may do what', () => {
  it('no statement allows every action of anything', () => {
    const wild = actionsOf(allStatements(template)).filter((action) => action.includes('*'));
    expect(wild).toEqual([]);
  });

  it('a resource is a wildcard only for traces and for objects under a prefix', () => {
    const wild = allStatements(template)
      .flatMap(({ Resource }) => list(Resource as Properties))
      .map((resource) => (typeof resource === 'string' ? resource : JSON.stringify(resource)))
      .filter((resource) => resource.includes('*'))
      .map((resource) => /\/[a-z/]+\/\*/.exec(resource)?.[0] ?? resource);
    expect([...new Set(wild)].sort()).toEqual(['*', '/aws/lambda/*', '/console/*', '/events/*', '/imports/*', '/reports/*']);
    const everything = allStatements(template).filter(({ Resource }) => list(Resource).includes('*'));
    expect(everything.map(({ Action }) => Action)).toEqual(
      expect.arrayContaining([['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], 'ses:GetSendQuota']),
    );
  });

  it('only deliver-messages may send an email, from one identity, one address and one configuration set', () => {
    expect(whoMay('ses:SendRawEmail')).toEqual(['deliver-messages']);
    expect([...new Set(actionsOf(allStatements(template)).filter((action) => action.startsWith('ses:')))].sort()).toEqual([
      'ses:GetIdentityDkimAttributes',
      'ses:GetIdentityMailFromDomainAttributes',
      'ses:GetIdentityVerificationAttributes',
      'ses:GetSendQuota',
      'ses:SendRawEmail',
    ]);
    const sending = functions.get('deliver-messages')?.find(({ Action }) => list(Action).includes('ses:SendRawEmail'));
    expect(sending?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'care@example.com' } });
    const resources = list(sending?.Resource).map((resource) => JSON.stringify(resource));
    expect(resources).toHaveLength(2);
    expect(resources.join()).toMatch(/configuration-set\/perennial-dev.*:identity\//);
  });

  it('texts need an originator: without one nobody may send any, with one only deliver-messages, from it', () => {
    expect(whoMay('sms-voice:SendTextMessage')).toEqual([]);
    const smsOriginator = 'arn:aws:sms-voice:eu-west-1:123456789012:phone-number/phone-1234';
    const texting = [...statementsByFunction(aTemplate({ smsOriginator }))].flatMap(([name, statements]) =>
      statements.filter(({ Action }) => list(Action).includes('sms-voice:SendTextMessage')).map(({ Resource }) => [name, list(Resource)]),
    );
    expect(texting).toEqual([['deliver-messages', expect.arrayContaining([smsOriginator])]]);
  });

  it('numbers make a pool with a list of its own of who opted out, which outlives the stack where data does, and only from it is texted', () => {
    const number = 'arn:aws:sms-voice:eu-west-1:123456789012:phone-number/phone-1234';
    const pooled = aTemplate({ smsNumbers: `${number},${number.replace('1234', '5678')}`, keepData: 'yes' });
    pooled.hasResource('AWS::SMSVOICE::OptOutList', { DeletionPolicy: 'Retain' });
    pooled.hasResourceProperties('AWS::SMSVOICE::Pool', {
      OriginationIdentities: [number, number.replace('1234', '5678')],
      OptOutListName: { Ref: Match.stringLikeRegexp('OptOuts') },
      SelfManagedOptOutsEnabled: true,
      TwoWay: { Enabled: true, ChannelArn: { Ref: Match.stringLikeRegexp('Answers') } },
      DeletionProtectionEnabled: true,
    });
    const [statement] = (statementsByFunction(pooled).get('deliver-messages') ?? []).filter(({ Action }) =>
      list(Action).includes('sms-voice:SendTextMessage'),
    );
    expect(JSON.stringify(statement?.Resource)).toMatch(/Pool[A-Z0-9a-z]*","Arn"/);
    expect(() => aTemplate({ smsNumbers: number, smsOriginator: number })).toThrow(/not both/);
  });

  it.each([
    ['ssm:PutParameter', ['find-due']],
    [
      'secretsmanager:GetSecretValue',
      [
        'deliver-messages',
        'escalate-cases',
        'import-records',
        'record-feedback',
        'rotate-link-keys',
        'send-webhooks',
        'serve-console',
        'serve-pages',
        'settle-unknown',
        'take-events',
      ],
    ],
    ['secretsmanager:PutSecretValue', ['rotate-link-keys']],
    ['s3:GetObject', ['import-records', 'serve-console', 'settle-unknown']],
    ['s3:DeleteObject', ['publish-console', 'settle-unknown']],
    ['events:PutEvents', ['escalate-cases']],
    ['dynamodb:Scan', []],
  ])('%s: %j', (action, names) => {
    expect(whoMay(action)).toEqual(names);
  });

  it.each([
    ['calendar', ['find-due', 'learn-cycles', 'serve-console']],
    [
      'lookup',
      ['escalate-cases', 'find-due', 'import-records', 'record-feedback', 'serve-console', 'serve-pages', 'settle-unknown', 'take-events'],
    ],
  ])('index %s is open to %j', (index, names) => {
    const readers = [...functions].filter(([, statements]) => JSON.stringify(statements).includes(`/index/${index}`));
    expect(readers.map(([name]) => name).sort()).toEqual(names);
  });

  it('people sign nobody up, staff bring a second factor, and /api asks for their token while /p does not', () => {
    const [[, pool]] = resources(template, 'AWS::Cognito::UserPool') as [[string, Properties]];
    expect(pool.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
    expect(pool.MfaConfiguration).toBe('ON');
    const routes = resources(template, 'AWS::ApiGatewayV2::Route').map(([, { RouteKey, AuthorizationType }]) => [
      RouteKey,
      AuthorizationType,
    ]);
    expect(Object.fromEntries(routes)).toEqual({
      'ANY /api/{proxy+}': 'JWT',
      'ANY /p/{proxy+}': 'NONE',
      'ANY /v1/{proxy+}': 'NONE',
      'GET /openapi.json': 'NONE',
    });
    const [[, stage]] = resources(template, 'AWS::ApiGatewayV2::Stage') as [[string, Properties]];
    expect(stage.RouteSettings['ANY /p/{proxy+}'].ThrottlingRateLimit).toBeLessThan(stage.DefaultRouteSettings.ThrottlingRateLimit);
  });
});

it('an identity that SES has already is used as it is, and none is made', () => {
  const brought = aTemplate({ domain: 'shop.test', existingIdentity: true });
  expect(resources(brought, 'AWS::SES::EmailIdentity')).toEqual([]);
  const sending = statementsByFunction(brought)
    .get('deliver-messages')
    ?.find(({ Action }) => list(Action).includes('ses:SendRawEmail'));
  expect(JSON.stringify(sending?.Resource)).toContain(':identity/shop.test');
});

it('says what DNS must hold for the domain: three keys, where bounces go, who may send, and what to do with others’ mail', () => {
  const records = Object.values(aTemplate({ domain: 'shop.test' }).findOutputs('*')).map(({ Value }) => JSON.stringify(Value));
  expect(records.filter((value) => value.includes(' CNAME '))).toHaveLength(3);
  for (const record of ['mail.shop.test MX ', 'mail.shop.test TXT ', '_dmarc.shop.test TXT '])
    expect(
      records.filter((value) => value.includes(record)),
      record,
    ).toHaveLength(1);
});

describe('the first administrator', () => {
  it('is nobody unless one is named', () => {
    expect(resources(template, 'AWS::Cognito::UserPoolUser')).toEqual([]);
  });

  it('is invited by mail into the group of admins, and stays when the stack goes', () => {
    const invited = aTemplate({ adminEmail: 'ada@shop.test' });
    const [[id, user]] = resources(invited, 'AWS::Cognito::UserPoolUser') as [[string, Properties]];
    expect(user).toMatchObject({ Username: 'ada@shop.test', DesiredDeliveryMediums: ['EMAIL'] });
    expect(user).not.toHaveProperty('MessageAction');
    const [[, membership]] = resources(invited, 'AWS::Cognito::UserPoolUserToGroupAttachment') as [[string, Properties]];
    expect(membership).toMatchObject({ GroupName: 'admin', Username: { Ref: id } });
    expect(Object.values(invited.findResources('AWS::Cognito::UserPoolUser')).map(({ DeletionPolicy }) => DeletionPolicy)).toEqual([
      'Retain',
    ]);
  });
});
