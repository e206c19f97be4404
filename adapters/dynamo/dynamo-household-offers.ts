import * as z from 'zod';
import type { HouseholdOffers } from '../../workflows/engine-memory.ts';
import { calendarDate } from './items/fields.ts';
import type { Key, Table } from './table.ts';

export const offerKey = (household: string): Key => ({ pk: `H#${encodeURIComponent(household)}`, sk: 'OFFER' });

const stored = z.object({ day: calendarDate, by: z.string().max(8192) });

export function dynamoHouseholdOffers(table: Table): HouseholdOffers {
  return {
    async read(household) {
      const item = await table.get(offerKey(household), { consistent: true });
      return item === undefined ? undefined : stored.parse(item);
    },

    async readMany(households) {
      const asked = new Map(households.map((household) => [offerKey(household).pk, household]));
      const items = await table.getMany([...asked.values()].map(offerKey), { consistent: true });
      return new Map(
        items.flatMap((item) => {
          const household = asked.get(String(item.pk));
          return household === undefined ? [] : [[household, stored.parse(item)] as const];
        }),
      );
    },

    claim: (household, by, day, freeIfOnOrBefore) =>
      table.put(
        { ...offerKey(household), type: 'HOUSEHOLD', by, day },
        {
          anyOf: [{ absent: 'pk' }, { equals: ['by', by] }, { equals: ['day', freeIfOnOrBefore] }, { below: ['day', freeIfOnOrBefore] }],
        },
      ),

    async release(household, by) {
      await table.remove(offerKey(household), { equals: ['by', by] });
    },
  };
}
