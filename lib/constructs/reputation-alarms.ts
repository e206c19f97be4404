import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CountAlarm, reportedBy } from './count-alarm.ts';

export interface ReputationAlarmsProps {
  /** Whose mails are looked at. */
  readonly configurationSet: string;
  readonly alarmTopic: ITopic;
}

/** SES counts these for each configuration set by itself, and reviews an account at 5 % and 0.1 %. */
export const reputation = (configurationSet: string, metricName: 'Reputation.BounceRate' | 'Reputation.ComplaintRate') =>
  new Metric({
    namespace: 'AWS/SES',
    metricName,
    dimensionsMap: { 'ses:configuration-set': configurationSet },
    statistic: 'Maximum',
    period: Duration.minutes(15),
  });

/** What endangers sending as a whole: bounces, complaints, the day's quota, and answers that SES owes us. */
export class ReputationAlarms extends Construct {
  constructor(scope: Construct, id: string, { configurationSet, alarmTopic }: ReputationAlarmsProps) {
    super(scope, id);
    new CountAlarm(this, 'Bounces', {
      metric: reputation(configurationSet, 'Reputation.BounceRate'),
      threshold: 0.04,
      meaning: 'Four of a hundred mails bounce. At five SES reviews the account, at ten it stops all sending, notices too.',
      alarmTopic,
    });
    new CountAlarm(this, 'Complaints', {
      metric: reputation(configurationSet, 'Reputation.ComplaintRate'),
      threshold: 0.0008,
      meaning: 'Eight of ten thousand mails are called spam. At ten SES reviews the account, at fifty it stops all sending, notices too.',
      alarmTopic,
    });
    new CountAlarm(this, 'Quota', {
      metric: reportedBy('settle-unknown', 'QuotaUsedPercent'),
      threshold: 80,
      meaning: 'Four fifths of what SES lets the account send within a day are used up. What exceeds it waits, and may come too late.',
      alarmTopic,
    });
    new CountAlarm(this, 'Doubts', {
      metric: reportedBy('count-outcomes', 'MessagesInDoubt', 'Sum', Duration.hours(1)),
      threshold: 10,
      meaning:
        'Ten messages within the hour ended without anybody knowing whether they went out: these customers heard once or never, not twice.',
      alarmTopic,
    });
  }
}
