import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Keyring, parseKeyring } from '../links/keyring.ts';

/** The keys of the signed links, as the secret holds them. */
export async function readLinkKeys({ client, secret }: { client: SecretsManagerClient; secret: string }): Promise<Keyring> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
  return parseKeyring(SecretString ?? '');
}
