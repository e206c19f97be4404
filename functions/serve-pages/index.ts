import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoConsentProofs } from '../../adapters/dynamo/dynamo-consent-proofs.ts';
import { verifyToken } from '../../adapters/links/token.ts';
import { readLinkKeys } from '../../adapters/secrets/read-link-keys.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { environment } from '../environment.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { table, ...engine } = stores();
const keyring = await readLinkKeys({ client: new SecretsManagerClient({}), secret: environment('LINK_KEYS_SECRET') });

export const handler = observed(
  createHandler(
    {
      ...engine,
      clock: systemClock,
      proofs: dynamoConsentProofs(table),
      tokens: { read: (token, purpose) => verifyToken(keyring, token, purpose, systemClock.now()) },
    },
    (fault) => logger.error('A page could not be shown', { fault }),
  ),
);
