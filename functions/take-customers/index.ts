import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { dynamoTableMarks } from '../../adapters/dynamo/dynamo-table-marks.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { environment } from '../environment.ts';
import { observed } from '../observed.ts';
import { openIntake } from '../open-intake.ts';
import { createHandler } from './handler.ts';
import { readColumns } from './read-table-change.ts';

const { table, takeRecords } = openIntake();

export const handler = observed(
  createHandler(
    { clock: systemClock, log: dynamoEventLog(table), marks: dynamoTableMarks(table), takeRecords },
    readColumns(environment('CUSTOMER_COLUMNS')),
  ),
);
