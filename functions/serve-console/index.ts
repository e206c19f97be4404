import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { dynamoBreakerBook } from '../../adapters/dynamo/dynamo-breaker-book.ts';
import { dynamoCampaignDesk } from '../../adapters/dynamo/dynamo-campaign-desk.ts';
import { dynamoCustomerDirectory } from '../../adapters/dynamo/dynamo-customer-directory.ts';
import { dynamoImportBook } from '../../adapters/dynamo/dynamo-import-book.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { s3ImportShelf } from '../../adapters/s3/s3-import-shelf.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { explain } from '../../workflows/explain-occasion.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { table, ...engine } = stores(erasureHash);
const services = { ...engine, clock: systemClock };
// Checksums that the SDK would add cannot be computed before the browser has the file.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

export const handler = observed(
  createHandler(
    {
      ...services,
      directory: dynamoCustomerDirectory(table),
      requests: dynamoSubjectRequests(table, erasureHash),
      breaker: dynamoBreakerBook(table),
      desk: dynamoCampaignDesk(table),
      imports: s3ImportShelf(dynamoImportBook(table), s3, environment('IMPORT_BUCKET')),
      newId: randomUUID,
      explain: (question) => explain(services, question),
    },
    (fault) => logger.error('A request of the console failed', { fault }),
  ),
);
