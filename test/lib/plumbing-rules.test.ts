import { describe, expect, it } from 'vitest';
import { incomingTypes } from '../../domain/bus/incoming-events.ts';
import type { StateRecord } from '../../workflows/records.ts';
import { aTemplate } from './synthesised-app.ts';
import { functionOf, type Properties, resources, serviceName } from './template-reader.ts';

const template = aTemplate();
const sources = resources(template, 'AWS::Lambda::EventSourceMapping').map(([, properties]) => properties);
const streams = sources.filter(({ StartingPosition }) => StartingPosition !== undefined);
const queueSources = sources.filter(({ StartingPosition }) => StartingPosition === undefined);
const allRules = resources(template, 'AWS::Events::Rule');
const target = (rule: Properties): string => rule.Targets[0].Arn['Fn::GetAtt'][0];
/** Those that call a function; the archive of events takes its own without one. */
const rules = allRules.filter(([, rule]) => template.findResources('AWS::Lambda::Function')[target(rule)] !== undefined);
/** Those that fill a queue. */
const fillingRules = allRules.filter(([, rule]) => template.findResources('AWS::SQS::Queue')[target(rule)] !== undefined);
const queues = new Map(resources(template, 'AWS::SQS::Queue'));
const queueOf = (arn: Properties): Properties => queues.get(arn['Fn::GetAtt'][0]);

/** What each consumer of the stream writes: the items it puts, updates or removes. */
const written: Record<string, readonly string[]> = {
  'derive-facts': ['FACT', 'SUMMARY', 'REGISTRY', 'PAGE', 'GAP', 'ADDRESS'],
  'count-outcomes': ['COUNTER', 'BREAKER'],
};

/** Of everything that a customer's state holds: the compiler wants a new kind here, and the test below then wants it in the filter. */
const state: Readonly<Record<StateRecord['type'] | 'MEMBERSHIP' | 'CYCLE', true>> = {
  PROFILE: true,
  ASSET: true,
  ORDER: true,
  POINTS: true,
  OWN_FACT: true,
  ANSWER: true,
  BOOKING: true,
  CASE: true,
  OFFER: true,
  REQUEST: true,
  SUPPLY: true,
  SERVICE: true,
  PROMISE: true,
  RECALL: true,
  MEMBERSHIP: true,
  CYCLE: true,
};
const acceptedBy = (name: string): string[] => {
  const source = streams.find(({ FunctionName }) => serviceName(functionOf(template, FunctionName)) === name);
  return JSON.parse(source.FilterCriteria.Filters[0].Pattern).dynamodb.NewImage.type.S;
};
const unheard = (accepted: readonly string[]): string[] => Object.keys(state).filter((type) => !accepted.includes(type));
const hiddenTooShort = (queue: Properties, timeout: number, source: Properties): boolean =>
  queue.VisibilityTimeout < 6 * timeout + source.MaximumBatchingWindowInSeconds;

describe('streams', () => {
  it('derive-facts hears of every kind of state', () => {
    expect(unheard(acceptedBy('derive-facts'))).toEqual([]);
  });

  it('planted: a filter that misses a type is found by that type', () => {
    expect(unheard(acceptedBy('derive-facts').filter((type) => type !== 'SUPPLY'))).toEqual(['SUPPLY']);
  });

  it('are read by at most two functions', () => {
    expect(streams.map((source) => serviceName(functionOf(template, source.FunctionName))).sort()).toEqual([
      'count-outcomes',
      'derive-facts',
    ]);
  });

  it.each(streams.map((source) => [serviceName(functionOf(template, source.FunctionName)), source] as const))(
    '%s: one poison record never blocks its shard, and what fails is kept with its payload',
    (_name, source) => {
      expect(source).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 6 * 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      // Only a bucket is given the records themselves; a queue or topic would hear of shard and sequence numbers.
      const destination = source.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0];
      expect(template.findResources('AWS::S3::Bucket')).toHaveProperty(destination);
    },
  );

  it.each(streams.map((source) => [serviceName(functionOf(template, source.FunctionName)), source] as const))(
    '%s writes no entity type that its own filter accepts',
    (name, source) => {
      const patterns = source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));
      expect(patterns).toHaveLength(1);
      const accepted: string[] = patterns[0].dynamodb.NewImage.type.S;
      expect(accepted.length).toBeGreaterThan(0);
      expect(written[name]).toBeDefined();
      expect(accepted.filter((type) => written[name]?.includes(type))).toEqual([]);
      // Removals, TTL's among them, carry no logic.
      expect(patterns[0].eventName).toEqual(['INSERT', 'MODIFY']);
    },
  );
});

