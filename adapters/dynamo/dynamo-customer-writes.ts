import type { CustomerWrites } from '../../workflows/customer-writes.ts';
import { contactItem } from './items/contact-item.ts';
import { recordItem } from './items/record-item.ts';
import { customerKey } from './keys.ts';
import { atRevision, type Table, type Write } from './table.ts';

/** The profile is looked at in the same transaction: nothing is written for somebody who has been erased meanwhile. */
export function dynamoCustomerWrites(table: Table): CustomerWrites {
  return {
    commit(customer, { records, gate, newCode }, via) {
      const writes: Write[] = records.map(({ record, expectedRev }) => ({
        put: recordItem({ customer, record, rev: expectedRev + 1 }, via),
        condition: atRevision(expectedRev),
      }));
      if (gate !== undefined) {
        const { next, expectedRev } = gate;
        writes.push({ put: contactItem(customer, { ...next, rev: expectedRev + 1 }), condition: atRevision(expectedRev) });
      }
      // Says that a code is taken and nothing of whose it is: that stands with the voucher.
      if (newCode !== undefined) writes.push({ put: { pk: `CODE#${newCode}`, sk: 'CODE', type: 'CODE' }, condition: { absent: 'pk' } });
      return table.transact([{ check: customerKey(customer, 'PROFILE'), condition: { present: 'pk' } }, ...writes]);
    },
  };
}
