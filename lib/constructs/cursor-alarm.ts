import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-names.ts';
import { metricsNamespace } from './care-function.ts';

export interface CursorAlarmProps {
  /** The function that reports `CursorLagSeconds`. */
  readonly reportedBy: FunctionName;
  readonly alarmTopic: ITopic;
}

/** Cries when `find-due` has not moved its cursor for 15 minutes, or when nobody reports on it any more. */
export class CursorAlarm extends Construct {
  constructor(scope: Construct, id: string, props: CursorAlarmProps) {
    super(scope, id);
    new Alarm(this, 'Lag', {
      alarmDescription: 'The calendar has not been looked at for 15 minutes: nothing comes due until find-due works again.',
      metric: new Metric({
        namespace: metricsNamespace,
        metricName: 'CursorLagSeconds',
        dimensionsMap: { service: props.reportedBy },
        statistic: 'Maximum',
        period: Duration.minutes(15),
      }),
      threshold: 900,
      evaluationPeriods: 2,
      datapointsToAlarm: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    }).addAlarmAction(new SnsAction(props.alarmTopic));
  }
}
