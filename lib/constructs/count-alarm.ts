import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-names.ts';
import { metricsNamespace } from './care-function.ts';

export interface CountAlarmProps {
  readonly metric: IMetric;
  /** Cries from here on. @default 1: as soon as there is any */
  readonly threshold?: number;
  /** What it means to customers, and what a person is to do; it becomes the alarm's text. */
  readonly meaning: string;
  readonly alarmTopic: ITopic;
  /** Whether it is well where nothing is reported: AWS tells some numbers only when there are any. @default it stays as it was */
  readonly silenceIsWell?: boolean;
}

/** Cries as long as there is too much of what should not be. */
export class CountAlarm extends Construct {
  constructor(scope: Construct, id: string, props: CountAlarmProps) {
    super(scope, id);
    new Alarm(this, 'Any', {
      alarmDescription: props.meaning,
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.silenceIsWell ? TreatMissingData.NOT_BREACHING : TreatMissingData.IGNORE,
    }).addAlarmAction(new SnsAction(props.alarmTopic));
  }
}

/** What one of our functions reports by a line of its log. */
export const reportedBy = (
  service: FunctionName,
  metricName: string,
  statistic: 'Maximum' | 'Sum' = 'Maximum',
  period = Duration.minutes(15),
) => new Metric({ namespace: metricsNamespace, metricName, dimensionsMap: { service }, statistic, period });
