import type { Clock } from '../../workflows/clock.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Topics } from '../events/topics.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Meter } from '../meter/meter.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Queues } from '../queues/open-queues.ts';
import type { Deployment } from '../template/deployment.ts';
import type { ResolvedTemplate } from '../template/resolve-template.ts';
import type { Place } from '../template/resource-attributes.ts';
import { parametersEndpoint, secretsEndpoint } from './configuration.ts';
import { eventsEndpoint, lambdaEndpoint, topicsEndpoint } from './messaging.ts';
import { s3Endpoint } from './s3.ts';
import type { ServiceEndpoint } from './service-call.ts';
import { sesEndpoint } from './ses.ts';
import { smsEndpoint } from './sms.ts';
import { sqsEndpoint } from './sqs.ts';

export interface AwsServicesOptions {
  readonly deployment: Deployment;
  readonly resolved: ResolvedTemplate;
  readonly data: DataDirectory;
  readonly place: Place;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly inbox: Inbox;
  readonly topics: Topics;
  readonly bus: EventBus;
  readonly store: ObjectStore;
  readonly queues: Queues;
  readonly functionBy: (nameOrArn: string) => LocalFunction | undefined;
  readonly invokeLater: (target: LocalFunction, event: unknown) => void;
}

/** Every service that is answered here, DynamoDB apart, by its signing name. */
export function awsServices(options: AwsServicesOptions): Readonly<Record<string, ServiceEndpoint>> {
  const { deployment, resolved, data, place, clock, meter, inbox, topics, bus, store, queues, functionBy, invokeLater } = options;
  const arnPrefix = (service: string) => `arn:aws:${service}:${place.region}:${place.account}:`;
  const refs = (type: string) => resolved.resources.filter((resource) => resource.type === type).map(({ ref }) => ref);
  return {
    sqs: sqsEndpoint(queues.byName, meter),
    ses: sesEndpoint({
      inbox,
      topics,
      clock,
      meter,
      destinations: deployment.emailDestinations,
      identities: refs('AWS::SES::EmailIdentity'),
      configurationSets: refs('AWS::SES::ConfigurationSet'),
      arnPrefix: arnPrefix('ses'),
    }),
    'sms-voice': smsEndpoint({
      inbox,
      topics,
      clock,
      meter,
      configurations: deployment.smsConfigurations,
      arnPrefix: arnPrefix('sms-voice'),
    }),
    s3: s3Endpoint({ store, buckets: deployment.buckets, bus, clock, meter }),
    ssm: parametersEndpoint({
      directory: data.folder('parameters'),
      declared: deployment.parameters,
      arnPrefix: arnPrefix('ssm'),
      clock,
      meter,
    }),
    secretsmanager: secretsEndpoint({ directory: data.folder('secrets'), declared: deployment.secrets, meter }),
    events: eventsEndpoint(bus, meter, arnPrefix('events')),
    sns: topicsEndpoint(topics),
    lambda: lambdaEndpoint({ functionBy, invokeLater }),
  };
}
