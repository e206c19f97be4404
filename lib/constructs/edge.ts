import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { EdgeHeaders } from './edge-headers.ts';
import type { PrivateBucket } from './private-bucket.ts';

export interface EdgeProps {
  readonly api: HttpApi;
  /** Of the bucket of the console's files. */
  readonly accessLogs: PrivateBucket;
  /** Hosts that the console may talk to beside its own. */
  readonly consoleTalksTo: readonly string[];
  readonly priceClass: '100' | '200' | 'all';
  /** A domain of one's own, with its certificate from us-east-1. @default CloudFront's own name */
  readonly domain?: { readonly name: string; readonly certificateArn: string } | undefined;
  /** Where that domain's records are written. @default nowhere */
  readonly zone?: { readonly id: string; readonly name: string } | undefined;
  /** @default none */
  readonly firewallArn?: string | undefined;
}

/** Where the console's files are, and the path under which it is opened. */
export const consoleFolder = 'console/';

const logPrefix = 'Console/';

const priceClasses = { 100: PriceClass.PRICE_CLASS_100, 200: PriceClass.PRICE_CLASS_200, all: PriceClass.PRICE_CLASS_ALL } as const;

/** The console finds its pages behind a hash, so a folder is all that has to be told from a file; an answer of the API is never rewritten. */
const toIndex = `function handler(event) {
  var request = event.request;
  if (request.uri === '/' || request.uri === '/console')
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/console/' } } };
  if (request.uri === '/console/') request.uri = '/console/index.html';
  return request;
}`;

/** The one name under which people and machines come in: the console's files, and before the API what keeps the worst away. */
export class Edge extends Construct {
  /** `https://` and the name, without a slash. */
  readonly url: string;
  /** Holds nothing but what the next deployment brings again. */
  readonly files: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    const { domain, zone, firewallArn } = props;
    const { stackName, region } = Stack.of(this);
    // Names of CloudFront's are the account's, wherever a stack is.
    const own = `${stackName}-${region}`;
    this.files = new Bucket(this, 'Console', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    props.accessLogs.logReadsOf(this.files, logPrefix);
    const headers = new EdgeHeaders(this, 'Headers', { name: own, consoleTalksTo: props.consoleTalksTo });
    const toApi: BehaviorOptions = {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', props.api.apiEndpoint)), { readTimeout: Duration.seconds(30) }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headers.forApi,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Perennial: console and pages',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.files, {
          originAccessControl: new S3OriginAccessControl(this, 'Access', { originAccessControlName: `${own}-console` }),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        // Each file says itself how long it may be kept.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers.forConsole,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'ToIndex', { code: FunctionCode.fromInline(toIndex), runtime: FunctionRuntime.JS_2_0 }),
          },
        ],
      },
      additionalBehaviors: { '/p/*': toApi, '/api/*': toApi, '/v1/*': toApi, '/openapi.json': toApi },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: priceClasses[props.priceClass],
      ...(firewallArn === undefined ? {} : { webAclId: firewallArn }),
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
    });
    acknowledge(
      this.distribution,
      'AwsSolutions-CFR3',
      'Its log would hold paths, and a path holds a customer’s token; the API logs each request by its route.',
    );
    acknowledge(this.distribution, 'AwsSolutions-CFR1', 'Customers travel: whoever holds a link may use it from wherever they are.');
    if (firewallArn === undefined)
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR2',
        'A firewall has a fixed price each month, and is a switch of the stage; the API throttles.',
      );
    if (domain === undefined)
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR4',
        'CloudFront’s own name brings its own certificate; a domain of one’s own asks for TLS 1.2.',
      );
    this.url = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    if (domain !== undefined && zone !== undefined) this.announce(domain.name, zone);
  }

  private announce(recordName: string, zone: { readonly id: string; readonly name: string }): void {
    const hostedZone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: zone.id, zoneName: zone.name });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    new ARecord(this, 'Name', { zone: hostedZone, recordName: `${recordName}.`, target });
    new AaaaRecord(this, 'NameIpv6', { zone: hostedZone, recordName: `${recordName}.`, target });
  }
}
