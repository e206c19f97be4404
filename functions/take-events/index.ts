import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { logger, observed } from '../observed.ts';
import { openIntake } from '../open-intake.ts';
import { createHandler } from './handler.ts';

const { table, takeRecords } = openIntake();

export const handler = observed(
  createHandler({ clock: systemClock, log: dynamoEventLog(table), takeRecords }, (fault) =>
    logger.error('An event could not be taken', { fault }),
  ),
);
