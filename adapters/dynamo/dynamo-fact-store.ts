import * as z from 'zod';
import type { Fact } from '../../domain/facts/fact.ts';
import type { CalendarRegistry, FactStore } from '../../workflows/calendar-index.ts';
import { inParallel } from '../../workflows/in-parallel.ts';
import { hotPlaces } from './hot-places.ts';
import { factItem, factKey, readFact } from './items/fact-item.ts';
import { storedNote, summaryItem } from './items/ledger-item.ts';
import { customerKey, customerPk, prefixOf } from './keys.ts';
import { raiseShards, readRegistry, register } from './registry.ts';
import { type Condition, queryAll, type Table } from './table.ts';

const AT_ONCE = 25;

const stamped = z.object({ writtenAt: z.int() });

/** A slower worker with an older reading never writes over a newer one. */
const olderThan = (rev: number): Condition => ({ anyOf: [{ absent: 'pk' }, { below: ['factsRev', rev] }] });

export function dynamoFactStore(table: Table): FactStore {
  let known: CalendarRegistry = {};
  const places = hotPlaces();

  /** Before the facts themselves: an entry under a kind or zone that no look asks for would never be found. */
  const registered = async (facts: readonly Fact[], zone: string): Promise<CalendarRegistry> => {
    const kinds = [...new Set(facts.map(({ kind }) => kind))];
    const newKinds = () => kinds.filter((kind) => known[kind]?.zones.includes(zone) !== true);
    if (newKinds().length > 0) known = await readRegistry(table);
    if (newKinds().length > 0) {
      await inParallel(newKinds(), AT_ONCE, (kind) => register(table, kind, [zone]));
      known = await readRegistry(table);
    }
    return known;
  };

  return {
    async noted(customer) {
      const item = await table.get(customerKey(customer, 'SUMMARY'), { consistent: true });
      if (item === undefined) return { rev: 0, gaps: [] };
      const { factsRev: rev, gaps } = z.decode(storedNote, item);
      return { rev, gaps };
    },

    async note(customer, after, summary, gaps) {
      const factsRev = after + 1;
      const unchanged: Condition = { anyOf: [{ absent: 'pk' }, { equals: ['factsRev', after] }] };
      const noted = await table.put(
        summaryItem(customer, summary, { factsRev, gaps }),
        after === 0 ? unchanged : { equals: ['factsRev', after] },
      );
      return noted ? factsRev : undefined;
    },

    async facts(customer) {
      const found = [];
      for await (const item of queryAll(table, { partition: customerPk(customer), prefix: prefixOf('FACT'), consistent: true }))
        found.push({ ...readFact(item), writtenAt: stamped.parse(item).writtenAt });
      return found;
    },

    async put(customer, zone, facts, rev, writtenAt) {
      if (facts.length === 0) return;
      let registry = await registered(facts, zone);
      for (const fact of facts) {
        const raised = places.note(fact, registry[fact.kind]?.shards ?? 1, writtenAt);
        if (raised === undefined) continue;
        await raiseShards(table, fact.kind, raised);
        registry = known = await readRegistry(table);
      }
      await inParallel(facts, AT_ONCE, (fact) =>
        table.put(factItem(customer, zone, fact, rev, writtenAt, registry[fact.kind]?.shards), olderThan(rev)),
      );
    },

    async remove(customer, facts, rev) {
      await inParallel(facts, AT_ONCE, (fact) => table.remove(factKey(customer, fact), olderThan(rev)));
    },
  };
}
