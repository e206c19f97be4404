import * as z from 'zod';
import type { PhoneBook } from '../../workflows/phone-book.ts';
import { customerKey, customerOfPk } from './keys.ts';
import { type Item, queryAll, type Table } from './table.ts';

const known = z.object({ phone: z.string().max(256) });
const owner = z.object({ pk: z.string().max(2048) });

const lookupOf = (phone: string): string => `phone#${phone}`;

const addressKey = (customer: string) => customerKey(customer, 'ADDRESS', 'sms');

export const addressItem = (customer: string, phone: string): Item => ({
  ...addressKey(customer),
  type: 'ADDRESS',
  phone,
  lookupPk: lookupOf(phone),
  lookupSk: encodeURIComponent(customer),
});

/** Items `ADDRESS#sms`, one for each customer with a number, found by it in the lookup index. */
export function dynamoPhoneBook(table: Table): PhoneBook {
  return {
    async keep(customer, phone) {
      const key = addressKey(customer);
      const item = await table.get(key, { consistent: true });
      if ((item === undefined ? undefined : known.parse(item).phone) === phone) return;
      if (phone === undefined) await table.remove(key);
      else await table.put(addressItem(customer, phone));
    },

    async owners(phone) {
      const customers: string[] = [];
      for await (const item of queryAll(table, { index: 'lookup', partition: lookupOf(phone) }))
        customers.push(customerOfPk(owner.parse(item).pk));
      return customers;
    },
  };
}
