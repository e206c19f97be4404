import * as z from 'zod';
import { type AwsPlace, type JsonCall, jsonCall } from '../aws/json-call.ts';

/** Secrets Manager's own API, one action a call. */
export const secretsCall = (place: AwsPlace): JsonCall =>
  jsonCall({ ...place, service: 'secretsmanager', target: 'secretsmanager', version: '1.1' });

const answer = z.object({ SecretString: z.string().max(65_536).optional() });

/** A secret's text as it stands. */
export async function readSecret(call: JsonCall, SecretId: string): Promise<string | undefined> {
  return answer.parse(await call('GetSecretValue', { SecretId })).SecretString;
}
