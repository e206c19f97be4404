import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Customer } from '../../domain/customer.ts';
import type { MailBook } from '../../workflows/mail-book.ts';
import { customerKey, customerOfPk } from './keys.ts';
import type { Item, Table } from './table.ts';

const owner = z.object({ pk: z.string().max(2048) });

/** What stands of an address that is no more somebody's can be compared, not read. */
const hashOf = (email: string): string => createHash('sha256').update(email.trim().toLowerCase()).digest('hex');

const lookupOf = (hash: string): string => `mail#${hash}`;

/** With the customer, so that an erasure finds every one. */
export function mailItems({ id, email }: Pick<Customer, 'id' | 'email'>): readonly Item[] {
  if (email === undefined || email === '') return [];
  const hash = hashOf(email);
  return [{ ...customerKey(id, 'ADDRESS', 'email', hash), type: 'ADDRESS', lookupPk: lookupOf(hash), lookupSk: encodeURIComponent(id) }];
}

/** Items `address#email#<hash>`, one for each address that a customer ever had, found by it in the lookup index. */
export function dynamoMailBook(table: Table): MailBook {
  return {
    async note(people) {
      const items = people.flatMap(mailItems);
      if (items.length > 0) await table.writeMany(items);
    },

    async owners(email, most) {
      const { items } = await table.query({ index: 'lookup', partition: lookupOf(hashOf(email)), limit: most });
      return items.map((item) => customerOfPk(owner.parse(item).pk));
    },
  };
}
