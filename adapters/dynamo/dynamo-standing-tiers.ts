import type { StandingTiers } from '../../workflows/home/standing-tiers.ts';
import { storedMembership } from './items/engine-item.ts';
import { customerKey, customerOfPk } from './keys.ts';
import type { Table } from './table.ts';

export const dynamoStandingTiers = (table: Table): StandingTiers => ({
  async of(customers) {
    const items = await table.getMany([...new Set(customers)].map((customer) => customerKey(customer, 'MEMBERSHIP')));
    return new Map(items.map((item) => [customerOfPk(String(item.pk)), storedMembership.parse(item)]));
  },
});
