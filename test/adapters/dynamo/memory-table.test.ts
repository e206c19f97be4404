import { describe, expect, it } from 'vitest';
import { type ChangeRecord, memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { tableContract } from '../../support/contracts/table-contract.ts';

describe('memoryTable is a table', () => {
  tableContract(async () => memoryTable());
});

describe('memoryTable tells its changes', () => {
  const key = { pk: 'P', sk: 'a' };
  const listened = () => {
    const changes: ChangeRecord[] = [];
    return { changes, table: memoryTable({ onChange: (change) => changes.push(change) }) };
  };

  it('in the order of the commits, with both images', async () => {
    const { changes, table } = listened();
    await table.put({ ...key, n: 1 });
    await table.update(key, { add: { n: 1 } });
    await table.remove(key);
    expect(changes).toEqual([
      { keys: key, newImage: { ...key, n: 1 } },
      { keys: key, oldImage: { ...key, n: 1 }, newImage: { ...key, n: 2 } },
      { keys: key, oldImage: { ...key, n: 2 } },
    ]);
  });

  it('but none where nothing changed: the same data again, a condition that did not hold, a removal of nothing', async () => {
    const { changes, table } = listened();
    const item = { ...key, list: [1, { a: 'x' }], tags: new Set(['t']) };
    await table.put(item);
    await table.put({ tags: new Set(['t']), list: [1, { a: 'x' }], ...key });
    await table.put({ ...key, n: 9 }, { absent: 'pk' });
    await table.remove({ pk: 'P', sk: 'none' });
    await table.transact([{ put: { pk: 'P', sk: 'b' } }, { put: item, condition: { absent: 'pk' } }]);
    expect(changes).toHaveLength(1);
  });

  it('one for each item of a transaction', async () => {
    const { changes, table } = listened();
    await table.transact([{ put: { pk: 'P', sk: 'b' } }, { put: { pk: 'P', sk: 'c' } }]);
    expect(changes.map(({ keys }) => keys.sk)).toEqual(['b', 'c']);
  });
});
