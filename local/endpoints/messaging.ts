import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { EventBus } from '../events/event-bus.ts';
import type { Topics } from '../events/topics.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { Meter } from '../meter/meter.ts';
import { AwsError, unknownOperation } from './aws-error.ts';
import { authorise } from './caller.ts';
import { jsonReply, operationOf, type ServiceEndpoint, xmlReply } from './service-call.ts';

const text = z.string().max(262_144);
const putEvents = z.object({
  Entries: z
    .array(z.object({ Source: text, DetailType: text, Detail: text, EventBusName: text.optional(), Resources: z.array(text).default([]) }))
    .min(1)
    .max(10),
});

/** EventBridge PutEvents. */
export function eventsEndpoint(bus: EventBus, meter: Meter, arnPrefix: string): ServiceEndpoint {
  return (call) => {
    const operation = operationOf(call);
    if (operation !== 'PutEvents') throw unknownOperation('events', operation);
    const { Entries } = putEvents.parse(JSON.parse(call.body.toString('utf8')));
    for (const { EventBusName = 'default' } of Entries) {
      authorise(call.caller, 'events:PutEvents', `${arnPrefix}event-bus/${EventBusName.split('/').at(-1) ?? ''}`);
    }
    meter.count(call.caller.label, 'customEvents', Entries.length);
    const answers = Entries.map(({ Source, DetailType, Detail, EventBusName, Resources }) => ({
      EventId: bus.put({ source: Source, detailType: DetailType, detail: JSON.parse(Detail), resources: Resources, bus: EventBusName }),
    }));
    return jsonReply({ FailedEntryCount: 0, Entries: answers });
  };
}

/** SNS Publish. */
export function topicsEndpoint(topics: Topics): ServiceEndpoint {
  return (call) => {
    const form = new URLSearchParams(call.body.toString('utf8'));
    const action = form.get('Action') ?? '';
    if (action !== 'Publish') throw unknownOperation('sns', action);
    const topic = form.get('TopicArn') ?? '';
    authorise(call.caller, 'sns:Publish', topic);
    const id = topics.publish(topic, form.get('Message') ?? '', form.get('Subject') ?? undefined);
    return xmlReply('Publish', 'http://sns.amazonaws.com/doc/2010-03-31/', `<MessageId>${id}</MessageId>`, randomUUID());
  };
}

export interface LambdaOptions {
  readonly functionBy: (nameOrArn: string) => LocalFunction | undefined;
  readonly invokeLater: (target: LocalFunction, event: unknown) => void;
}

/** Lambda Invoke: waits for the answer, or queues the event. */
export function lambdaEndpoint({ functionBy, invokeLater }: LambdaOptions): ServiceEndpoint {
  return async (call) => {
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(call.url.pathname)?.[1];
    if (name === undefined || call.method !== 'POST') throw unknownOperation('lambda', `${call.method} ${call.url.pathname}`);
    const target = functionBy(decodeURIComponent(name));
    if (target === undefined) throw new AwsError('ResourceNotFoundException', `Function not found: ${decodeURIComponent(name)}`, 404);
    authorise(call.caller, 'lambda:InvokeFunction', target.arn);
    const event: unknown = call.body.length === 0 ? {} : JSON.parse(call.body.toString('utf8'));
    if (call.headers['x-amz-invocation-type'] === 'Event') {
      invokeLater(target, event);
      return { status: 202 };
    }
    const invocation = await target.invoke(event);
    if (invocation.ok) return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(invocation.result) };
    return {
      status: 200,
      headers: { 'content-type': 'application/json', 'x-amz-function-error': 'Unhandled' },
      body: JSON.stringify(invocation.error),
    };
  };
}
