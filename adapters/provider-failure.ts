import * as z from 'zod';
import type { SendOutcome } from '../workflows/outbox.ts';
import { AwsFault } from './aws/aws-fault.ts';

const text = z.string().catch('');

const failure = z.object({ name: text, code: text, message: text, Reason: text }).catch({ name: '', code: '', message: '', Reason: '' });

/** What a call was rejected with, as far as an outcome can be read off it. */
export type ProviderFailure = z.infer<typeof failure>;

export const readFailure = (thrown: unknown): ProviderFailure =>
  failure.parse(thrown instanceof AwsFault ? { ...thrown.told, name: thrown.name, message: thrown.message } : thrown);

/** The connection never came to be. A reset or a time-out is not among them: the request may have arrived. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * The caller's own standing was refused before anything was accepted; a person has to mend it, and what waits goes out afterwards.
 * https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html
 */
const NOT_ALLOWED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const THROTTLED = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'TooManyRequestsException',
  'LimitExceeded',
  'LimitExceededException',
  'RequestLimitExceeded',
]);

/** Refusals that every AWS service words alike: certainly not sent. Undefined: nothing of the kind. */
export function commonRefusal({ name, code, message }: ProviderFailure): SendOutcome | undefined {
  if (NEVER_CONNECTED.has(code) || name === 'CredentialsProviderError') return { kind: 'refused', why: 'unreachable' };
  // SES calls its daily quota by the same name as its rate.
  if (THROTTLED.has(name)) return { kind: 'refused', why: /daily message quota/i.test(message) ? 'quota' : 'throttled' };
  if (NOT_ALLOWED.has(name)) return { kind: 'refused', why: 'paused' };
  return undefined;
}

export const unknownOutcome = ({ name, code }: ProviderFailure): SendOutcome => ({ kind: 'unknown', cause: name || code || 'unreadable' });
