import { sqsCall } from '../../adapters/queue/sqs-call.ts';
import { sqsDueQueue } from '../../adapters/queue/sqs-due-queue.ts';
import { sqsLearnQueue } from '../../adapters/queue/sqs-learn-queue.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { awsPlace } from '../aws-place.ts';
import { environment } from '../environment.ts';
import { logger, observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const call = sqsCall(awsPlace('sqs'));
const queue = sqsDueQueue({ call, queueUrl: environment('DUE_QUEUE_URL') });
const learnQueue = sqsLearnQueue({ call, queueUrl: environment('LEARN_QUEUE_URL') });
const { states, facts, cycles, phones, library, messages, pages } = stores();

export const handler = observed(
  createHandler({ clock: systemClock, states, facts, cycles, phones, library, messages, pages, queue, learnQueue }, (fault) =>
    logger.error('Facts could not be derived', { fault }),
  ),
);
