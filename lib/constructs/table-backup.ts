import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface TableBackupProps {
  readonly table: ITableV2;
  readonly encryptionKey: IKey;
}

/** A copy of the table each night in a vault of its own, beside recovery to any second: it outlives the table itself by 35 days. */
export class TableBackup extends Construct {
  constructor(scope: Construct, id: string, { table, encryptionKey }: TableBackupProps) {
    super(scope, id);
    const backupVault = new BackupVault(this, 'Vault', { encryptionKey, removalPolicy: RemovalPolicy.RETAIN });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    });
    acknowledge(
      role,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'AWS changes what a backup needs, and keeps this policy in step: one of our own could fail in silence on the day it counts.',
    );
    const nightly = new BackupPlanRule({
      scheduleExpression: Schedule.cron({ hour: '2', minute: '0' }),
      // As long as recovery to any second goes back: what an erased person left is gone from both by then.
      deleteAfter: Duration.days(35),
    });
    new BackupPlan(this, 'Plan', { backupVault, backupPlanRules: [nightly] }).addSelection('Table', {
      resources: [BackupResource.fromArn(table.tableArn)],
      role,
      disableDefaultBackupPolicy: true,
    });
  }
}
