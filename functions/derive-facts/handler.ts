import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { type DeriveChangedServices, deriveChanged } from '../../workflows/derive/derive-changed.ts';
import type { CustomerNews } from '../../workflows/derive/derive-customer.ts';
import { parseChange } from './parse-change.ts';

const ledgerTypes = new Set(['ORDER', 'POINTS']);

/** News of one customer with the place in the stream from which it is told. */
type ToldNews = CustomerNews & { readonly from: string };

/** Changed state items come in, facts go out. Each customer is settled alone; the stream goes on from the first that failed. */
export const createHandler =
  (services: DeriveChangedServices, onFault: (fault: unknown) => void) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const news = new Map<string, ToldNews>();
    const failed: string[] = [];
    for (const record of Records) {
      const place = record.dynamodb?.SequenceNumber ?? '';
      try {
        const { customer, ...told } = changeOf(record);
        const known = news.get(customer) ?? { customer, profile: false, ledger: false, live: false, from: place, since: told.since };
        news.set(customer, {
          ...known,
          profile: known.profile || told.profile,
          ledger: known.ledger || told.ledger,
          live: known.live || told.live,
          since: earliest(known.since, told.since),
        });
      } catch (fault) {
        onFault(fault);
        failed.push(place);
      }
    }
    for (const { customer, fault } of await deriveChanged(services, [...news.values()])) {
      onFault(fault);
      failed.push(news.get(customer)?.from ?? '');
    }
    return { batchItemFailures: [...new Set(failed)].map((itemIdentifier) => ({ itemIdentifier })) };
  };

const earliest = (a: Instant | undefined, b: Instant | undefined) => (a === undefined || b === undefined ? (a ?? b) : Math.min(a, b));

function changeOf(record: DynamoDBRecord): CustomerNews {
  const { customer, type, via, since } = parseChange(record);
  const live = via === 'live' || type === 'CYCLE' || (type === 'MEMBERSHIP' && record.eventName === 'MODIFY');
  return { customer, profile: type === 'PROFILE', ledger: ledgerTypes.has(type), live, since };
}
