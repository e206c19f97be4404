import { CustomResource, FileSystem } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { CareFunction } from './care-function.ts';
import { consoleFolder } from './edge.ts';
import { resourceOf } from './private-bucket.ts';

export interface ConsoleFilesProps {
  readonly publishConsole: CareFunction;
  /** Folder of its bundle, with the console beside it. */
  readonly folder: string;
  readonly bucket: Bucket;
  /** What the console is told beside its files. */
  readonly settings: Readonly<Record<'issuer' | 'clientId' | 'signIn', string>>;
}

/** Has the console published whenever it changed, by a function of ours: CDK's own brings Python, 20 MB, and a role for everything. */
export class ConsoleFiles extends Construct {
  constructor(scope: Construct, id: string, { publishConsole, folder, bucket, settings }: ConsoleFilesProps) {
    super(scope, id);
    const { lambda } = publishConsole;
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject', 's3:DeleteObject'], resources: [bucket.arnForObjects(`${consoleFolder}*`)] }),
    );
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    acknowledge(
      publishConsole,
      `AwsSolutions-IAM5[Resource::<${bucket.stack.getLogicalId(resourceOf(bucket))}.Arn>/${consoleFolder}*]`,
      'Files are named by what is in them.',
    );
    const files = new CustomResource(this, 'Files', {
      serviceToken: lambda.functionArn,
      properties: { ...settings, content: FileSystem.fingerprint(folder) },
    });
    // It is emptied before it goes, while that may still be done.
    files.node.addDependency(bucket, publishConsole);
  }
}
