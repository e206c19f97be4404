import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The key of the hashes that are kept of erased people. */
export async function readErasureKey(secret: string): Promise<string> {
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secret }));
  if (SecretString === undefined || SecretString.length < 32)
    throw new Error('The secret of erased people’s hashes is empty or too short.');
  return SecretString;
}
