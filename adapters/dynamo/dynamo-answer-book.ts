import type { AnswerBook } from '../../workflows/surveys/answer-book.ts';
import { answersPartition } from './items/care-item.ts';
import { readRecord } from './items/record-item.ts';
import { endOf } from './keys.ts';
import { monthsOf } from './months-of.ts';
import { queryAll, type Table } from './table.ts';

/** One query for each month of the period: what was answered before or after it is never read. */
export function dynamoAnswerBook(table: Table): AnswerBook {
  return {
    async *between(campaign, from, to) {
      for (const month of monthsOf(from, to)) {
        const query = { index: 'lookup', partition: answersPartition(campaign, month), from, to: endOf(to) } as const;
        for await (const item of queryAll(table, query)) {
          const { customer, record } = readRecord(item);
          if (record.type === 'ANSWER') yield { customer, answer: record.body };
        }
      }
    },
  };
}
