import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { reportedBy } from './count-alarm.ts';
import { reputation } from './reputation-alarms.ts';
import type { WorkQueue } from './work-queue.ts';

export interface OperationsDashboardProps {
  readonly name: string;
  readonly configurationSet: string;
  readonly alarms: readonly IAlarm[];
  readonly due: WorkQueue;
  readonly functions: readonly IFunction[];
  readonly table: ITableV2;
}

const day = 24;

/** One page for whoever is on call: is anything wrong, does the calendar move, what goes out, and how do we stand with SES. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, { name, configurationSet, alarms, due, functions, table }: OperationsDashboardProps) {
    super(scope, id);
    const hourly = { period: Duration.hours(1), statistic: Stats.SUM };
    const outcome = (metric: string) => reportedBy('count-outcomes', metric, 'Sum', Duration.hours(1));
    new Dashboard(this, 'Dashboard', {
      dashboardName: name,
      defaultInterval: Duration.days(2),
      widgets: [
        [
          new TextWidget({
            width: day,
            height: 2,
            markdown: `# ${name}\nRed below? Each alarm's text says what customers miss; **docs/operations.md** says, by that text, what to do.`,
          }),
        ],
        [new AlarmStatusWidget({ title: 'What is wrong now', width: day, height: 4, alarms: [...alarms] })],
        [
          graph('Does the calendar move? Seconds since the last look (15 minutes is too long)', [
            reportedBy('settle-unknown', 'CursorLagSeconds'),
          ]),
          graph('Does work wait? Age of the oldest due message, in seconds', [
            due.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
          ]),
        ],
        [
          graph(
            'What becomes of messages, by the hour',
            ['MessagesSent', 'MessagesSkipped', 'MessagesFailed', 'MessagesInDoubt'].map(outcome),
          ),
          graph('How do we stand with SES? Bounces (review at 0.05) and complaints (at 0.001)', [
            reputation(configurationSet, 'Reputation.BounceRate'),
            reputation(configurationSet, 'Reputation.ComplaintRate'),
          ]),
        ],
        [
          graph('Per cent of the day’s quota used', [reportedBy('settle-unknown', 'QuotaUsedPercent')]),
          graph(
            'Errors of functions, by the hour',
            functions.map((one) => one.metricErrors({ ...hourly, label: one.node.path.split('/').at(-2) ?? '' })),
          ),
        ],
        [
          graph(
            'Longest run of functions, in milliseconds',
            functions.map((one) =>
              one.metricDuration({ period: Duration.minutes(15), statistic: Stats.MAXIMUM, label: one.node.path.split('/').at(-2) ?? '' }),
            ),
          ),
          graph('What the table writes and reads, in units by the hour', [
            table.metricConsumedWriteCapacityUnits(hourly),
            table.metricConsumedReadCapacityUnits(hourly),
          ]),
        ],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: day / 2, height: 6 });
