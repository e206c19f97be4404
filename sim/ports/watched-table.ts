import type { Key, Table, Write } from '../../adapters/dynamo/table.ts';

/** Lets a call through, or not: `point` names the kind of call, `about` this one. */
export type Pass = <T>(point: string, about: string, work: () => Promise<T>) => Promise<T>;

/** The table, every call of which goes through `pass`. */
export function watchedTable(table: Table, pass: Pass): Table {
  return {
    get: (key, options) => pass(`get ${typeOf(key)}`, keyName(key), () => table.get(key, options)),
    getMany: (keys, options) =>
      pass(`getMany ${keys[0] === undefined ? '' : typeOf(keys[0])}`, keys.map(keyName).join(), () => table.getMany(keys, options)),
    query: (query) => {
      const range = query.prefix ?? query.from ?? '';
      const point = query.index ?? typeOf({ pk: query.partition, sk: range });
      return pass(`query ${point}`, `${query.partition} ${range}`, () => table.query(query));
    },
    put: (item, condition) => pass(`put ${String(item.type)}`, `${String(item.pk)} ${String(item.sk)}`, () => table.put(item, condition)),
    update: (key, change, condition) => pass(`update ${typeOf(key)}`, keyName(key), () => table.update(key, change, condition)),
    remove: (key, condition) => pass(`remove ${typeOf(key)}`, keyName(key), () => table.remove(key, condition)),
    writeMany: (puts, removes) => pass('writeMany', `${puts.length}+${removes?.length ?? 0}`, () => table.writeMany(puts, removes)),
    transact: (writes) => pass('transact', writes.map(keyOfWrite).join(), () => table.transact(writes)),
  };
}

const keyName = ({ pk, sk }: Key): string => `${pk} ${sk}`;

function keyOfWrite(write: Write): string {
  if ('put' in write) return `${String(write.put.pk)} ${String(write.put.sk)}`;
  if ('update' in write) return keyName(write.update);
  return keyName('check' in write ? write.check : write.remove);
}

/** What kind of item it is: by its sort key in a customer's partition, by its partition elsewhere. */
const typeOf = ({ pk, sk }: Key): string => /^[a-z_]+/i.exec(pk.startsWith('C#') ? sk : pk)?.[0] ?? '';
