import { type Contact, newContact } from '../../domain/contact.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import type { Gates } from '../../workflows/gates.ts';
import type { ImportPorts } from '../../workflows/imports/import-ports.ts';
import type { RecallHead } from '../../workflows/recalls/recall-book.ts';
import type { RecordRef, StateRecord, StoredRecord } from '../../workflows/records.ts';
import { aCustomerState } from './builders.ts';

const key = ({ customer, type, id }: RecordRef): string => `${customer}\n${type}\n${id}`;

function idOf(record: StateRecord): string {
  if (record.type === 'OWN_FACT') return `${record.body.kind}#${record.body.subject}`;
  return record.type === 'RECALL' ? `${record.body.id}#${record.body.assetId}` : record.body.id;
}

/** State in memory behind the import's ports. `writes` counts what was put; `beforeWrite` may interfere as another writer would. */
export class FakeState {
  readonly stored = new Map<string, StoredRecord>();
  readonly contacts = new Map<string, Contact>();
  readonly announced: RecallHead[] = [];
  writes = 0;
  beforeWrite: () => void = () => {};

  readonly ports: ImportPorts = {
    records: {
      read: async (refs) => refs.flatMap((ref) => this.stored.get(key(ref)) ?? []),
      write: async (changes) => {
        this.beforeWrite();
        return changes.map(({ customer, record, expectedRev }) => {
          const at = key({ customer, type: record.type, id: idOf(record) });
          if ((this.stored.get(at)?.rev ?? 0) !== expectedRev) return false;
          this.stored.set(at, { customer, record: structuredClone(record), rev: expectedRev + 1 });
          this.writes++;
          return true;
        });
      },
    },
    gates: this.#gates(),
    manyGates: {
      read: async (customers) => new Map(customers.map((customer) => [customer, this.contacts.get(customer) ?? newContact])),
      write: (writes) => Promise.all(writes.map(({ customer, next, expectedRev }) => this.ports.gates.write(customer, next, expectedRev))),
    },
    owners: {
      between: (model, from, to) => this.#owners(model, from, to),
      ownersOf: async (asset) =>
        [...this.stored.values()].flatMap(({ customer, record }) =>
          record.type === 'ASSET' && record.body.id === asset ? [customer] : [],
        ),
    },
    joined: { into: async () => new Map() },
    recalls: { announce: async (head) => void this.announced.push(head), list: async () => this.announced },
    states: { load: async (customer) => this.#state(customer) },
    writes: {
      commit: async (customer, { records, gate }, via) => {
        if (gate !== undefined && !(await this.ports.gates.write(customer, gate.next, gate.expectedRev))) return false;
        const written = await this.ports.records.write(
          records.map((one) => ({ customer, ...one })),
          via,
        );
        return written.every(Boolean);
      },
    },
    mails: { note: async () => undefined },
    tombstones: { areErased: async (marks) => marks.map(() => false) },
  };

  one(customer: string, type: StateRecord['type'], id: string): StateRecord['body'] | undefined {
    return this.stored.get(key({ customer, type, id }))?.record.body;
  }

  count(type: StateRecord['type']): number {
    return [...this.stored.values()].filter(({ record }) => record.type === type).length;
  }

  #gates(): Gates {
    return {
      read: async (customer) => this.contacts.get(customer) ?? newContact,
      write: async (customer, next, expectedRev) => {
        if ((this.contacts.get(customer)?.rev ?? 0) !== expectedRev) return false;
        this.contacts.set(customer, { ...next, rev: expectedRev + 1 });
        this.writes++;
        return true;
      },
    };
  }

  #state(customer: string): CustomerState | undefined {
    const bodies = <Type extends StateRecord['type']>(type: Type) =>
      [...this.stored.values()].flatMap(({ customer: of, record }) =>
        of === customer && record.type === type ? [record.body as Extract<StateRecord, { type: Type }>['body']] : [],
      );
    const [profile] = bodies('PROFILE');
    if (profile === undefined) return undefined;
    return aCustomerState({ customer: profile, assets: bodies('ASSET'), cases: bodies('CASE'), serviceVisits: bodies('SERVICE') });
  }

  async *#owners(model: string, from: string, to: string) {
    for (const { customer, record } of [...this.stored.values()]) {
      if (record.type !== 'ASSET' || record.body.model !== model) continue;
      const { serial } = record.body;
      if (serial !== undefined && serial >= from && serial <= to) yield { customer, asset: record.body.id, serial };
    }
  }
}
