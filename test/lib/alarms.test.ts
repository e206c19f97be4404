import { describe, expect, it } from 'vitest';
import { emfMetrics } from '../../adapters/metrics/emf-metrics.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { settleUnknown } from '../../workflows/settle-unknown.ts';
import { tallyMessages } from '../../workflows/tally-messages.ts';
import { capturingOutput } from '../support/captured-output.ts';
import { type Datapoint, embeddedMetrics, stateOf } from './alarm-model.ts';
import { aTemplate, customerTable } from './synthesised-app.ts';
import { type Properties, resources } from './template-reader.ts';

const template = aTemplate({ customerTable });
const alarms = resources(template, 'AWS::CloudWatch::Alarm');
const states = (points: readonly Datapoint[]) => Object.fromEntries(alarms.map(([id, alarm]) => [id, stateOf(alarm, points)] as const));
const crying = (points: readonly Datapoint[]) => Object.entries(states(points)).flatMap(([id, state]) => (state === 'ALARM' ? [id] : []));
const of = (namespace: string, metric: string) =>
  alarms.filter(([, { Namespace, MetricName }]) => Namespace === namespace && MetricName === metric);
const dimensionsOf = ({ Dimensions }: Properties) =>
  Object.fromEntries(Dimensions.map(({ Name, Value }: { Name: string; Value: unknown }) => [Name, Value]));
/** What AWS reports of the thing that an alarm watches. */
const reported = (alarm: Properties, value: number): Datapoint => ({
  namespace: alarm.Namespace,
  metric: alarm.MetricName,
  dimensions: dimensionsOf(alarm),
  value,
});

/** Runs the sweep as it is deployed, on a world in which all is well but for `cause`, and reads what its log tells CloudWatch. */
async function sweepWhere(cause: Record<string, unknown>): Promise<Datapoint[]> {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const services = {
    clock: { now: () => now },
    cursor: { read: async () => ({ stored: now - 5 * MINUTE }) },
    library: { marketingPaused: async () => false, settings: async () => ({}) },
    deadLetters: { receive: async () => [] },
    failedNews: { async *batches() {} },
    finishErasures: async () => {},
    sendQuota: () => quotaOf(100),
    report: emfMetrics('settle-unknown'),
    ...cause,
  };
  return embeddedMetrics((await capturingOutput(() => settleUnknown(services as never))).output);
}
const quotaOf = async (sentLastDay: number) => ({ perSecond: 14, perDay: 50_000, sentLastDay });
const idOf = (metric: string): string => of('Perennial', metric)[0]?.[0] ?? metric;

describe('an alarm of the sweep', () => {
  it('none cries where all is well', async () => {
    expect(crying(await sweepWhere({}))).toEqual([]);
  });

  it('the stale cursor: the calendar was looked at twenty minutes ago', async () => {
    const cursor = { read: async () => ({ stored: Date.parse('2026-11-21T11:40:00Z') }) };
    expect(crying(await sweepWhere({ cursor }))).toEqual([idOf('CursorLagSeconds')]);
  });

  it('the stale cursor: nobody says anything any more', () => {
    expect(crying([])).toEqual([idOf('CursorLagSeconds')]);
  });

  it('marketing is paused: the breaker has opened', async () => {
    const library = { marketingPaused: async () => true, settings: async () => ({}) };
    expect(crying(await sweepWhere({ library }))).toEqual([idOf('MarketingPaused')]);
  });

  it('news not derived: a batch that nobody can read', async () => {
    const failedNews = {
      async *batches() {
        yield { news: undefined, remove: async () => {} };
      },
    };
    expect(crying(await sweepWhere({ failedNews }))).toEqual([idOf('NewsNotDerived')]);
  });

  it('quota near: four fifths of the day are used up', async () => {
    expect(crying(await sweepWhere({ sendQuota: () => quotaOf(39_999) }))).toEqual([]);
    expect(crying(await sweepWhere({ sendQuota: () => quotaOf(40_000) }))).toEqual([idOf('QuotaUsedPercent')]);
  });

  it('quota near: says nothing where SES does not answer, and does not fail', async () => {
    const points = await sweepWhere({ sendQuota: async () => Promise.reject(new Error('SES is away')) });
    expect(points.map(({ metric }) => metric)).not.toContain('QuotaUsedPercent');
    expect(crying(points)).toEqual([]);
  });
});

it('pages given up: what the sweep reports of a page that was over before it could be worked through', async () => {
  const { output } = await capturingOutput(async () => emfMetrics('settle-unknown')('PagesGivenUp', 1));
  expect(crying([...embeddedMetrics(output), ...(await sweepWhere({}))])).toEqual([idOf('PagesGivenUp')]);
});

