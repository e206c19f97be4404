import type { Consent, Contact } from '../../domain/contact.ts';
import type { ManyGates } from '../gates.ts';
import { type RecordRef, type Records, refOf, type StoredRecord } from '../records.ts';
import type { ImportPorts } from './import-ports.ts';

/** What an import changed, as it stood before: a record, or consents at the gate. */
export type LoggedChange =
  | { readonly kind: 'record'; readonly ref: RecordRef /** Undefined: it made it. */; readonly before?: StoredRecord | undefined }
  | {
      readonly kind: 'consents';
      readonly customer: string;
      readonly n: number;
      readonly email?: Moved | undefined;
      readonly sms?: Moved | undefined;
    };

interface Moved {
  readonly from: Consent;
  readonly to: Consent;
}

/** Takes down what is about to be changed; it has to stand before the change does. */
export type NoteChanges = (changes: readonly LoggedChange[]) => Promise<void>;

/** The ports of an import with which everything that it writes bears its id, and what stood there before is noted first. */
export function loggedPorts(ports: ImportPorts, id: string, note: NoteChanges): ImportPorts {
  return { ...ports, records: loggedRecords(ports.records, id, note), manyGates: loggedGates(ports.manyGates, note) };
}

const nameOf = ({ customer, type, id }: RecordRef): string => JSON.stringify([customer, type, id]);

function loggedRecords(records: Records, id: string, note: NoteChanges): Records {
  // What was read last is what the changes were decided on.
  let seen: ReadonlyMap<string, StoredRecord> = new Map();
  return {
    async read(refs) {
      const found = await records.read(refs);
      seen = new Map(found.map((one) => [nameOf(refOf(one)), one]));
      return found;
    },
    async write(changes, via) {
      await note(
        changes.map(({ customer, record, expectedRev }) => {
          const ref = refOf({ customer, record });
          const known = seen.get(nameOf(ref));
          return { kind: 'record', ref, before: expectedRev === 0 ? undefined : known };
        }),
      );
      return await records.write(changes, via, id);
    },
  };
}

function loggedGates(gates: ManyGates, note: NoteChanges): ManyGates {
  let seen: ReadonlyMap<string, Contact> = new Map();
  return {
    async read(customers) {
      seen = await gates.read(customers);
      return seen;
    },
    async write(writes) {
      await note(
        writes.flatMap(({ customer, next, proof }): LoggedChange[] => {
          const before = seen.get(customer);
          if (proof === undefined || before === undefined) return [];
          const moved = (channel: 'email' | 'sms') => ({ from: before[channel].consent, to: next[channel].consent });
          return [{ kind: 'consents', customer, n: proof.n, email: moved('email'), sms: moved('sms') }];
        }),
      );
      return await gates.write(writes);
    },
  };
}
