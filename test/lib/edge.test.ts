import { runInNewContext } from 'node:vm';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stateOf } from './alarm-model.ts';
import { aDeployment, aTemplate } from './synthesised-app.ts';
import { list, type Properties, resources, statementsByFunction } from './template-reader.ts';

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/abc';
const ownDomain = { webDomain: 'care.shop.test', certificateArn, hostedZoneId: 'Z0123456789ABC', hostedZoneName: 'shop.test' };
const template = aTemplate();
const own = aTemplate(ownDomain);
const only = (of: Template, type: string): Properties => {
  const found = resources(of, type);
  expect(
    found.map(([id]) => id),
    type,
  ).toHaveLength(1);
  return found[0]?.[1];
};
const distribution = (of: Template): Properties => only(of, 'AWS::CloudFront::Distribution').DistributionConfig;
const pagesUrl = (of: Template): Properties => {
  const [deliver] = resources(of, 'AWS::Lambda::Function').filter(([id]) => id.startsWith('DeliverMessages'));
  return deliver?.[1].Environment.Variables.PAGES_URL;
};

describe('what stands before console and API', () => {
  it('gives the API whatever is under /p, /api and /v1, and its description, keeps none of it, and lets the token through', () => {
    const { CacheBehaviors, Origins } = distribution(template);
    expect(CacheBehaviors.map(({ PathPattern }: Properties) => PathPattern)).toEqual(['/p/*', '/api/*', '/v1/*', '/openapi.json']);
    for (const behaviour of CacheBehaviors) {
      expect(behaviour).toMatchObject({
        // AWS's own: CachingDisabled and AllViewerExceptHostHeader.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        ViewerProtocolPolicy: 'https-only',
      });
      expect(behaviour.AllowedMethods).toEqual(expect.arrayContaining(['POST', 'PUT', 'DELETE']));
      const origin = Origins.find(({ Id }: Properties) => Id === behaviour.TargetOriginId);
      expect(JSON.stringify(origin.DomainName)).toContain('FrontDoorApi');
      expect(origin.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] });
    }
  });

  it('puts no page of its own over an error of the API', () => {
    expect(distribution(template)).not.toHaveProperty('CustomErrorResponses');
  });

  it('reads the console’s files as itself alone, from a bucket closed to everybody', () => {
    const { DefaultCacheBehavior, Origins } = distribution(template);
    const origin = Origins.find(({ Id }: Properties) => Id === DefaultCacheBehavior.TargetOriginId);
    expect(origin.OriginAccessControlId).toBeDefined();
    const [[, policy]] = resources(template, 'AWS::S3::BucketPolicy').filter(([id]) => id.startsWith('EdgeConsole')) as [
      [string, Properties],
    ];
    const allowed = policy.PolicyDocument.Statement.filter(({ Effect }: Properties) => Effect === 'Allow');
    expect(allowed).toMatchObject([{ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } }]);
    expect(JSON.stringify(allowed[0].Condition.StringEquals['AWS:SourceArn'])).toContain('EdgeDistribution');
  });

  it('has the reads of that bucket logged, and lets nobody of another account write into the log', () => {
    const [[, bucket]] = resources(template, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('EdgeConsole')) as [[string, Properties]];
    expect(bucket.LoggingConfiguration).toMatchObject({ LogFilePrefix: 'Console/' });
    const [[, policy]] = resources(template, 'AWS::S3::BucketPolicy').filter(([id]) => id.startsWith('AccessLogs')) as [
      [string, Properties],
    ];
    const writers = policy.PolicyDocument.Statement.filter(({ Action }: Properties) => Action === 's3:PutObject');
    expect(writers).toHaveLength(4);
    for (const { Condition } of writers) expect(Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
  });

  it.each([
    ['/', { statusCode: 302, headers: { location: { value: '/console/' } } }],
    ['/console', { statusCode: 302, headers: { location: { value: '/console/' } } }],
    ['/console/', { uri: '/console/index.html' }],
    ['/console/assets/main-abc.js', { uri: '/console/assets/main-abc.js' }],
    ['/console/nothing', { uri: '/console/nothing' }],
  ])('%s leads to %j', (uri, expected) => {
    const { FunctionCode } = only(template, 'AWS::CloudFront::Function');
    expect(runInNewContext(`${FunctionCode}; handler(${JSON.stringify({ request: { uri } })})`)).toMatchObject(expected);
  });

  it('tells browsers to hold to HTTPS, to guess no types, and of the console who may frame it, what may run and whom it may talk to', () => {
    const [console, api] = ['Console', 'Api'].map(
      (name) =>
        resources(template, 'AWS::CloudFront::ResponseHeadersPolicy').find(([id]) => id.includes(`Headers${name}`))?.[1]
          .ResponseHeadersPolicyConfig.SecurityHeadersConfig,
    );
    for (const headers of [console, api])
      expect(headers).toMatchObject({
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
        ContentTypeOptions: { Override: true },
      });
    const policy = JSON.stringify(console.ContentSecurityPolicy.ContentSecurityPolicy);
    for (const rule of ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(rule);
    // The page of sign-in, for tokens, and the bucket for files to import.
    expect(policy).toMatch(
      /connect-src 'self' https:\/\/perennial-dev-.*\.auth\.eu-west-1\.amazoncognito\.com https:\/\/.*ImportsBucket.*\.s3\.eu-west-1/,
    );
    expect(api).not.toHaveProperty('ContentSecurityPolicy');
  });

  it('has its own name where no other is given, and links in mails lead there', () => {
    expect(distribution(template)).not.toHaveProperty('Aliases');
    expect(JSON.stringify(pagesUrl(template))).toMatch(/"https:\/\/",\{"Fn::GetAtt":\["EdgeDistribution\w+","DomainName"\]\}/);
  });

  it('has the domain that is brought, TLS 1.2 at least, its records, and links in mails lead there', () => {
    expect(distribution(own)).toMatchObject({
      Aliases: ['care.shop.test'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    });
    expect(resources(own, 'AWS::Route53::RecordSet').map(([, { Name, Type, HostedZoneId }]) => [Name, Type, HostedZoneId])).toEqual([
      ['care.shop.test.', 'A', 'Z0123456789ABC'],
      ['care.shop.test.', 'AAAA', 'Z0123456789ABC'],
    ]);
    expect(pagesUrl(own)).toBe('https://care.shop.test');
  });

  it('is not there where the company has its own: then pages are where it says, and people come in without our page', () => {
    const without = aTemplate({ edge: 'off', pagesUrl: 'https://care.shop.test' });
    for (const type of ['AWS::CloudFront::Distribution', 'AWS::Cognito::UserPoolDomain']) expect(resources(without, type)).toEqual([]);
    expect(pagesUrl(without)).toBe('https://care.shop.test');
    expect(JSON.stringify(only(without, 'AWS::ApiGatewayV2::Authorizer').JwtConfiguration.Audience)).toContain('StaffPoolConsole');
  });

  it('takes its console from a function of ours, which may write below console/ alone', () => {
    const statements = statementsByFunction(template).get('publish-console') ?? [];
    const writes = statements.filter(({ Action }) => list(Action).includes('s3:PutObject'));
    expect(JSON.stringify(writes.map(({ Resource }) => Resource))).toMatch(
      /^\[\{"Fn::Join":\["",\[\{"Fn::GetAtt":\["EdgeConsole\w+","Arn"\]\},"\/console\/\*"\]\]\}\]$/,
    );
    const files = resources(template, 'AWS::CloudFormation::CustomResource').find(([id]) => id.startsWith('ConsoleFiles'))?.[1];
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['issuer', 'clientId', 'signIn', 'content']));
  });
});

