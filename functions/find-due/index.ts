import { dynamoAudienceWalk } from '../../adapters/dynamo/dynamo-audience-walk.ts';
import { dynamoBroadcastBook } from '../../adapters/dynamo/dynamo-broadcast-book.ts';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { sqsCall } from '../../adapters/queue/sqs-call.ts';
import { sqsDueQueue } from '../../adapters/queue/sqs-due-queue.ts';
import { ssmCall, ssmHandledInstant } from '../../adapters/ssm/handled-instant.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { awsPlace } from '../aws-place.ts';
import { environment, optionalEnvironment } from '../environment.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { table, calendar, library, waits, pages, tests } = stores();
const outside = ssmHandledInstant({ call: ssmCall(awsPlace('ssm')), parameter: environment('CURSOR_PARAMETER') });
const queue = sqsDueQueue({ call: sqsCall(awsPlace('sqs')), queueUrl: environment('DUE_QUEUE_URL') });

export const handler = observed(
  createHandler({
    clock: systemClock,
    cursor: dynamoCursor(table, outside),
    calendar,
    library,
    waits,
    pages,
    queue,
    spread: { broadcasts: dynamoBroadcastBook(table), audience: dynamoAudienceWalk(table) },
    ...(optionalEnvironment('CANARY') === undefined ? {} : { canary: { tests } }),
  }),
);
