import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const units: Readonly<Record<string, (typeof MetricUnit)[keyof typeof MetricUnit]>> = {
  CursorLagSeconds: MetricUnit.Seconds,
  CanaryAgeSeconds: MetricUnit.Seconds,
  QuotaUsedPercent: MetricUnit.Percent,
};

/** Tells CloudWatch by a line of the log, of which alarms and dashboard are made; without dimensions but the function's name, for each costs. */
export function emfMetrics(service: string): (name: string, value: number) => void {
  const metrics = new Metrics({ namespace: 'Perennial', serviceName: service });
  return (name, value) => {
    metrics.addMetric(name, units[name] ?? MetricUnit.Count, value);
    metrics.publishStoredMetrics();
  };
}
