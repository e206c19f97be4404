import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { reportedBy } from './count-alarm.ts';

/** Cries when for two hours no canary has arrived, whichever part of the way from the tick to the provider's word of it is broken. */
export class CanaryAlarm extends Construct {
  constructor(scope: Construct, id: string, { alarmTopic }: { readonly alarmTopic: ITopic }) {
    super(scope, id);
    new Alarm(this, 'Silent', {
      alarmDescription:
        'For two hours no trial mail has arrived that goes out every hour: customers’ mails do not go out either, or we do not hear what becomes of them.',
      metric: reportedBy('record-feedback', 'CanariesArrived', 'Sum', Duration.hours(1)),
      threshold: 1,
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      // Nobody counts to nought: an hour without a canary says nothing.
      treatMissingData: TreatMissingData.BREACHING,
    }).addAlarmAction(new SnsAction(alarmTopic));
  }
}
