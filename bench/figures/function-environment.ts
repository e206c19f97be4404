import type { VariableName } from '../../functions/environment.ts';

/** What a function can do without, or has of AWS_ENDPOINT_URL. */
type Optional =
  | 'SMS_ORIGINATOR'
  | 'CANARY'
  | 'AWS_SESSION_TOKEN'
  | Exclude<Extract<VariableName, `AWS_ENDPOINT_URL_${string}`>, 'AWS_ENDPOINT_URL_DYNAMODB'>;
/** One that is missing here does not compile. */
type Needed = Exclude<VariableName, Optional>;

/** The environment of every function, with the table and all of AWS on this machine. */
export const functionEnvironment = (
  table: { readonly name: string; readonly endpoint: string },
  aws: string,
): Record<Needed | 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED' | 'POWERTOOLS_TRACE_ENABLED' | 'TZ', string> => ({
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: aws,
  AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  POWERTOOLS_TRACE_ENABLED: 'false',
  TZ: 'UTC',
  TABLE_NAME: table.name,
  DUE_QUEUE_URL: `${aws}/due`,
  LEARN_QUEUE_URL: `${aws}/learn`,
  DEAD_QUEUE_URL: `${aws}/dead`,
  WEBHOOK_QUEUE_URL: `${aws}/webhooks`,
  CONSOLE_BUCKET: 'console',
  CUSTOMER_COLUMNS: '{"customer_id":"id"}',
  IMPORT_BUCKET: 'imports',
  FAILED_BATCHES_BUCKET: 'failed',
  FAILED_NEWS_PREFIX: 'news/',
  CURSOR_PARAMETER: '/bench/cursor',
  LINK_KEYS_SECRET: 'keys',
  ERASURE_KEY_SECRET: 'keys',
  PAGES_URL: 'https://care.example.com',
  FROM_ADDRESS: 'care@example.com',
  CONFIGURATION_SET: 'bench',
  FUNCTION_TIMEOUT_SECONDS: '60',
  WORKERS: '5',
});
