import { readJsonRow } from '../../adapters/csv/json-records.ts';
import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { takeRecords } from '../../workflows/take-records.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { table, ...ports } = stores(erasureHash);
const intake = {
  ports,
  clock: systemClock,
  library: ports.library,
  tables: { atlas: zoneAtlas, isCountry, parsePhone },
  readRow: readJsonRow,
};

export const handler = observed(
  createHandler({ clock: systemClock, log: dynamoEventLog(table), takeRecords: (kind, rows) => takeRecords(intake, kind, rows) }, (fault) =>
    logger.error('An event could not be taken', { fault }),
  ),
);
