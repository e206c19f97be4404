import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CycleBook, CycleRequest } from '../../workflows/engine-memory.ts';
import { keyOf } from './item-key.ts';
import { calendarDate, id, jsonText, type StoredAs } from './items/fields.ts';
import { type Item, queryAll, type Table } from './table.ts';

const REQUESTS = 'CYCLE_REQUESTS';

const storedRequest: StoredAs<Omit<CycleRequest, 'name'>> = z.object({ day: calendarDate, customers: jsonText(z.array(id).readonly()) });

/** Those who were derived together stand in one item: it names them and nothing of theirs. */
export function dynamoCycleRequests(table: Table): Pick<CycleBook, 'request' | 'requests' | 'done'> {
  return {
    async request(day, asked) {
      // By revision: whoever changes again while this day is being learnt is asked for by another item, which stands.
      const name = createHash('sha256')
        .update(JSON.stringify(asked.map(({ customer, rev }) => [customer, rev])))
        .digest('base64url')
        .slice(0, 22);
      const customers = JSON.stringify(asked.map(({ customer }) => customer));
      await table.put({ pk: REQUESTS, sk: `${day}#${name}`, type: 'CYCLE_REQUEST', day, customers });
    },

    async *requests(before) {
      for await (const item of queryAll(table, { partition: REQUESTS, to: before })) {
        yield { name: keyOf(item).sk, ...readRequest(item) };
      }
    },

    done: (requests) =>
      table.writeMany(
        [],
        requests.map(({ name }) => ({ pk: REQUESTS, sk: name })),
      ),
  };
}

/** Release 0.1.0 began with a request for each customer; those of its last night are read as such of one. */
const readRequest = (item: Item) =>
  z.decode(storedRequest, item.customers === undefined ? { ...item, customers: JSON.stringify([item.customer]) } : item);

/** Takes an erased person out of every request that is still to be seen to. */
export async function forgetInRequests(table: Table, customer: string): Promise<void> {
  for await (const item of queryAll(table, { partition: REQUESTS, consistent: true })) {
    const { customers } = readRequest(item);
    if (!customers.includes(customer)) continue;
    const others = customers.filter((one) => one !== customer);
    if (others.length === 0) await table.remove(keyOf(item));
    else await table.update(keyOf(item), { set: { customers: JSON.stringify(others) } }, { present: 'customers' });
  }
}
