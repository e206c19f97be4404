import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface SpendBudgetProps {
  readonly name: string;
  /** US dollars a month, for all of the account. */
  readonly monthly: number;
  readonly alarmTopic: Topic;
  readonly encryptionKey: IKey;
}

/** Tells those on call when four fifths of the month's money are spent, and when all of it will be by the month's end. */
export class SpendBudget extends Construct {
  constructor(scope: Construct, id: string, { name, monthly, alarmTopic, encryptionKey }: SpendBudgetProps) {
    super(scope, id);
    const budgets = new ServicePrincipal('budgets.amazonaws.com');
    alarmTopic.addToResourcePolicy(
      new PolicyStatement({
        principals: [budgets],
        actions: ['sns:Publish'],
        resources: [alarmTopic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    encryptionKey.grant(budgets, 'kms:Decrypt', 'kms:GenerateDataKey');
    const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { comparisonOperator: 'GREATER_THAN', notificationType, threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'SNS', address: alarmTopic.topicArn }],
    });
    new CfnBudget(this, 'Budget', {
      budget: { budgetName: name, budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: monthly, unit: 'USD' } },
      notificationsWithSubscribers: [tell('ACTUAL', 80), tell('FORECASTED', 100)],
    });
  }
}
