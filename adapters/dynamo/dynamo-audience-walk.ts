import * as z from 'zod';
import type { Customer } from '../../domain/customer.ts';
import type { AudienceWalk } from '../../workflows/broadcasts/broadcast-book.ts';
import { assetLookup, directoryPartitions, storedCustomer } from './items/profile-item.ts';
import { isRecordItem, readRecord } from './items/record-item.ts';
import { customerKey } from './keys.ts';
import type { Item, Table } from './table.ts';

const cursor = z.record(z.string().max(60), z.string().max(2048));
const place = z.object({
  pk: z.string().max(2048),
  sk: z.string().max(2048),
  lookupPk: z.string().max(2048),
  lookupSk: z.string().max(2048),
});

/** Where a walk goes on, as text. */
export const readCursor = (text: string): Item => cursor.parse(JSON.parse(text));

/** That place in front of which the item stands. */
export const cursorAt = (item: Item): string => JSON.stringify(place.parse(item));

/** The index of look-ups: everybody stands in 16 partitions, the owners of a model in one. */
export function dynamoAudienceWalk(table: Table): AudienceWalk {
  const customersOf = async (items: readonly Item[]): Promise<readonly Customer[]> => {
    const owners = items.filter(isRecordItem).flatMap((item) => {
      const { customer, record } = readRecord(item);
      return record.type === 'ASSET' && record.body.status === 'active' ? [customer] : [];
    });
    const profiles = await table.getMany([...new Set(owners)].map((customer) => customerKey(customer, 'PROFILE')));
    return profiles.map((item) => z.decode(storedCustomer, item));
  };

  return {
    segments(to) {
      if (to.kind === 'everybody') return directoryPartitions;
      const { lookupPk } = assetLookup({ id: '', status: 'active', model: to.model });
      return typeof lookupPk === 'string' ? [lookupPk] : [];
    },

    async page(segment, after, limit) {
      const from = after === undefined ? {} : { after: readCursor(after) };
      const { items, next } = await table.query({ index: 'lookup', partition: segment, limit, ...from });
      const customers = directoryPartitions.includes(segment)
        ? items.map((item) => z.decode(storedCustomer, item))
        : await customersOf(items);
      return next === undefined ? { customers } : { customers, next: JSON.stringify(next) };
    },
  };
}
