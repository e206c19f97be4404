import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { Instant } from '../calendar/calendar-date.ts';
import type { Webhook } from './webhook.ts';

/**
 * The Standard Webhooks form: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 *
 * Secrets are derived from the deployment's own key, so there is none to be stolen from the table.
 */
export function secretOf(key: string, webhook: string, version: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `perennial/webhook/${webhook}/${version}`, 32));
}

/** As receivers' libraries take it. */
export const secretText = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;

/** Of the characters that the specification allows; a full stop would blur what was signed. */
export const messageId = (type: string, event: string): string =>
  `msg_${createHash('sha256').update(`${type}\n${event}`).digest('base64url').slice(0, 32)}`;

export interface SignedMessage {
  readonly message: string;
  readonly body: string;
  readonly at: Instant;
}

const secondsOf = (at: Instant): number => Math.floor(at / 1000);

/** Over id, time and body, so that none of them can be exchanged and an old one cannot be played again. */
export const signatureOf = (secret: Buffer, { message, body, at }: SignedMessage): string =>
  `v1,${createHmac('sha256', secret)
    .update(`${message}.${secondsOf(at)}.${body}`)
    .digest('base64')}`;

/** The headers of one try: after a change of secrets both sign for a day. */
export function webhookHeaders(key: string, { id, secret, formerUntil }: Webhook, signed: SignedMessage): Record<string, string> {
  const versions = formerUntil !== undefined && signed.at < formerUntil ? [secret, secret - 1] : [secret];
  return {
    'content-type': 'application/json',
    'user-agent': 'Perennial-Webhooks/1',
    'webhook-id': signed.message,
    'webhook-timestamp': String(secondsOf(signed.at)),
    'webhook-signature': versions.map((version) => signatureOf(secretOf(key, id, version), signed)).join(' '),
  };
}
