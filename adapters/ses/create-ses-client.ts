import { SESClient } from '@aws-sdk/client-ses';

/**
 * One attempt and a time limit: SES has no idempotency key, so a retry inside the SDK could send twice.
 * Without `throwOnRequestTimeout` the SDK only logs a request that takes too long, and the lease would run out under it.
 */
export const createSesClient = ({ requestTimeoutMs }: { requestTimeoutMs: number }): SESClient =>
  new SESClient({
    maxAttempts: 1,
    requestHandler: { requestTimeout: requestTimeoutMs, connectionTimeout: requestTimeoutMs, throwOnRequestTimeout: true },
  });
