import * as z from 'zod';

const told = z.record(z.string().max(256), z.unknown()).catch({});
const words = z
  .object({ __type: z.string().max(1024), message: z.string(), Message: z.string() })
  .partial()
  .catch({});

/** What AWS answered instead of what was asked for. `name` is the kind of it, as the service's documentation has it. */
export class AwsFault extends Error {
  readonly status: number;
  /** The rest of the answer. */
  readonly told: Readonly<Record<string, unknown>>;

  constructor(name: string, message: string, status: number, rest: Readonly<Record<string, unknown>> = {}) {
    super(message || name);
    this.name = name;
    this.status = status;
    this.told = rest;
  }

  /** As services that speak JSON put it: `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException`. */
  static ofJson(status: number, body: string): AwsFault {
    const answer = told.parse(jsonOf(body));
    const { __type = '', message, Message } = words.parse(answer);
    return new AwsFault(__type.split('#').at(-1)?.split(':')[0] || `Status${status}`, message ?? Message ?? '', status, answer);
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const THROTTLED = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);
const BROKEN_OFF = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);

/** What a second try may get past: the faults that the SDK tries again. */
export function passes(fault: unknown): boolean {
  if (fault instanceof AwsFault) return fault.status >= 500 || fault.status === 429 || THROTTLED.has(fault.name);
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && BROKEN_OFF.has(fault.code);
}
