import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod';
import { acknowledge } from '../acknowledge.ts';
import type { CareFunction } from './care-function.ts';

export interface PrivateBucketProps {
  /** Objects go after this time. */
  readonly expiration: Duration;
  /** Whether objects must outlive the stack. */
  readonly retain: boolean;
  /** Takes the access log. @default none: this is the bucket of the access logs */
  readonly accessLogs?: PrivateBucket;
  /** Tells the account's default event bus of new objects. @default false */
  readonly events?: boolean;
  /** Takes files from the browser at presigned addresses. @default false */
  readonly uploads?: boolean;
}

const importName = z.object({ 'Fn::ImportValue': z.string().max(1024) });

/** A bucket that nobody reads from outside: encrypted, TLS only, and emptied after a while. */
export class PrivateBucket extends Construct {
  readonly bucket: Bucket;
  private readonly acknowledged = new Set<string>();

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: props.expiration, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      // From anywhere: what lets a file in is the signature in its address.
      ...(props.uploads
        ? { cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'], allowedHeaders: ['content-type'], maxAge: 3600 }] }
        : {}),
      ...(props.accessLogs === undefined ? {} : { serverAccessLogsBucket: props.accessLogs.bucket, serverAccessLogsPrefix: `${id}/` }),
    });
    // Not by the `eventBridgeEnabled` prop, which brings a Lambda of CDK's own to switch this one property on.
    if (props.events) resourceOf(this.bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }

  /** Lets a function do these things to the objects under one prefix. */
  allow(careFunction: CareFunction, actions: string[], prefix: string): void {
    careFunction.lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [this.bucket.arnForObjects(`${prefix}*`)] }));
    this.acknowledgeNames(careFunction, prefix);
  }

  /** Takes the access log of a bucket of another stack of this account; CDK's own way would let any account's in. */
  logReadsOf(other: Bucket, prefix: string): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${prefix}*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    resourceOf(other).loggingConfiguration = { destinationBucketName: this.bucket.bucketName, logFilePrefix: prefix };
  }

  /** Once for each stack: whoever may use objects under a prefix may use them all, for their names are not known beforehand. */
  acknowledgeNames(user: Construct, prefix: string): void {
    const stack = Stack.of(user);
    const finding = `AwsSolutions-IAM5[Resource::${this.arnAsSeenIn(stack)}/${prefix}*]`;
    if (this.acknowledged.has(`${stack.node.path} ${finding}`)) return;
    this.acknowledged.add(`${stack.node.path} ${finding}`);
    acknowledge(stack, finding, `Objects under ${prefix} have names of their own.`);
  }

  /** As cdk-nag writes it, which is as the template does. */
  private arnAsSeenIn(stack: Stack): string {
    const home = Stack.of(this);
    if (home === stack) return `<${home.getLogicalId(resourceOf(this.bucket))}.Arn>`;
    const imported: unknown = home.resolve(home.exportValue(this.bucket.bucketArn));
    return importName.parse(imported)['Fn::ImportValue'];
  }
}

export function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket) return resource;
  throw new Error(`${bucket.node.path}: a bucket without its resource.`);
}
