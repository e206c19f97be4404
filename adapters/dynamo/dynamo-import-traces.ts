import * as z from 'zod';
import type { ImportTraces } from '../../workflows/imports/undo-import.ts';
import type { RecordRef, StateRecord, StoredRecord } from '../../workflows/records.ts';
import { itemsOf, keysElsewhere } from './customer-places.ts';
import { keyOf } from './item-key.ts';
import { readRecord, recordItem, recordKey } from './items/record-item.ts';
import { customerKey } from './keys.ts';
import { ownerNotes } from './owner-notes.ts';
import type { Condition, Item, Table } from './table.ts';

const marked = z.object({ rev: z.int(), imported: z.string().max(64).optional(), undone: z.string().max(64).optional() });

/** What is worked out from other items of a customer, or says where to find it: nobody's by itself. */
const followers: ReadonlySet<unknown> = new Set(['FACT', 'SUMMARY', 'MEMBERSHIP', 'CYCLE', 'CONTACT', 'CONSENT', 'ADDRESS', 'MEMBER_OF']);

/** The mark `imported` on items: whoever writes one later writes it without. What was taken back bears `undone` instead. */
export function dynamoImportTraces(table: Table): ImportTraces {
  const find = async (ref: RecordRef): Promise<Item | undefined> => await table.get(recordKey(ref), { consistent: true });
  const ours = (id: string): Condition => ({ equals: ['imported', id] });

  /** The stream tells nobody of what is removed: what it follows from is written once more, so that facts are derived anew. */
  const touch = async ({ customer }: RecordRef): Promise<void> => {
    await table.update(customerKey(customer, 'PROFILE'), { set: { via: 'import' }, add: { rev: 1 } }, { present: 'pk' });
  };

  const put = ({ customer, record, rev }: StoredRecord, id: string): Promise<boolean> =>
    table.put({ ...recordItem({ customer, record, rev: rev + 1 }, 'import'), undone: id }, { allOf: [ours(id), { equals: ['rev', rev] }] });

  async function removeRecord(id: string, ref: RecordRef, item: Item): Promise<boolean> {
    const { customer, record, rev } = readRecord(item);
    const empty = emptied(record);
    // An order that says nothing makes the summary anew, whether it is read before it goes or after.
    if (empty !== undefined && marked.parse(item).undone !== id && !(await put({ customer, record: empty, rev }, id))) return false;
    const condition: Condition = empty === undefined ? ours(id) : { equals: ['undone', id] };
    if (!(await table.remove(keyOf(item), condition))) return false;
    await table.writeMany([], ownerNotes(customer, [item]));
    if (empty === undefined) await touch(ref);
    return true;
  }

  /** A person goes only where nothing else is held of them, and nothing that they said themselves. */
  async function removePerson(id: string, { customer }: RecordRef, profile: Item | undefined): Promise<boolean> {
    const held = (await itemsOf(table, customer)).filter(({ type }) => type !== 'PROFILE');
    const said = held.filter(({ type, source }) => !followers.has(type) || (type === 'CONSENT' && source !== 'import'));
    if (said.length > 0) return profile === undefined;
    if (profile !== undefined && !(await table.remove(keyOf(profile), ours(id)))) return false;
    await table.writeMany([], [...keysElsewhere(customer, held), ...held.map(keyOf)]);
    return true;
  }

  return {
    async untouched(id, refs) {
      const items = await table.getMany(refs.map(recordKey), { consistent: true });
      return items.filter((item) => marked.parse(item).imported === id).length;
    },

    async takeBack(id, { ref, before }) {
      const item = await find(ref);
      const mark = item === undefined ? undefined : marked.parse(item);
      if (before === undefined) {
        if (ref.type === 'PROFILE') {
          const isOurs = item === undefined || mark?.imported === id;
          return isOurs && (await removePerson(id, ref, item)) ? 'removed' : 'left';
        }
        // Whoever removed it may have died before the facts could hear of it.
        if (item === undefined) {
          if (ref.type !== 'ORDER' && ref.type !== 'POINTS') await touch(ref);
          return 'removed';
        }
        return (mark?.imported === id || mark?.undone === id) && (await removeRecord(id, ref, item)) ? 'removed' : 'left';
      }
      if (mark?.undone === id) return 'restored';
      if (item === undefined || mark?.imported !== id) return 'left';
      return (await put({ ...before, rev: mark.rev }, id)) ? 'restored' : 'left';
    },
  };
}

/** Of what the summary is made of: the same record, counting for nothing. */
function emptied(record: StateRecord): StateRecord | undefined {
  if (record.type === 'POINTS') return { type: 'POINTS', body: { ...record.body, points: '0' } };
  if (record.type !== 'ORDER') return undefined;
  const { deliveredOn: _, ...order } = record.body;
  return { type: 'ORDER', body: { ...order, lines: [] } };
}
