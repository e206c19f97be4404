import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { CareFunction } from './care-function.ts';

/** What may be done to items. A transaction asks for the actions of what it holds. */
export type ItemAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem';
export type TableIndex = 'calendar' | 'lookup';

export interface CareTableProps {
  readonly encryptionKey: IKey;
  /** Whether people's data must outlive the stack. */
  readonly retain: boolean;
}

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table: everything of a customer under one partition, dated facts in a sparse index. */
export class CareTable extends Construct {
  readonly table: TableV2;
  private readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: CareTableProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.table = new TableV2(this, 'Table', {
      partitionKey: string('pk'),
      sortKey: string('sk'),
      globalSecondaryIndexes: [
        {
          indexName: 'calendar',
          partitionKey: string('calendarPk'),
          sortKey: string('calendarSk'),
          projectionType: ProjectionType.INCLUDE,
          // What a look needs, and no more: each projected byte is written twice.
          nonKeyAttributes: ['customer', 'kind', 'subject', 'date', 'calendar', 'repeats', 'writtenAt', 'occasion'],
        },
        { indexName: 'lookup', partitionKey: string('lookupPk'), sortKey: string('lookupSk'), projectionType: ProjectionType.ALL },
      ],
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryptionV2.customerManagedKey(props.encryptionKey),
      deletionProtection: props.retain,
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Lets a function do exactly these things to items, query exactly these indexes, and use the key through DynamoDB only. */
  allow(careFunction: CareFunction, actions: readonly ItemAction[], indexes: readonly TableIndex[] = []): void {
    const { lambda } = careFunction;
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [this.table.tableArn] }),
    );
    if (indexes.length > 0) {
      const resources = indexes.map((index) => `${this.table.tableArn}/index/${index}`);
      lambda.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources }));
    }
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
        resources: [this.encryptionKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${this.table.env.region}.amazonaws.com` } },
      }),
    );
  }
}
