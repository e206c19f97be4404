import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-names.ts';
import { metricsNamespace } from './care-function.ts';

export interface BreakerAlarmProps {
  /** The function that reports `MarketingPaused`. */
  readonly reportedBy: FunctionName;
  readonly alarmTopic: ITopic;
}

/** Cries as long as too many bounces or complaints have paused marketing. */
export class BreakerAlarm extends Construct {
  constructor(scope: Construct, id: string, props: BreakerAlarmProps) {
    super(scope, id);
    new Alarm(this, 'Paused', {
      alarmDescription:
        'Marketing is paused: 4 % of mails bounced, or 0.08 % were called spam. Customers get notices only, until a person resumes it in the console.',
      metric: new Metric({
        namespace: metricsNamespace,
        metricName: 'MarketingPaused',
        dimensionsMap: { service: props.reportedBy },
        statistic: 'Maximum',
        period: Duration.minutes(15),
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.IGNORE,
    }).addAlarmAction(new SnsAction(props.alarmTopic));
  }
}
