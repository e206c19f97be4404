import { randomBytes, randomUUID } from 'node:crypto';
import { resolveTxt } from 'node:dns/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { readJsonRow } from '../../adapters/csv/json-records.ts';
import { dynamoAudienceWalk } from '../../adapters/dynamo/dynamo-audience-walk.ts';
import { dynamoBreakerBook } from '../../adapters/dynamo/dynamo-breaker-book.ts';
import { dynamoBroadcastBook } from '../../adapters/dynamo/dynamo-broadcast-book.ts';
import { dynamoCampaignDesk } from '../../adapters/dynamo/dynamo-campaign-desk.ts';
import { dynamoCampaignNumbers } from '../../adapters/dynamo/dynamo-campaign-numbers.ts';
import { dynamoCustomerDirectory } from '../../adapters/dynamo/dynamo-customer-directory.ts';
import { dynamoDraftBook } from '../../adapters/dynamo/dynamo-draft-book.ts';
import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { dynamoImportBook } from '../../adapters/dynamo/dynamo-import-book.ts';
import { dynamoImportTraces } from '../../adapters/dynamo/dynamo-import-traces.ts';
import { dynamoJoinBook } from '../../adapters/dynamo/dynamo-join-book.ts';
import { dynamoRecallDraftBook } from '../../adapters/dynamo/dynamo-recall-draft-book.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { dynamoWebhookBook } from '../../adapters/dynamo/dynamo-webhook-book.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { sqsCall } from '../../adapters/queue/sqs-call.ts';
import { sqsDueQueue } from '../../adapters/queue/sqs-due-queue.ts';
import { sqsWaiting } from '../../adapters/queue/sqs-waiting.ts';
import { sqsWebhookQueue } from '../../adapters/queue/sqs-webhook-queue.ts';
import { s3ImportShelf } from '../../adapters/s3/s3-import-shelf.ts';
import { openSesCall } from '../../adapters/ses/open-ses-call.ts';
import { sesSenderDesk } from '../../adapters/ses/ses-sender-desk.ts';
import { measureSms } from '../../adapters/sms/segments.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { lintTemplate } from '../../adapters/templates/lint-template.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { compileContent } from '../../campaigns/compile-content.ts';
import layout from '../../campaigns/layout.mjml';
import { samplesOf } from '../../campaigns/sample-values.ts';
import { starterTexts } from '../../campaigns/starter-texts.ts';
import prices from '../../local/meter/prices.json' with { type: 'json' };
import { explain } from '../../workflows/explain-occasion.ts';
import { takeRecords } from '../../workflows/take-records.ts';
import { awsPlace } from '../aws-place.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { onLaptop, webhookKey } from '../webhook-key.ts';
import { createHandler } from './handler.ts';

const { table, ...engine } = stores(erasureHash);
const services = { ...engine, broadcasts: dynamoBroadcastBook(table), clock: systemClock };
const REQUEST_TIMEOUT_MS = 5_000;
const sqs = sqsCall(awsPlace('sqs'));
const renderer = liquidRenderer();
const segments = (text: string): number => measureSms(text).segments;
const MILLION = 1_000_000;
/** What a message costs beside its provider's charge, at most: docs/figures.md has what was measured. */
const ENGINE_PER_MESSAGE = 2.5 / MILLION;
// Checksums that the SDK would add cannot be computed before the browser has the file.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

export const handler = observed(
  createHandler(
    {
      ...services,
      directory: dynamoCustomerDirectory(table),
      requests: dynamoSubjectRequests(table, erasureHash),
      joins: dynamoJoinBook(table, erasureHash),
      breaker: dynamoBreakerBook(table),
      desk: dynamoCampaignDesk(table),
      drafts: dynamoDraftBook(table, starterTexts),
      recallDrafts: dynamoRecallDraftBook(table),
      numbers: dynamoCampaignNumbers(table),
      audience: dynamoAudienceWalk(table),
      compiler: { compile: (source) => compileContent(layout, source), lint: lintTemplate },
      reviewer: { renderer, samples: samplesOf, segments },
      renderer,
      segments,
      prices: {
        email: prices.emailsPerMillion / MILLION,
        sms: prices.smsPerMillion / MILLION,
        engine: ENGINE_PER_MESSAGE,
        asOf: prices.asOf,
      },
      imports: s3ImportShelf(dynamoImportBook(table), s3, environment('IMPORT_BUCKET')),
      traces: dynamoImportTraces(table),
      events: dynamoEventLog(table),
      queue: sqsDueQueue({ call: sqs, queueUrl: environment('DUE_QUEUE_URL') }),
      sender: sesSenderDesk({
        call: openSesCall(awsPlace('ses'), REQUEST_TIMEOUT_MS).call,
        fromAddress: environment('FROM_ADDRESS'),
        region: environment('AWS_REGION'),
        resolveTxt: async (name) => (await resolveTxt(name)).map((parts) => parts.join('')),
      }),
      deadLetters: () => sqsWaiting({ call: sqs, queueUrl: environment('DEAD_QUEUE_URL') }).catch(() => undefined),
      webhookDesk: {
        clock: systemClock,
        webhooks: dynamoWebhookBook(table),
        queue: sqsWebhookQueue({ call: sqs, queueUrl: environment('WEBHOOK_QUEUE_URL') }),
        key: webhookKey,
        newId: randomUUID,
        onLaptop: onLaptop(),
      },
      newId: randomUUID,
      newSecret: () => randomBytes(32).toString('base64url'),
      takeRecords: (kind, rows) =>
        takeRecords(
          { ...services, ports: services, tables: { atlas: zoneAtlas, isCountry, parsePhone }, readRow: readJsonRow },
          kind,
          rows,
        ),
      explain: (question) => explain(services, question),
    },
    (fault) => logger.error('A request of the console failed', { fault }),
  ),
);
