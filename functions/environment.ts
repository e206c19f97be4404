import * as z from 'zod';

/** Every variable that a function may be given, and its shape. */
const variables = {
  TABLE_NAME: z.string().min(1).max(255),
  DUE_QUEUE_URL: z.url().max(2048),
  DEAD_QUEUE_URL: z.url().max(2048),
  CONSOLE_BUCKET: z.string().min(3).max(63),
  LEARN_QUEUE_URL: z.url().max(2048),
  WEBHOOK_QUEUE_URL: z.url().max(2048),
  CUSTOMER_COLUMNS: z.string().min(2).max(3000),
  IMPORT_BUCKET: z.string().min(3).max(63),
  FAILED_BATCHES_BUCKET: z.string().min(3).max(63),
  FAILED_NEWS_PREFIX: z.string().min(1).max(256),
  CURSOR_PARAMETER: z.string().min(1).max(2048),
  LINK_KEYS_SECRET: z.string().min(1).max(2048),
  ERASURE_KEY_SECRET: z.string().min(1).max(2048),
  PAGES_URL: z.url().max(2048),
  FROM_ADDRESS: z.string().min(3).max(320),
  CONFIGURATION_SET: z.string().min(1).max(64),
  SMS_ORIGINATOR: z.string().min(1).max(256),
  CANARY: z.literal('on'),
  FUNCTION_TIMEOUT_SECONDS: z.string().regex(/^\d{1,3}$/),
  WORKERS: z.string().regex(/^[1-9]\d{0,3}$/),
  AWS_REGION: z.string().regex(/^[a-z0-9-]{1,64}$/),
  AWS_ACCESS_KEY_ID: z.string().min(1).max(256),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).max(1024),
  AWS_SESSION_TOKEN: z.string().min(1).max(16_384),
  AWS_ENDPOINT_URL: z.url().max(2048),
  AWS_ENDPOINT_URL_DYNAMODB: z.url().max(2048),
  AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: z.url().max(2048),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.url().max(2048),
  AWS_ENDPOINT_URL_SES: z.url().max(2048),
  AWS_ENDPOINT_URL_SQS: z.url().max(2048),
  AWS_ENDPOINT_URL_SSM: z.url().max(2048),
} as const;

export type VariableName = keyof typeof variables;

/** A variable of the function's environment, read here and nowhere else; a missing or malformed one is named at the start. */
export function environment(name: VariableName): string {
  const read = variables[name].safeParse(process.env[name]);
  if (read.success) return read.data;
  throw new Error(`The variable ${name} of the function's environment is missing or malformed: ${z.prettifyError(read.error)}`);
}

/** The same where it may be absent. */
export const optionalEnvironment = (name: VariableName): string | undefined =>
  process.env[name] === undefined ? undefined : environment(name);
