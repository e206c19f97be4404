import * as z from 'zod';
import { householdOf } from '../../domain/decisions/household-offer.ts';
import type { Households } from '../../workflows/household-products.ts';
import type { StateRecord } from '../../workflows/records.ts';
import type { Item, Key, Table } from './table.ts';

const MEMBER = 'MEMBER#';

const stored = z.object({ customer: z.string().max(512) });

const partitionOf = (household: string): string => `H#${encodeURIComponent(household)}`;

/** Where a member of the household is noted. */
export const memberKey = (household: string, customer: string): Key => ({
  pk: partitionOf(household),
  sk: `${MEMBER}${encodeURIComponent(customer)}`,
});

/** The note of a profile that names a household. */
export function memberItem(record: StateRecord): Item | undefined {
  if (record.type !== 'PROFILE' || record.body.householdId === undefined) return undefined;
  const customer = record.body.id;
  return { ...memberKey(householdOf(record.body), customer), type: 'MEMBER', customer };
}

export const dynamoHouseholds = (table: Table): Households => ({
  async members(household, most) {
    const { items } = await table.query({ partition: partitionOf(household), prefix: MEMBER, limit: most });
    return items.map((item) => stored.parse(item).customer);
  },
});
