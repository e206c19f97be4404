import type { AwsPlace } from '../adapters/aws/json-call.ts';
import { environment, optionalEnvironment } from './environment.ts';

/** How hosts and variables of the environment call a service. */
const services = {
  dynamodb: { host: 'dynamodb', endpoint: 'AWS_ENDPOINT_URL_DYNAMODB' },
  secrets: { host: 'secretsmanager', endpoint: 'AWS_ENDPOINT_URL_SECRETS_MANAGER' },
  ses: { host: 'email', endpoint: 'AWS_ENDPOINT_URL_SES' },
  sms: { host: 'sms-voice', endpoint: 'AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2' },
  sqs: { host: 'sqs', endpoint: 'AWS_ENDPOINT_URL_SQS' },
  ssm: { host: 'ssm', endpoint: 'AWS_ENDPOINT_URL_SSM' },
} as const;

/** Where a service answers and in whose name we ask it: as Lambda says in the environment, which stays the same for the life of a process. */
export function awsPlace(service: keyof typeof services): AwsPlace {
  const region = environment('AWS_REGION');
  const { host, endpoint } = services[service];
  const elsewhere = optionalEnvironment(endpoint) ?? optionalEnvironment('AWS_ENDPOINT_URL');
  return {
    region,
    credentials: {
      accessKeyId: environment('AWS_ACCESS_KEY_ID'),
      secretAccessKey: environment('AWS_SECRET_ACCESS_KEY'),
      sessionToken: optionalEnvironment('AWS_SESSION_TOKEN'),
    },
    endpoint: new URL(elsewhere ?? `https://${host}.${region}.${domainOf(region)}`),
  };
}

/** China's regions answer under a domain of their own. */
const domainOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');
