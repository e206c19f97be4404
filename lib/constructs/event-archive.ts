import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { FirehoseDeliveryStream } from 'aws-cdk-lib/aws-events-targets';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream, DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Construct } from 'constructs';
import type { PrivateBucket } from './private-bucket.ts';

export interface EventArchiveProps {
  /** Takes the lines, and what Athena answers. */
  readonly bucket: PrivateBucket;
  /** Name of database and workgroup. */
  readonly name: string;
}

/** Of each event what counts, and nobody’s name, address or id: what is kept for years must not have to be searched for people. */
const columns = {
  at: EventField.time,
  source: EventField.source,
  type: EventField.detailType,
  message: EventField.fromPath('$.detail.mail.messageId'),
  campaign: EventField.fromPath('$.detail.mail.tags.campaign[0]'),
  step: EventField.fromPath('$.detail.mail.tags.step[0]'),
  about: EventField.fromPath('$.detail.id'),
} as const;

/** What becomes of every mail, and what the company itself is told, as JSON lines by day, which Athena reads. */
export class EventArchive extends Construct {
  constructor(scope: Construct, id: string, props: EventArchiveProps) {
    super(scope, id);
    const { bucket } = props.bucket;
    const stack = Stack.of(this);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('firehose.amazonaws.com') });
    const writes = new Policy(this, 'Writes', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [bucket.bucketArn] }),
        new PolicyStatement({ actions: ['s3:PutObject', 's3:AbortMultipartUpload'], resources: [bucket.arnForObjects('events/*')] }),
      ],
    });
    props.bucket.acknowledgeNames(writes, 'events/');
    const stream = new CfnDeliveryStream(this, 'Lines', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: 'events/day=!{timestamp:yyyy-MM-dd}/',
        errorOutputPrefix: 'events/failed/!{firehose:error-output-type}/!{timestamp:yyyy-MM-dd}/',
        bufferingHints: { intervalInSeconds: 900, sizeInMBs: 64 },
        compressionFormat: 'GZIP',
        processingConfiguration: {
          enabled: true,
          processors: [{ type: 'AppendDelimiterToRecord', parameters: [{ parameterName: 'Delimiter', parameterValue: '\\n' }] }],
        },
      },
    });
    stream.node.addDependency(writes);
    new Rule(this, 'Rule', {
      description: 'What becomes of mails, and what the company is told, for reports',
      eventPattern: { account: [stack.account], source: ['perennial', 'aws.ses'] },
      targets: [
        new FirehoseDeliveryStream(DeliveryStream.fromDeliveryStreamArn(this, 'Stream', stream.attrArn), {
          message: RuleTargetInput.fromObject(columns),
        }),
      ],
    });
    this.describe(props);
  }

  /** The lines as a table: `day` is read from the objects’ names, so no crawler is needed. */
  private describe({ bucket: { bucket }, name }: EventArchiveProps): void {
    const stack = Stack.of(this);
    const databaseName = name.replaceAll('-', '_');
    const database = new CfnDatabase(this, 'Database', { catalogId: stack.account, databaseInput: { name: databaseName } });
    const location = `s3://${bucket.bucketName}/events/`;
    const table = new CfnTable(this, 'Events', {
      catalogId: stack.account,
      databaseName,
      tableInput: {
        name: 'events',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'day', type: 'string' }],
        parameters: {
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'projection.day.range': '2026-01-01,NOW',
          'storage.location.template': `${location}day=\${day}/`,
        },
        storageDescriptor: {
          location,
          columns: Object.keys(columns).map((column) => ({ name: column, type: 'string' })),
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
        },
      },
    });
    table.node.addDependency(database);
    new CfnWorkGroup(this, 'WorkGroup', {
      name,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        // A gigabyte: a question that reads more was not meant.
        bytesScannedCutoffPerQuery: 1_000_000_000,
        resultConfiguration: {
          outputLocation: `s3://${bucket.bucketName}/answers/`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
    new CfnOutput(this, 'EventsTable', { value: `${databaseName}.events` });
  }
}
