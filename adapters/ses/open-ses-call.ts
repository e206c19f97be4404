import type { AwsPlace } from '../aws/json-call.ts';
import { queryCall } from '../aws/query-call.ts';

/**
 * SES's own API, one action a call. One attempt and a time limit: SES has no idempotency key, so a second try could send twice, and a
 * call without an end would outlive its lease.
 */
export const openSesCall = (place: AwsPlace, timeoutMs: number) =>
  queryCall({ ...place, service: 'ses', version: '2010-12-01', timeoutMs });
