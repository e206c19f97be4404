import type { DynamoDBRecord } from 'aws-lambda';
import type { Instant } from '../domain/calendar/calendar-date.ts';
import type { CustomerNews } from '../workflows/derive/derive-customer.ts';
import { parseChange } from './parse-change.ts';

const ledgerTypes = new Set(['ORDER', 'POINTS']);

/** News of one customer with the place in the stream from which it is told. */
type ToldNews = CustomerNews & { readonly from: string };

/** What a batch of the stream tells of each customer, and the places of records that nobody can read. */
export function readNews(
  records: readonly DynamoDBRecord[],
  onFault: (fault: unknown) => void,
): { readonly news: readonly ToldNews[]; readonly unreadable: readonly string[] } {
  const news = new Map<string, ToldNews>();
  const unreadable: string[] = [];
  for (const record of records) {
    const place = record.dynamodb?.SequenceNumber ?? '';
    try {
      const { customer, ...told } = changeOf(record);
      const known = news.get(customer) ?? {
        customer,
        profile: false,
        ledger: false,
        graded: false,
        live: false,
        from: place,
        since: told.since,
      };
      news.set(customer, {
        ...known,
        profile: known.profile || told.profile,
        ledger: known.ledger || told.ledger,
        graded: known.graded === true || told.graded === true,
        live: known.live || told.live,
        since: earliest(known.since, told.since),
      });
    } catch (fault) {
      onFault(fault);
      unreadable.push(place);
    }
  }
  return { news: [...news.values()], unreadable };
}

const earliest = (a: Instant | undefined, b: Instant | undefined) => (a === undefined || b === undefined ? (a ?? b) : Math.min(a, b));

function changeOf(record: DynamoDBRecord): CustomerNews {
  const { customer, type, via, since } = parseChange(record);
  const live = via === 'live' || type === 'CYCLE' || (type === 'MEMBERSHIP' && record.eventName === 'MODIFY');
  return { customer, profile: type === 'PROFILE', ledger: ledgerTypes.has(type), graded: type === 'MEMBERSHIP', live, since };
}