describe('signing in', () => {
  const clientOf = (of: Template): Properties =>
    resources(of, 'AWS::Cognito::UserPoolClient').find(([id]) => id.startsWith('SignInClient'))?.[1];

  it('goes by code, with no secret, back to the console alone', () => {
    expect(clientOf(own)).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      CallbackURLs: ['https://care.shop.test/console/'],
      LogoutURLs: ['https://care.shop.test/console/'],
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      SupportedIdentityProviders: ['COGNITO'],
    });
    expect(JSON.stringify(clientOf(template).CallbackURLs)).toMatch(/EdgeDistribution.*\/console\//);
  });

  it('is what the API asks for', () => {
    expect(only(template, 'AWS::ApiGatewayV2::Authorizer').JwtConfiguration.Audience).toEqual([
      { Ref: expect.stringMatching(/^SignInClient/) },
    ]);
  });

  it('has a group for each role of the console', () => {
    const groups = resources(template, 'AWS::Cognito::UserPoolGroup').map(([, { GroupName }]) => GroupName);
    expect(groups.sort()).toEqual(['admin', 'agent', 'approver', 'author', 'viewer']);
  });
});

describe('what is brought', () => {
  it('a user pool is used as it is: its page, its providers, and nothing of it made anew', () => {
    const brought = aTemplate({ userPoolId: 'eu-west-1_AbCdEfGhI', signInDomain: 'login.shop.test', identityProviders: ['Office'] });
    for (const type of ['UserPool', 'UserPoolGroup', 'UserPoolDomain', 'ManagedLoginBranding'])
      expect(resources(brought, `AWS::Cognito::${type}`), type).toEqual([]);
    for (const [, client] of resources(brought, 'AWS::Cognito::UserPoolClient')) expect(client.UserPoolId).toBe('eu-west-1_AbCdEfGhI');
    expect(resources(brought, 'AWS::Cognito::UserPoolClient').map(([, client]) => client.SupportedIdentityProviders)).toContainEqual([
      'Office',
    ]);
    const files = resources(brought, 'AWS::CloudFormation::CustomResource').find(([id]) => id.startsWith('ConsoleFiles'))?.[1];
    expect(files.signIn).toBe('https://login.shop.test');
    expect(JSON.stringify(files.issuer)).toContain('eu-west-1_AbCdEfGhI');
  });

  it('a key is used for table and topics, and its policy is left to its owner', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:123456789012:key/abc';
    const brought = aTemplate({ keyArn });
    expect(resources(brought, 'AWS::KMS::Key')).toEqual([]);
    expect(only(brought, 'AWS::DynamoDB::GlobalTable').Replicas[0].SSESpecification.KMSMasterKeyId).toBe(keyArn);
    for (const [, topic] of resources(brought, 'AWS::SNS::Topic')) expect(topic.KmsMasterKeyId).toBe(keyArn);
  });
});

