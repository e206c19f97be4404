import { readJsonRow } from '../../adapters/csv/json-records.ts';
import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { dynamoTableMarks } from '../../adapters/dynamo/dynamo-table-marks.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { takeRecords } from '../../workflows/take-records.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';
import { readColumns } from './read-table-change.ts';

const { table, ...ports } = stores(erasureHash);
const intake = {
  ports,
  clock: systemClock,
  library: ports.library,
  tables: { atlas: zoneAtlas, isCountry, parsePhone },
  readRow: readJsonRow,
};

export const handler = observed(
  createHandler(
    {
      clock: systemClock,
      log: dynamoEventLog(table),
      marks: dynamoTableMarks(table),
      takeRecords: (kind, rows) => takeRecords(intake, kind, rows),
    },
    readColumns(environment('CUSTOMER_COLUMNS')),
  ),
);
