import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

/** One secret's versions, by the stages that a rotation moves between them. */
export const secretVersions = (client: Pick<SecretsManagerClient, 'send'>) => ({
  async current(secret: string): Promise<string> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secret, VersionStage: 'AWSCURRENT' }));
    return SecretString ?? '';
  },

  async pending(secret: string, version: string): Promise<string | undefined> {
    try {
      const wanted = { SecretId: secret, VersionId: version, VersionStage: 'AWSPENDING' };
      return (await client.send(new GetSecretValueCommand(wanted))).SecretString;
    } catch (fault) {
      if (fault instanceof ResourceNotFoundException) return undefined;
      throw fault;
    }
  },

  async putPending(secret: string, version: string, value: string): Promise<void> {
    await client.send(
      new PutSecretValueCommand({ SecretId: secret, ClientRequestToken: version, SecretString: value, VersionStages: ['AWSPENDING'] }),
    );
  },

  async promote(secret: string, version: string): Promise<void> {
    const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId: secret }));
    const current = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'))?.[0];
    if (current === version) return;
    await client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secret,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: version,
        ...(current === undefined ? {} : { RemoveFromVersionId: current }),
      }),
    );
  },
});
