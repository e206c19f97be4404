import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { CareTable } from './care-table.ts';
import { LinkSecrets } from './link-secrets.ts';
import { PrivateBucket } from './private-bucket.ts';
import { StaffDirectory } from './staff-directory.ts';
import { TableBackup } from './table-backup.ts';

export interface CareStateProps {
  /** Name of the deployment: in the parameter's name, and whom links are signed for. */
  readonly name: string;
  /** Whether all of it must outlive its stack. */
  readonly retain: boolean;
  /** @default nobody is invited */
  readonly adminEmail?: string;
  /** ARN of a key that exists already; its policy is its owner's. @default one of our own */
  readonly keyArn?: string | undefined;
  /** A pool of staff that exists already. @default one of our own */
  readonly userPoolId?: string | undefined;
}

/** What cannot be made again: people's data, the keys it is read with, and the accounts of staff. */
export class CareState extends Construct {
  readonly key: IKey;
  readonly table: CareTable;
  readonly accessLogs: PrivateBucket;
  readonly imports: PrivateBucket;
  readonly failedBatches: PrivateBucket;
  readonly events: PrivateBucket;
  /** Outside the table, so that a restore of the table is noticed. */
  readonly cursor: StringParameter;
  readonly secrets: LinkSecrets;
  readonly staff: StaffDirectory;

  constructor(scope: Construct, id: string, { name, retain, adminEmail, keyArn, userPoolId }: CareStateProps) {
    super(scope, id);
    this.key =
      keyArn === undefined
        ? new Key(this, 'Key', { enableKeyRotation: true, description: 'Customers’ data of Perennial' })
        : Key.fromKeyArn(this, 'Key', keyArn);
    this.table = new CareTable(this, 'State', { encryptionKey: this.key, retain });
    if (retain) new TableBackup(this, 'Backup', { table: this.table.table, encryptionKey: this.key });
    this.accessLogs = new PrivateBucket(this, 'AccessLogs', { expiration: Duration.days(90), retain });
    const { accessLogs } = this;
    this.imports = new PrivateBucket(this, 'Imports', {
      expiration: Duration.days(30),
      retain,
      accessLogs,
      events: true,
      uploads: true,
    });
    this.failedBatches = new PrivateBucket(this, 'FailedBatches', { expiration: Duration.days(30), retain, accessLogs });
    this.events = new PrivateBucket(this, 'Events', { expiration: Duration.days(730), retain, accessLogs });
    this.cursor = new StringParameter(this, 'Cursor', {
      parameterName: `/${name}/cursor`,
      stringValue: 'none',
      description: 'The last instant that find-due has handled',
    });
    // Its name is fixed: docs/teardown.md says how it is taken in again.
    this.cursor.applyRemovalPolicy(retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    this.secrets = new LinkSecrets(this, 'Secrets', { tenant: name, retain });
    this.staff = new StaffDirectory(this, 'Staff', { retain, userPoolId });
    if (adminEmail !== undefined) this.staff.invite(adminEmail);

    new CfnOutput(this, 'TableName', { value: this.table.table.tableName });
    new CfnOutput(this, 'ImportBucketName', { value: this.imports.bucket.bucketName });
    new CfnOutput(this, 'UserPoolId', { value: this.staff.pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.staff.client.userPoolClientId });
  }
}
