import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type DeliverServices, deliverWebhook, tellWebhooks } from '../../workflows/webhooks/deliver-webhook.ts';

const text = z.string().min(1).max(1024);
const again = z.object({ job: z.object({ webhook: text, delivery: text, attempt: z.int().min(0).max(100), notBefore: z.int() }) });
/** An event of ours as EventBridge hands it on. */
const told = z
  .object({ 'detail-type': text, time: z.iso.datetime(), detail: z.looseObject({ id: text }) })
  .transform(({ 'detail-type': type, time, detail }) => ({ id: detail.id, type, at: Date.parse(time), detail }));

/** An event comes in and is sorted by who wants it, or a try of one that is due; only those that failed come again. */
export const createHandler =
  (services: DeliverServices, onFault: (fault: unknown) => void) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    const work = async ({ messageId, body }: SQSRecord) => {
      try {
        const read: unknown = JSON.parse(body);
        const job = again.safeParse(read);
        if (job.success) await deliverWebhook(services, job.data.job);
        else await tellWebhooks(services, told.parse(read));
      } catch (fault) {
        onFault(fault);
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    };
    await Promise.all(event.Records.map(work));
    return { batchItemFailures };
  };
