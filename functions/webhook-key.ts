import { readErasureKey } from '../adapters/secrets/read-erasure-key.ts';
import { secretsCall } from '../adapters/secrets/secrets-call.ts';
import { awsPlace } from './aws-place.ts';
import { environment, optionalEnvironment } from './environment.ts';

let key: Promise<string> | undefined;

/** That webhooks' secrets are derived from (decision 093); asked for where one is wanted, and asked again where that failed. */
export function webhookKey(): Promise<string> {
  key ??= readErasureKey({ call: secretsCall(awsPlace('secrets')), secret: environment('ERASURE_KEY_SECRET') }).catch((fault) => {
    key = undefined;
    throw fault;
  });
  return key;
}

/** Where AWS is the machine itself, so may be whoever wants to hear of events. */
export const onLaptop = (): boolean =>
  ['127.0.0.1', 'localhost'].includes(new URL(optionalEnvironment('AWS_ENDPOINT_URL') ?? 'https://aws').hostname);