describe('schedules', () => {
  it('every rule has one target, retries and a dead-letter queue', () => {
    expect(rules.length).toBe(5);
    for (const [, rule] of rules) {
      expect(rule.Targets).toHaveLength(1);
      const [target] = rule.Targets;
      expect(target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(queueOf(target.DeadLetterConfig.Arn)).toBeDefined();
    }
  });

  it('no function is ticked by two rules', () => {
    const targets = rules.map(([, rule]) => serviceName(functionOf(template, rule.Targets[0].Arn)));
    expect(new Set(targets).size).toBe(targets.length);
  });

  it('tick every 5 minutes, sweep and watch every 15, learn at 12:05 UTC, and once more an hour later', () => {
    const schedules = rules.flatMap(([, rule]) =>
      rule.ScheduleExpression === undefined ? [] : [[serviceName(functionOf(template, rule.Targets[0].Arn)), rule.ScheduleExpression]],
    );
    expect(Object.fromEntries(schedules)).toEqual({
      'find-due': 'rate(5 minutes)',
      'settle-unknown': 'rate(15 minutes)',
      'escalate-cases': 'rate(15 minutes)',
      'learn-cycles': 'cron(5 12,13 * * ? *)',
    });
  });
});

describe('events', () => {
  it('what other systems tell goes into a queue: exactly the types that take-events reads, of this account', () => {
    const [[, rule]] = fillingRules.filter(([, { EventPattern }]) => EventPattern['detail-type']?.includes('order.placed')) as [
      [string, Properties],
    ];
    expect([...rule.EventPattern['detail-type']].sort()).toEqual([...incomingTypes].sort());
    expect(rule.EventPattern.account).toEqual([{ Ref: 'AWS::AccountId' }]);
  });

  it('what happens here goes into the queue of webhooks, of this account alone', () => {
    const ours = fillingRules.filter(([, { EventPattern }]) => EventPattern.source !== undefined);
    expect(ours.map(([, { EventPattern }]) => EventPattern)).toEqual([{ account: [{ Ref: 'AWS::AccountId' }], source: ['perennial'] }]);
  });

  it('a bus that is brought is listened to likewise', () => {
    const existingBus = 'arn:aws:events:eu-west-1:111122223333:event-bus/aws.partner/shop.example/1';
    const brought = resources(aTemplate({ existingBus }), 'AWS::Events::Rule').filter(([, { EventBusName }]) => EventBusName !== undefined);
    expect(brought.map(([, { EventBusName, EventPattern }]) => [EventBusName, EventPattern['detail-type'].length])).toEqual([
      ['aws.partner/shop.example/1', incomingTypes.length],
    ]);
  });

  it('each rule that fills a queue tries again for a day, and then keeps what it could not hand over', () => {
    expect(fillingRules.length).toBeGreaterThan(0);
    for (const [, { Targets }] of fillingRules) {
      expect(Targets).toHaveLength(1);
      expect(Targets[0].RetryPolicy).toMatchObject({ MaximumEventAgeInSeconds: 86_400 });
      expect(queueOf(Targets[0].DeadLetterConfig.Arn)).toBeDefined();
    }
  });
});

describe('queues', () => {
  it('are hidden for six timeouts and the batching window, given up after five receives, and worked in partial batches by a bounded number', () => {
    expect(queueSources).toHaveLength(4);
    for (const source of queueSources) {
      const queue = queueOf(source.EventSourceArn);
      const { Timeout } = functionOf(template, source.FunctionName);
      expect(hiddenTooShort(queue, Timeout, source)).toBe(false);
      expect(queue.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      expect(source.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
      expect(source.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  it('planted: a queue that hides its messages for five timeouts is found', () => {
    const [source] = queueSources as [Properties];
    const { Timeout } = functionOf(template, source.FunctionName);
    const queue = { ...queueOf(source.EventSourceArn), VisibilityTimeout: 5 * Timeout };
    expect(hiddenTooShort(queue, Timeout, source)).toBe(true);
  });

  it('every queue that a function works off has a dead-letter queue or is one; every dead-letter queue has an alarm on its depth, or is worked off and has one on its age', () => {
    const deadLetterIds = new Set<string>();
    const note = (arn: Properties) => deadLetterIds.add(arn['Fn::GetAtt'][0]);
    for (const queue of queues.values()) if (queue.RedrivePolicy !== undefined) note(queue.RedrivePolicy.deadLetterTargetArn);
    for (const [, rule] of rules) for (const target of rule.Targets) note(target.DeadLetterConfig.Arn);
    for (const [, lambda] of resources(template, 'AWS::Lambda::Function'))
      if (lambda.DeadLetterConfig) note(lambda.DeadLetterConfig.TargetArn);
    for (const [, subscription] of resources(template, 'AWS::SNS::Subscription')) note(subscription.RedrivePolicy.deadLetterTargetArn);
    const watchedBy = (metric: string) =>
      resources(template, 'AWS::CloudWatch::Alarm')
        .filter(([, alarm]) => alarm.MetricName === metric)
        .map(([, alarm]) => alarm.Dimensions[0].Value['Fn::GetAtt'][0]);
    const isWorkedOff = (id: string) => queueSources.some((source) => source.EventSourceArn['Fn::GetAtt'][0] === id);
    const kept = [...deadLetterIds].filter((id) => !isWorkedOff(id));
    expect(watchedBy('ApproximateNumberOfMessagesVisible').sort()).toEqual(kept.sort());
    expect(watchedBy('ApproximateAgeOfOldestMessage')).toEqual(expect.arrayContaining([...deadLetterIds].filter(isWorkedOff)));
    expect([...deadLetterIds].filter(isWorkedOff)).toEqual([expect.stringMatching(/^MissedFeedback/)]);
    const neither = [...queues].filter(([id, queue]) => queue.RedrivePolicy === undefined && !deadLetterIds.has(id));
    // Pulled once a night: what is not seen to stays in it for as long as SQS keeps anything, with an alarm on its age.
    expect(neither).toEqual([[expect.stringMatching(/^LearnQueue/), expect.objectContaining({ MessageRetentionPeriod: 14 * 86_400 })]]);
    expect(watchedBy('ApproximateAgeOfOldestMessage')).toEqual(expect.arrayContaining(neither.map(([id]) => id)));
  });

  it('what learn-cycles has in hand stays hidden for longer than it may run, and is there again at its next run', () => {
    const [, queue] = [...queues].find(([id]) => id.startsWith('LearnQueue')) ?? [];
    const learn = resources(template, 'AWS::Lambda::Function').find(([, lambda]) => serviceName(lambda) === 'learn-cycles');
    expect(queue?.VisibilityTimeout).toBeGreaterThan(learn?.[1].Timeout);
    expect(queue?.VisibilityTimeout + learn?.[1].Timeout).toBeLessThan(3600);
  });

  it('functions that are called asynchronously have a dead-letter queue', () => {
    const asynchronous = [
      ...rules.map(([, rule]) => rule.Targets[0].Arn),
      ...resources(template, 'AWS::SNS::Subscription').map(([, subscription]) => subscription.Endpoint),
    ].map((arn) => functionOf(template, arn));
    expect(asynchronous).toHaveLength(6);
    for (const lambda of asynchronous) expect(lambda.DeadLetterConfig, serviceName(lambda)).toBeDefined();
  });
});

it('the worker knows its own timeout, so that the lease outlives it', () => {
  const [deliver] = resources(template, 'AWS::Lambda::Function')
    .map(([, lambda]) => lambda)
    .filter((lambda) => serviceName(lambda) === 'deliver-messages');
  expect(deliver.Environment.Variables.FUNCTION_TIMEOUT_SECONDS).toBe(String(deliver.Timeout));
  expect(deliver.Environment.Variables.WORKERS).toBe('5');
});
