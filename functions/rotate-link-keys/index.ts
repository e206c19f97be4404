import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { rotatedKeyring } from '../../adapters/links/rotated-keyring.ts';
import { secretVersions } from '../../adapters/secrets/secret-versions.ts';
import { observed } from '../observed.ts';
import { createHandler } from './handler.ts';

export const handler = observed(createHandler({ secrets: secretVersions(new SecretsManagerClient({})), rotate: rotatedKeyring }));
