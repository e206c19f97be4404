import * as z from 'zod';
import type { RecallBook, RecallHead } from '../../workflows/recalls/recall-book.ts';
import { recallPartition } from './items/care-item.ts';
import { instant, type StoredAs } from './items/fields.ts';
import { recallPlanFields } from './items/recall-plan-item.ts';
import { readRecord } from './items/record-item.ts';
import { sortKey } from './keys.ts';
import { queryAll, type Table } from './table.ts';

const RECALLS = 'RECALLS';

const storedHead: StoredAs<RecallHead> = z.object({
  ...recallPlanFields,
  at: instant,
} satisfies Record<keyof RecallHead, z.ZodType>);

export function dynamoRecallBook(table: Table): RecallBook {
  return {
    async announce(head) {
      await table.put({ pk: RECALLS, sk: sortKey('HEAD', head.id), type: 'RECALL_HEAD', ...storedHead.parse(head) });
    },

    async list() {
      const heads: RecallHead[] = [];
      for await (const item of queryAll(table, { partition: RECALLS })) heads.push(z.decode(storedHead, item));
      return heads;
    },

    async *pieces(recall) {
      for await (const item of queryAll(table, { index: 'lookup', partition: recallPartition(recall) })) {
        const { customer, record } = readRecord(item);
        if (record.type === 'RECALL') yield { customer, recall: record.body };
      }
    },
  };
}
