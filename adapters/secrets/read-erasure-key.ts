import type { JsonCall } from '../aws/json-call.ts';
import { readSecret } from './secrets-call.ts';

/** The key of the hashes that are kept of erased people. */
export async function readErasureKey({ call, secret }: { readonly call: JsonCall; readonly secret: string }): Promise<string> {
  const key = await readSecret(call, secret);
  if (key === undefined || key.length < 32) throw new Error('The secret of erased people’s hashes is empty or too short.');
  return key;
}
