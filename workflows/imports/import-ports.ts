import type { CustomerStates } from '../customer-states.ts';
import type { CustomerWrites } from '../customer-writes.ts';
import type { JoinedIds } from '../duplicates/join-book.ts';
import type { Gates, ManyGates } from '../gates.ts';
import type { MailBook } from '../mail-book.ts';
import type { RecallBook } from '../recalls/recall-book.ts';
import type { Records } from '../records.ts';
import type { Tombstones } from '../tombstones.ts';
import type { ModelOwners } from './model-owners.ts';

export interface ImportPorts {
  readonly records: Records;
  readonly gates: Gates;
  readonly manyGates: ManyGates;
  readonly writes: CustomerWrites;
  readonly states: Pick<CustomerStates, 'load'>;
  readonly owners: ModelOwners;
  readonly recalls: Pick<RecallBook, 'announce' | 'list'>;
  readonly mails: Pick<MailBook, 'note'>;
  readonly joined: JoinedIds;
  readonly tombstones: Pick<Tombstones, 'areErased'>;
}
