import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-names.ts';
import { metricsNamespace } from './care-function.ts';

export interface CountAlarmProps {
  readonly metricName: string;
  /** The function that reports it. */
  readonly reportedBy: FunctionName;
  /** What it means to customers, and what a person is to do; it becomes the alarm's text. */
  readonly meaning: string;
  readonly alarmTopic: ITopic;
}

/** Cries as long as a function counts any of what should not be. */
export class CountAlarm extends Construct {
  constructor(scope: Construct, id: string, props: CountAlarmProps) {
    super(scope, id);
    new Alarm(this, 'Any', {
      alarmDescription: props.meaning,
      metric: new Metric({
        namespace: metricsNamespace,
        metricName: props.metricName,
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
