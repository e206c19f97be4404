import type { Mark, Tombstones } from '../../workflows/tombstones.ts';
import type { KeyedHash } from '../erasure/keyed-hash.ts';
import { keyOf, keyText } from './item-key.ts';
import type { Key, Table } from './table.ts';

const normal = ({ kind, value }: Mark): string => (kind === 'id' ? value : value.trim().toLowerCase());

export const tombstoneKey = async (hash: KeyedHash, mark: Mark): Promise<Key> => ({
  pk: `ERASED#${await hash(`${mark.kind}\n${normal(mark)}`)}`,
  sk: 'ERASED',
});

/** Items `ERASED#<keyed hash>`: they say when, and nothing else. */
export function dynamoTombstones(table: Table, hash: KeyedHash): Tombstones {
  const keysOf = (marks: readonly Mark[]) => Promise.all(marks.map((mark) => tombstoneKey(hash, mark)));
  return {
    async areErased(marks) {
      if (marks.length === 0) return [];
      const keys = await keysOf(marks);
      const found = new Set((await table.getMany(keys, { consistent: true })).map((item) => keyText(keyOf(item))));
      return keys.map((key) => found.has(keyText(key)));
    },

    async bury(marks, at) {
      for (const key of await keysOf(marks)) await table.put({ ...key, type: 'ERASED', at }, { absent: 'pk' });
    },
  };
}
