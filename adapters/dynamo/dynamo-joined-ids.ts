import * as z from 'zod';
import type { JoinedIds, JoinedInto } from '../../workflows/duplicates/join-book.ts';
import { id, instant, jsonText, short } from './items/fields.ts';
import { customerKey, customerOfPk } from './keys.ts';
import type { Item, Key, Table } from './table.ts';

/** People who were joined three times over are still found; a ring cannot come to be, and would end here. */
const LONGEST_CHAIN = 8;

const names = jsonText(z.record(id, id).readonly());
const tombstone = z.object({ pk: z.string().max(2048), kept: id, renamed: names });

const read = (item: unknown) => tombstone.parse(item);

export const joinedKey = (customer: string): Key => customerKey(customer, 'JOINED');

/** What is left of whoever was joined to another, at `C#<other>` / `joined`. */
export const joinedItem = (other: string, { kept, renamed }: JoinedInto, by: string, at: number): Item => ({
  ...joinedKey(other),
  type: 'JOINED',
  kept,
  renamed: JSON.stringify(renamed),
  by: short.parse(by),
  at: instant.parse(at),
});

export function dynamoJoinedIds(table: Table): JoinedIds {
  return {
    async into(customers) {
      const found = new Map<string, JoinedInto>();
      let open = new Map([...new Set(customers)].map((customer) => [customer, customer]));
      for (let step = 0; step < LONGEST_CHAIN && open.size > 0; step += 1) {
        const items = await table.getMany([...new Set(open.values())].map(joinedKey), { consistent: true });
        const next = new Map(items.map((item) => read(item)).map(({ pk, ...into }) => [customerOfPk(pk), into]));
        const further = new Map<string, string>();
        for (const [customer, at] of open) {
          const into = next.get(at);
          if (into === undefined) continue;
          const before = found.get(customer)?.renamed ?? {};
          found.set(customer, { kept: into.kept, renamed: chained(before, into.renamed) });
          further.set(customer, into.kept);
        }
        open = further;
      }
      return found;
    },
  };
}

/** What was renamed twice leads from its first name to its last. */
const chained = (first: JoinedInto['renamed'], second: JoinedInto['renamed']): JoinedInto['renamed'] => ({
  ...second,
  ...Object.fromEntries(Object.entries(first).map(([from, to]) => [from, second[to] ?? to])),
});
