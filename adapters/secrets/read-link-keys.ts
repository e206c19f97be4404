import type { JsonCall } from '../aws/json-call.ts';
import { type Keyring, parseKeyring } from '../links/keyring.ts';
import { readSecret } from './secrets-call.ts';

/** The keys of the signed links, as the secret holds them. */
export const readLinkKeys = async ({ call, secret }: { readonly call: JsonCall; readonly secret: string }): Promise<Keyring> =>
  parseKeyring((await readSecret(call, secret)) ?? '');
