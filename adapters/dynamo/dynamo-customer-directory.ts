import * as z from 'zod';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerDirectory } from '../../workflows/customer-directory.ts';
import { dynamoMessages } from './dynamo-messages.ts';
import { readFact } from './items/fact-item.ts';
import { directoryPartitions, nameKey, storedCustomer } from './items/profile-item.ts';
import { customerKey, customerPk, endOf, prefixOf } from './keys.ts';
import { type Item, queryAll, type Table } from './table.ts';
import { compareUtf8 } from './utf8-order.ts';

/** What is longer is no id, and may be longer than a key. */
const LONGEST_ID = 128;

const place = z.object({ lookupSk: z.string().max(1024) });

/**
 * `after` and `next` are sort keys of the index: the same place in each of its 16 partitions. The one customer whose id is what was
 * searched for comes before all others, on top of the page.
 */
export function dynamoCustomerDirectory(table: Table): CustomerDirectory {
  const page = async (partition: string, prefix: string, after: string | undefined, limit: number) => {
    const from = after === undefined || compareUtf8(after, prefix) < 0 ? prefix : after;
    const range = { ...(from === '' ? {} : { from }), to: endOf(prefix) };
    // One more than the page shows whether there is another, one more again is `after` itself, which is left out.
    const { items } = await table.query({ index: 'lookup', partition, ...range, limit: limit + 2 });
    return items
      .map((item) => ({ item, at: place.parse(item).lookupSk }))
      .filter(({ at }) => after === undefined || compareUtf8(at, after) > 0);
  };

  /** Ids keep their case; whoever types one seldom does. */
  const byId = async (id: string): Promise<readonly Item[]> => {
    if (id === '' || id.length > LONGEST_ID) return [];
    const forms = [...new Set([id, id.toUpperCase(), id.toLowerCase()])];
    const found = await Promise.all(forms.map((form) => table.get(customerKey(form, 'PROFILE'))));
    return found.filter((item) => item !== undefined);
  };

  return {
    async customersByName(search, after, limit) {
      const prefix = nameKey(search);
      const [parts, exact] = await Promise.all([
        Promise.all(directoryPartitions.map((partition) => page(partition, prefix, after, limit))),
        after === undefined ? byId(search.trim()) : [],
      ]);
      const found = parts.flat().sort((a, b) => compareUtf8(a.at, b.at));
      const shown = found.slice(0, limit);
      const next = found.length > limit ? shown.at(-1)?.at : undefined;
      const items = distinct([...exact, ...shown.map(({ item }) => item)].map((item) => z.decode(storedCustomer, item)));
      return next === undefined ? { items } : { items, next };
    },

    async timeline(customer) {
      const messages = await dynamoMessages(table).of(customer);
      return [...messages].sort((a, b) => b.at - a.at || compareUtf8(a.key, b.key));
    },

    async factsOf(customer) {
      const facts = [];
      for await (const item of queryAll(table, { partition: customerPk(customer), prefix: prefixOf('FACT') }))
        facts.push(readFact(item).fact);
      return facts.sort((a, b) => compareUtf8(a.date, b.date) || compareUtf8(a.kind, b.kind));
    },
  };
}

const distinct = (customers: readonly Customer[]): Customer[] => [
  ...new Map(customers.map((customer) => [customer.id, customer])).values(),
];
