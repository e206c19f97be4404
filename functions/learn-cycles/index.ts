import { moveRequests } from '../../adapters/dynamo/dynamo-cycle-requests.ts';
import { sqsCall } from '../../adapters/queue/sqs-call.ts';
import { sqsLearnQueue } from '../../adapters/queue/sqs-learn-queue.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { awsPlace } from '../aws-place.ts';
import { environment } from '../environment.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { table, ...repositories } = stores();
const learnQueue = sqsLearnQueue({ call: sqsCall(awsPlace('sqs')), queueUrl: environment('LEARN_QUEUE_URL') });
const learn = createHandler({ clock: systemClock, ...repositories, learnQueue });

export const handler = observed(async () => {
  await moveRequests(table, learnQueue);
  return await learn();
});
