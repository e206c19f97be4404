import type { Properties } from './template-reader.ts';

export interface Datapoint {
  readonly namespace: string;
  readonly metric: string;
  /** Values of the dimensions, as the template writes them. */
  readonly dimensions: Readonly<Record<string, unknown>>;
  readonly value: number;
}

/** What CloudWatch would say of an alarm after one period of these: the part of its rules that our alarms use, anything else throws. */
export function stateOf(alarm: Properties, points: readonly Datapoint[]): 'ALARM' | 'OK' | 'AS BEFORE' {
  const own = points.filter(
    ({ namespace, metric, dimensions }) =>
      namespace === alarm.Namespace &&
      metric === alarm.MetricName &&
      alarm.Dimensions.length === Object.keys(dimensions).length &&
      alarm.Dimensions.every(
        ({ Name, Value }: { Name: string; Value: unknown }) => JSON.stringify(dimensions[Name]) === JSON.stringify(Value),
      ),
  );
  if (own.length === 0) return missing(alarm.TreatMissingData);
  const values = own.map(({ value }) => value);
  const value = statistic(alarm.Statistic, values);
  switch (alarm.ComparisonOperator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= alarm.Threshold ? 'ALARM' : 'OK';
    case 'GreaterThanThreshold':
      return value > alarm.Threshold ? 'ALARM' : 'OK';
    case 'LessThanThreshold':
      return value < alarm.Threshold ? 'ALARM' : 'OK';
    default:
      throw new Error(`${alarm.ComparisonOperator} is not known here`);
  }
}

function statistic(name: string, values: readonly number[]): number {
  switch (name) {
    case 'Sum':
      return values.reduce((sum, one) => sum + one, 0);
    case 'Maximum':
      return Math.max(...values);
    default:
      throw new Error(`${name} is not known here`);
  }
}

function missing(treatment: string): 'ALARM' | 'OK' | 'AS BEFORE' {
  switch (treatment) {
    case 'breaching':
      return 'ALARM';
    case 'notBreaching':
      return 'OK';
    case 'ignore':
      return 'AS BEFORE';
    default:
      throw new Error(`${treatment} is not known here`);
  }
}

/** The datapoints in lines of a log, in CloudWatch's embedded metric format. */
export function embeddedMetrics(log: string): Datapoint[] {
  return log.split('\n').flatMap((line) => {
    if (!line.includes('"CloudWatchMetrics"')) return [];
    const parsed = JSON.parse(line) as Properties;
    return parsed._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }: Properties) =>
      Metrics.map(({ Name }: { Name: string }) => ({
        namespace: Namespace,
        metric: Name,
        dimensions: Object.fromEntries(Dimensions[0].map((one: string) => [one, parsed[one]])),
        value: parsed[Name],
      })),
    );
  });
}
