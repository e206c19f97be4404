import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { type TakeEventServices, takeEvent } from '../../workflows/take-event.ts';

/** As EventBridge hands an event on; what it says is read by its type. */
const envelope = z
  .object({
    id: z.string().min(1).max(128),
    source: z.string().min(1).max(256),
    'detail-type': z.string().min(1).max(128),
    detail: z.unknown(),
  })
  .transform(({ 'detail-type': type, ...event }) => ({ ...event, type }));

/** What other systems told comes in, one after another, for one may build on another; only those that failed come again. */
export const createHandler =
  (services: TakeEventServices, onFault: (fault: unknown) => void) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await takeEvent(services, envelope.parse(JSON.parse(body)));
      } catch (fault) {
        onFault(fault);
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
