import * as z from 'zod';
import { householdOf } from '../../domain/decisions/household-offer.ts';
import type { Households } from '../../workflows/household-products.ts';
import type { StateRecord } from '../../workflows/records.ts';
import { customerPk } from './keys.ts';
import type { Item, Key, Table } from './table.ts';

const MEMBER = 'MEMBER#';

const stored = z.object({ customer: z.string().max(512) });

const partitionOf = (household: string): string => `H#${encodeURIComponent(household)}`;

/** Where a member of the household is noted. */
const memberKey = (household: string, customer: string): Key => ({
  pk: partitionOf(household),
  sk: `${MEMBER}${encodeURIComponent(customer)}`,
});

/** The notes of a profile that names a household: there, and with the customer, so that an erasure finds every one. */
export function memberItems(record: StateRecord): readonly Item[] {
  if (record.type !== 'PROFILE' || record.body.householdId === undefined) return [];
  const customer = record.body.id;
  const household = householdOf(record.body);
  return [
    { ...memberKey(household, customer), type: 'MEMBER', customer },
    { pk: customerPk(customer), sk: `member_of#${encodeURIComponent(household)}`, type: 'MEMBER_OF', household },
  ];
}

/** Notes elsewhere of a customer who was ever a member of these. */
export const memberNotes = (customer: string, held: readonly Item[]): readonly Key[] =>
  held.filter(({ type }) => type === 'MEMBER_OF').map((item) => memberKey(String(item.household), customer));

export const dynamoHouseholds = (table: Table): Households => ({
  async members(household, most) {
    const { items } = await table.query({ partition: partitionOf(household), prefix: MEMBER, limit: most });
    return items.map((item) => stored.parse(item).customer);
  },
});
