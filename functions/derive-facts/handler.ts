import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type DeriveChangedServices, deriveChanged } from '../../workflows/derive/derive-changed.ts';
import { readNews } from '../read-news.ts';

/** Changed state items come in, facts go out. Each customer is settled alone; the stream goes on from the first that failed. */
export const createHandler =
  (services: DeriveChangedServices, onFault: (fault: unknown) => void) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const { news, unreadable } = readNews(Records, onFault);
    const failed = [...unreadable];
    for (const { customer, fault } of await deriveChanged(services, news)) {
      onFault(fault);
      failed.push(news.find((each) => each.customer === customer)?.from ?? '');
    }
    return { batchItemFailures: [...new Set(failed)].map((itemIdentifier) => ({ itemIdentifier })) };
  };
