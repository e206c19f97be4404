import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { followedTokens } from '../../adapters/links/followed-tokens.ts';
import { shortLinkReader } from '../../adapters/links/short-links.ts';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { tokenReader } from '../../adapters/links/token-reader.ts';
import { newCode } from '../../adapters/random/new-code.ts';
import { readLinkKeys } from '../../adapters/secrets/read-link-keys.ts';
import { secretsCall } from '../../adapters/secrets/secrets-call.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { awsPlace } from '../aws-place.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { table, ...engine } = stores(erasureHash);
const keyring = await readLinkKeys({ call: secretsCall(awsPlace('secrets')), secret: environment('LINK_KEYS_SECRET') });

export const handler = observed(
  createHandler(
    {
      ...engine,
      clock: systemClock,
      newCode,
      requests: dynamoSubjectRequests(table, erasureHash),
      shortLink: shortLinkReader(keyring, engine.shortLinks),
      myDataLink: signedLinks({ keyring, pagesUrl: '', clock: systemClock }).myData,
      tokens: followedTokens(tokenReader(keyring, systemClock), engine.joined),
    },
    (fault) => logger.error('A page could not be shown', { fault }),
  ),
);