describe('unknown outcomes', () => {
  const ended = (outcome: string, by: number) => ({
    sequence: '1',
    campaign: 'win-back',
    day: '2026-11-21',
    step: 'ask',
    channel: 'email',
    outcome,
    by,
  });
  const told = async (...changes: ReturnType<typeof ended>[]) => {
    const report = emfMetrics('count-outcomes');
    const { output } = await capturingOutput(async () => {
      for (const [metric, value] of tallyMessages(changes)) report(metric, value);
    });
    return [...embeddedMetrics(output), ...(await sweepWhere({}))];
  };

  it('ten within the hour cry, nine do not, and what was set right later takes none back', async () => {
    expect(crying(await told(ended('abandoned:unknown', 9)))).toEqual([]);
    expect(crying(await told(ended('abandoned:unknown', 6), ended('failed:unknown', 4), ended('abandoned:unknown', -3)))).toEqual([
      idOf('MessagesInDoubt'),
    ]);
  });

  it('a thousand that went out, were skipped, refused or opened do not', async () => {
    expect(
      crying(await told(ended('sent', 1000), ended('skipped:capped', 1000), ended('failed:rejected', 1000), ended('opened', 1000))),
    ).toEqual([]);
  });
});

describe('what AWS itself reports', () => {
  const healthy = sweepWhere({});

  it.each([
    ['a bounce rate of 4 %', 'AWS/SES', 'Reputation.BounceRate', 0.04, 0.039],
    ['a complaint rate of 0.08 %', 'AWS/SES', 'Reputation.ComplaintRate', 0.0008, 0.0007],
    ['ten answers within a quarter of an hour that were errors of ours', 'AWS/ApiGateway', '5xx', 10, 9],
    ['the oldest due message older than 15 minutes', 'AWS/SQS', 'ApproximateAgeOfOldestMessage', 901, 900],
  ])('%s cries, a little less does not', async (_what, namespace, metric, much, little) => {
    const [[id, alarm]] = of(namespace, metric) as [[string, Properties]];
    expect(crying([...(await healthy), reported(alarm, much)])).toEqual([id]);
    expect(crying([...(await healthy), reported(alarm, little)])).toEqual([]);
  });

  it.each([...of('AWS/SQS', 'ApproximateNumberOfMessagesVisible'), ...of('AWS/Lambda', 'Errors')])(
    '%s cries at one of what it watches, and alone',
    async (id, alarm) => {
      expect(crying([...(await healthy), reported(alarm, 1)])).toEqual([id]);
      expect(crying([...(await healthy), reported(alarm, 0)])).toEqual([]);
    },
  );
});

it('every alarm was made to cry above', () => {
  const own = ['CursorLagSeconds', 'MarketingPaused', 'NewsNotDerived', 'QuotaUsedPercent', 'PagesGivenUp', 'MessagesInDoubt'];
  const aws = [
    'Reputation.BounceRate',
    'Reputation.ComplaintRate',
    'ApproximateAgeOfOldestMessage',
    'ApproximateNumberOfMessagesVisible',
    'Errors',
    '5xx',
  ];
  expect(alarms.filter(([, { MetricName }]) => ![...own, ...aws].includes(MetricName))).toEqual([]);
});

it('every alarm tells those on call, and says in a sentence what customers miss', () => {
  for (const [id, { AlarmActions, AlarmDescription }] of alarms) {
    expect(AlarmActions, id).toHaveLength(1);
    expect(AlarmDescription, id).toMatch(/^[A-Z].{20,300}\.$/);
  }
});

describe('money', () => {
  it('no budget where none is given', () => {
    expect(resources(template, 'AWS::Budgets::Budget')).toEqual([]);
  });

  it('tells the same people at four fifths spent and at more to be expected', () => {
    const [[, budget]] = resources(aTemplate({ monthlyBudget: '500' }), 'AWS::Budgets::Budget') as [[string, Properties]];
    expect(budget.Budget.BudgetLimit).toEqual({ Amount: 500, Unit: 'USD' });
    const told = budget.NotificationsWithSubscribers.map(({ Notification, Subscribers }: Properties) => [
      Notification.NotificationType,
      Notification.Threshold,
      Subscribers[0].SubscriptionType,
    ]);
    expect(told).toEqual([
      ['ACTUAL', 80, 'SNS'],
      ['FORECASTED', 100, 'SNS'],
    ]);
  });
});

it('the dashboard shows every alarm, and each metric of ours', () => {
  const [[, { DashboardBody }]] = resources(template, 'AWS::CloudWatch::Dashboard') as [[string, Properties]];
  const body = JSON.stringify(DashboardBody);
  for (const [id] of alarms) expect(body).toContain(`"${id}"`);
  for (const metric of ['CursorLagSeconds', 'MessagesSent', 'MessagesInDoubt', 'QuotaUsedPercent', 'Reputation.BounceRate'])
    expect(body).toContain(metric);
});
