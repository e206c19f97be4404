import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { DeliverServices } from '../../workflows/deliver/deliver-entry.ts';
import { deliverPage } from '../../workflows/deliver/deliver-page.ts';
import { parsePage } from '../../workflows/due-page.ts';

type Services = Omit<DeliverServices, 'deadline'>;

/** Pages come in, messages go out. Each record is settled on its own; only those that failed come again. */
export const createHandler =
  (services: Services, onFault: (fault: unknown) => void) =>
  async (event: SQSEvent, context?: { getRemainingTimeInMillis(): number }): Promise<SQSBatchResponse> => {
    const deadline = deadlineOf(services, context);
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    const work = async ({ messageId, body }: SQSRecord) => {
      try {
        await deliverPage({ ...services, deadline }, parsePage(body));
      } catch (fault) {
        onFault(fault);
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    };
    await Promise.all(event.Records.map(work));
    return { batchItemFailures };
  };

/** No call begins in the last `callTime` of the invocation. */
function deadlineOf({ clock, limits }: Services, context: { getRemainingTimeInMillis(): number } | undefined): () => number {
  if (context === undefined) return () => Number.POSITIVE_INFINITY;
  return () => clock.now() + context.getRemainingTimeInMillis() - limits.callTime;
}
