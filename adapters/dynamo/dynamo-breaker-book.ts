import * as z from 'zod';
import type { MailCounts } from '../../domain/sending/circuit-breaker.ts';
import { type BreakerBook, countedAs } from '../../workflows/sending/circuit-breaker.ts';
import { countersPk } from './dynamo-counters.ts';
import { breakerItem, breakerKey, readBreaker } from './items/breaker-item.ts';
import { endOf } from './keys.ts';
import { queryAll, type Table } from './table.ts';

const counter = z.object({ sent: z.number().default(0), bounced: z.number().default(0), complained: z.number().default(0) });

export function dynamoBreakerBook(table: Table): BreakerBook {
  return {
    read: async () => readBreaker(await table.get(breakerKey, { consistent: true })),

    write: (next, { round, open }) =>
      table.put(breakerItem(next), {
        anyOf: [{ allOf: [{ equals: ['round', round] }, { equals: ['open', open] }] }, ...(round === 0 && !open ? [{ absent: 'pk' }] : [])],
      }),

    async counts(round, from, to) {
      let sum: MailCounts = { sent: 0, bounced: 0, complained: 0 };
      for await (const item of queryAll(table, { partition: countersPk(countedAs(round)), from, to: endOf(to) })) {
        const { sent, bounced, complained } = counter.parse(item);
        sum = { sent: sum.sent + sent, bounced: sum.bounced + bounced, complained: sum.complained + complained };
      }
      return sum;
    },
  };
}
