import { newContact } from '../../domain/contact.ts';
import type { Gates } from '../../workflows/gates.ts';
import { contactItem, readContact } from './items/contact-item.ts';
import { customerKey } from './keys.ts';
import { atRevision, type Table } from './table.ts';

/** The gates in the table: every write moves the revision on by one, or does not happen. */
export function dynamoGates(table: Table): Gates {
  return {
    async read(customer) {
      const item = await table.get(customerKey(customer, 'CONTACT'), { consistent: true });
      return item === undefined ? newContact : readContact(item);
    },
    write: (customer, next, expectedRev) => table.put(contactItem(customer, { ...next, rev: expectedRev + 1 }), atRevision(expectedRev)),
  };
}
