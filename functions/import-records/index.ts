import { S3Client } from '@aws-sdk/client-s3';
import { dynamoCampaignLibrary } from '../../adapters/dynamo/dynamo-campaign-library.ts';
import { dynamoCustomerStates } from '../../adapters/dynamo/dynamo-customer-states.ts';
import { dynamoCustomerWrites } from '../../adapters/dynamo/dynamo-customer-writes.ts';
import { dynamoGates } from '../../adapters/dynamo/dynamo-gates.ts';
import { dynamoImportBook } from '../../adapters/dynamo/dynamo-import-book.ts';
import { dynamoImportTraces } from '../../adapters/dynamo/dynamo-import-traces.ts';
import { dynamoJoinedIds } from '../../adapters/dynamo/dynamo-joined-ids.ts';
import { dynamoMailBook } from '../../adapters/dynamo/dynamo-mail-book.ts';
import { dynamoManyGates } from '../../adapters/dynamo/dynamo-many-gates.ts';
import { dynamoModelOwners } from '../../adapters/dynamo/dynamo-model-owners.ts';
import { dynamoRecallBook } from '../../adapters/dynamo/dynamo-recall-book.ts';
import { dynamoRecords } from '../../adapters/dynamo/dynamo-records.ts';
import { dynamoTombstones } from '../../adapters/dynamo/dynamo-tombstones.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { s3ImportFiles } from '../../adapters/s3/import-files.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { observed } from '../observed.ts';
import { table as openTable } from '../stores.ts';
import { createHandler } from './handler.ts';

const table = openTable();

const files = s3ImportFiles(new S3Client({}), environment('IMPORT_BUCKET'));

export const handler = observed(
  createHandler({
    clock: systemClock,
    ports: {
      records: dynamoRecords(table),
      gates: dynamoGates(table, erasureHash),
      manyGates: dynamoManyGates(table, erasureHash),
      mails: dynamoMailBook(table),
      joined: dynamoJoinedIds(table),
      tombstones: dynamoTombstones(table, erasureHash),
      owners: dynamoModelOwners(table),
      recalls: dynamoRecallBook(table),
      states: dynamoCustomerStates(table),
      writes: dynamoCustomerWrites(table),
    },
    book: dynamoImportBook(table),
    files,
    log: files.log,
    gates: dynamoGates(table, erasureHash),
    traces: dynamoImportTraces(table),
    library: dynamoCampaignLibrary(table, systemClock),
    tables: { atlas: zoneAtlas, isCountry, parsePhone },
  }),
);
