import { signedLinks } from '../../adapters/links/signed-links.ts';
import { providerOutbox } from '../../adapters/outbox.ts';
import { sqsCall } from '../../adapters/queue/sqs-call.ts';
import { sqsDueQueue } from '../../adapters/queue/sqs-due-queue.ts';
import { readLinkKeys } from '../../adapters/secrets/read-link-keys.ts';
import { secretsCall } from '../../adapters/secrets/secrets-call.ts';
import { openSesCall } from '../../adapters/ses/open-ses-call.ts';
import { sesOutbox } from '../../adapters/ses/ses-outbox.ts';
import { sesPace } from '../../adapters/ses/ses-pace.ts';
import { openSmsCall } from '../../adapters/sms/open-sms-call.ts';
import { smsOutbox } from '../../adapters/sms/sms-outbox.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { sendLimits } from '../../workflows/deliver/send-limits.ts';
import { awsPlace } from '../aws-place.ts';
import { environment, optionalEnvironment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';
import { withFreshConnections } from './with-fresh-connections.ts';

const requestTimeoutMs = 10_000;
const configurationSet = environment('CONFIGURATION_SET');
const keyring = await readLinkKeys({ call: secretsCall(awsPlace('secrets')), secret: environment('LINK_KEYS_SECRET') });

const ses = openSesCall(awsPlace('ses'), requestTimeoutMs);
const sms = openSmsCall(awsPlace('sms'), requestTimeoutMs);

const deliver = createHandler(
  {
    ...stores(erasureHash),
    clock: systemClock,
    renderer: liquidRenderer(),
    links: signedLinks({ keyring, pagesUrl: environment('PAGES_URL'), clock: systemClock }),
    outbox: providerOutbox({
      email: sesOutbox({
        call: ses.call,
        fromAddress: environment('FROM_ADDRESS'),
        configurationSet,
        pace: sesPace({ call: ses.call, workers: Number(environment('WORKERS')) }),
      }),
      sms: smsOutbox({
        call: sms.call,
        originator: optionalEnvironment('SMS_ORIGINATOR') ?? 'Perennial',
        configurationSet,
      }),
    }),
    queue: sqsDueQueue({ call: sqsCall(awsPlace('sqs')), queueUrl: environment('DUE_QUEUE_URL') }),
    limits: sendLimits({ functionTimeoutMs: Number(environment('FUNCTION_TIMEOUT_SECONDS')) * 1000, requestTimeoutMs }),
  },
  (fault) => logger.error('A page could not be worked through', { fault }),
);

export const handler = observed(withFreshConnections([ses, sms], deliver));
