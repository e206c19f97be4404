import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type DeriveChangedServices, deriveChanged } from '../../workflows/derive/derive-changed.ts';
import type { CustomerNews } from '../../workflows/derive/derive-customer.ts';
import { parseChange } from './parse-change.ts';

const ledgerTypes = new Set(['ORDER', 'POINTS']);

/** Changed state items come in, facts go out. The whole batch is done or comes again: doing it twice changes nothing. */
export const createHandler = (services: DeriveChangedServices) => async (event: DynamoDBStreamEvent) => {
  await deriveChanged(services, newsOf(event.Records));
  return { batchItemFailures: [] };
};

/** One piece of news per customer, however many of the customer's items changed. */
function newsOf(records: readonly DynamoDBRecord[]): CustomerNews[] {
  const news = new Map<string, CustomerNews>();
  for (const record of records) {
    const { customer, type, via } = parseChange(record);
    const known = news.get(customer) ?? { customer, ledger: false, live: false };
    const live = via === 'live' || type === 'CYCLE' || (type === 'MEMBERSHIP' && record.eventName === 'MODIFY');
    news.set(customer, { customer, ledger: known.ledger || ledgerTypes.has(type), live: known.live || live });
  }
  return [...news.values()];
}