describe('the firewall', () => {
  const { before, running } = aDeployment({ stage: 'production' });
  const firewall = Template.fromStack(before!);
  const acl = only(firewall, 'AWS::WAFv2::WebACL');
  const rule = (name: string): Properties => acl.Rules.find(({ Name }: Properties) => Name === name);

  it('stands in us-east-1, where CloudFront takes it from, and production has it', () => {
    expect(before?.region).toBe('us-east-1');
    expect(acl.Scope).toBe('CLOUDFRONT');
    expect(distribution(Template.fromStack(running)).WebACLId).toMatchObject({
      'Fn::GetStackOutput': { Region: 'us-east-1', StackName: before?.stackName },
    });
    expect(aDeployment().before).toBeUndefined();
  });

  it('holds each address to so many requests within five minutes, pages apart from the API', () => {
    const heldTo = (name: string) => {
      const { Limit, ScopeDownStatement } = rule(name).Statement.RateBasedStatement;
      return [Limit, [...JSON.stringify(ScopeDownStatement).matchAll(/"SearchString":"([^"]+)"/g)].map(([, path]) => path)];
    };
    expect(heldTo('Pages')).toEqual([2000, ['/p/']]);
    expect(heldTo('Api')).toEqual([10_000, ['/api/', '/v1/', '/openapi.json']]);
    for (const name of ['Pages', 'Api']) expect(rule(name).Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
  });

  it('turns away no body and nobody without a browser: one click to leave, a complaint’s own words, a campaign’s markup', () => {
    const { Name, RuleActionOverrides } = rule('Common').Statement.ManagedRuleGroupStatement;
    expect(Name).toBe('AWSManagedRulesCommonRuleSet');
    const bodies = ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY', 'EC2MetaDataSSRF_BODY'];
    expect(RuleActionOverrides.map(({ Name: one }: Properties) => one).sort()).toEqual([...bodies, 'NoUserAgent_HEADER'].sort());
    for (const { ActionToUse } of RuleActionOverrides) expect(ActionToUse).toEqual({ Count: {} });
  });

  it('cries where a thousand requests were turned away within a quarter of an hour, and stays quiet below', () => {
    const alarm = only(firewall, 'AWS::CloudWatch::Alarm');
    const turnedAway = (value: number) =>
      stateOf(alarm, [{ namespace: 'AWS/WAFV2', metric: 'BlockedRequests', dimensions: { WebACL: acl.Name, Rule: 'ALL' }, value }]);
    expect([turnedAway(999), turnedAway(1000)]).toEqual(['OK', 'ALARM']);
    // AWS says nothing where nobody is turned away: a flood that is over must not cry on.
    expect(stateOf(alarm, [])).toBe('OK');
    expect(alarm.AlarmActions).toHaveLength(1);
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].{20,300}\.$/);
  });
});
