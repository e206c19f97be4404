import { describe, expect, it } from 'vitest';
import { emfMetrics } from '../../adapters/metrics/emf-metrics.ts';
import { decodeTags } from '../../adapters/send-tags.ts';
import { createHandler } from '../../functions/record-feedback/handler.ts';
import { CANARY_ADDRESS } from '../../workflows/canary.ts';
import { capturingOutput } from '../support/captured-output.ts';
import { embeddedMetrics, stateOf } from './alarm-model.ts';
import { aTemplate } from './synthesised-app.ts';
import { type Properties, resources } from './template-reader.ts';

const template = aTemplate({ canary: 'true' });
const silent = (of: typeof template) =>
  resources(of, 'AWS::CloudWatch::Alarm').filter(([, { MetricName }]) => MetricName === 'CanariesArrived');
const [[id, alarm]] = silent(template) as [[string, Properties]];

/** As SES tells it of a mail without tags of ours. */
const anEvent = (eventType: string, ...destination: string[]) => ({
  eventType,
  mail: { messageId: 'm-1', timestamp: '2026-11-21T10:00:00.000Z', destination, tags: { test: ['yes'] } },
  ...(eventType === 'Delivery' ? { delivery: { timestamp: '2026-11-21T10:00:01.000Z', recipients: destination } } : {}),
});

/** What record-feedback tells CloudWatch within the hour in which SES told these events. */
async function stateAfter(...events: object[]) {
  // Nothing is looked up for a mail without tags of ours: a store would be missed here.
  const handler = createHandler({ readTags: decodeTags, report: emfMetrics('record-feedback') } as never, console.error);
  const Records = events.map((event) => ({ Sns: { Message: JSON.stringify(event), Timestamp: '2026-11-21T10:00:02Z' } }));
  const { output } = await capturingOutput(() => handler({ Records } as never));
  return stateOf(alarm, embeddedMetrics(output));
}

describe('the alarm of the canary', () => {
  it('is quiet where one has arrived', async () => {
    expect(await stateAfter(anEvent('Send', CANARY_ADDRESS), anEvent('Delivery', CANARY_ADDRESS))).toBe('OK');
  });

  it.each<[string, readonly object[]]>([
    ['nothing is heard at all', []],
    ['SES took it, and it never arrived', [anEvent('Send', CANARY_ADDRESS)]],
    ['it bounced', [anEvent('Send', CANARY_ADDRESS), anEvent('Bounce', CANARY_ADDRESS)]],
    ['only somebody’s test arrived', [anEvent('Delivery', 'team@example.com')]],
    ['only somebody’s trial of the simulator arrived', [anEvent('Delivery', 'success@simulator.amazonses.com')]],
  ])('cries where %s', async (_what, events) => {
    expect(await stateAfter(...events)).toBe('ALARM');
  });

  it('waits for two hours of silence, tells those on call, and says what customers miss', () => {
    expect(alarm).toMatchObject({ Period: 3600, EvaluationPeriods: 2, TreatMissingData: 'breaching' });
    expect(alarm.AlarmActions).toHaveLength(1);
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].{20,300}\.$/);
  });

  it('stands on the dashboard', () => {
    const [[, { DashboardBody }]] = resources(template, 'AWS::CloudWatch::Dashboard') as [[string, Properties]];
    expect(JSON.stringify(DashboardBody)).toContain(`"${id}"`);
  });
});

describe('the switch', () => {
  const flies = (of: typeof template) => JSON.stringify(resources(of, 'AWS::Lambda::Function')).includes('"CANARY":"on"');

  it.each([
    ['production', true],
    ['dev', false],
  ])('in %s canary and alarm are there: %s', (stage, on) => {
    const deployed = aTemplate({ stage });
    expect([flies(deployed), silent(deployed).length]).toEqual([on, on ? 1 : 0]);
  });
});
