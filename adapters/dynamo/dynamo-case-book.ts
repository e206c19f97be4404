import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { CaseBook, CaseOf } from '../../workflows/cases/case-book.ts';
import { closedCases, OPEN_CASES } from './items/care-item.ts';
import { readRecord } from './items/record-item.ts';
import { endOf } from './keys.ts';
import { monthsOf } from './months-of.ts';
import { type Item, queryAll, type Table } from './table.ts';

export function dynamoCaseBook(table: Table): CaseBook {
  return {
    async *open(dueUpTo) {
      const range = dueUpTo === undefined ? {} : { to: endOf(instantText(dueUpTo)) };
      for await (const item of queryAll(table, { index: 'lookup', partition: OPEN_CASES, ...range })) yield* caseIn(item);
    },

    async *closed(from, to) {
      for (const month of monthsOf(from, to)) {
        for await (const item of queryAll(table, { index: 'lookup', partition: closedCases(month) })) {
          for (const found of caseIn(item)) {
            const day = found.case.closedOn ?? '';
            if (day >= from && day <= to) yield found;
          }
        }
      }
    },
  };
}

function caseIn(item: Item): CaseOf[] {
  const { customer, record } = readRecord(item);
  return record.type === 'CASE' ? [{ customer, case: record.body }] : [];
}
