import { expect, it } from 'vitest';
import { dynamoImportTraces } from '../../../adapters/dynamo/dynamo-import-traces.ts';
import { dynamoJoinBook } from '../../../adapters/dynamo/dynamo-join-book.ts';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { queryAll, type Table } from '../../../adapters/dynamo/table.ts';
import { openKeyedHash } from '../../../adapters/erasure/keyed-hash.ts';
import { newContact } from '../../../domain/contact.ts';
import { finishJoins, joinCustomers } from '../../../workflows/duplicates/join-customers.ts';
import { aCustomer, aMessage, anAsset, anOrder } from '../builders.ts';
import { callsOf, faultyTable } from '../faulty-calls.ts';
import { all, type FreshTable } from './fresh-table.ts';

const clock = { now: () => Date.parse('2026-11-22T09:00:00Z') };
const servicesOn = (table: Table) => ({ ...storesOn(table, clock), clock, joins: dynamoJoinBook(table, openKeyedHash) });
const asked = { kept: 'C1', other: 'C/2 #', choices: {}, by: 'ann', at: 1 };

export function joinsContract(create: FreshTable): void {
  it('two records become one where the work died in the middle, and nothing is counted twice', async () => {
    const table = await create();
    const { records, gates, messages, states, joined } = storesOn(table, clock);
    const orders = Array.from({ length: 30 }, (_, n) => ({ type: 'ORDER' as const, body: anOrder({ id: `O${n}` }) }));
    const write = (customer: string, ...more: typeof orders) =>
      records.write(
        [{ type: 'PROFILE' as const, body: aCustomer({ id: customer }) }, { type: 'ASSET' as const, body: anAsset() }, ...more].map(
          (record) => ({ customer, record, expectedRev: 0 }),
        ),
        'live',
      );
    await write('C1');
    await write(asked.other, ...orders);
    const capDays = { '2026-11-21': 1 };
    await gates.write('C1', { ...newContact, capDays }, 0);
    await gates.write(asked.other, { ...newContact, capDays, email: { consent: 'withdrawn' } }, 0);
    await messages.put(asked.other, aMessage(), { ifAbsent: true });
    for (const call of [9, 22, 31]) {
      const dying = callsOf({ faults: [{ call, kind: 'error-after' }] });
      await joinCustomers(servicesOn(faultyTable(table, dying)), asked).catch(() => undefined);
    }
    await finishJoins(servicesOn(table));
    expect((await states.ledger('C1')).orders).toHaveLength(30);
    expect(await gates.read('C1')).toMatchObject({ capDays: { '2026-11-21': 2 }, email: { consent: 'withdrawn' } });
    expect(await messages.read('C1', [aMessage().key])).toHaveLength(1);
    expect((await joined.into([asked.other, 'C1'])).get(asked.other)).toEqual({ kept: 'C1', renamed: {} });
    const left = await all(queryAll(table, { partition: 'C#C%2F2%20%23', consistent: true }));
    expect(left.map(({ type }) => type)).toEqual(['CONTACT', 'JOINED']);
    expect(await all(queryAll(table, { partition: 'A#A1', consistent: true }))).toMatchObject([{ customer: 'C1' }]);
  });
}

export function importTracesContract(create: FreshTable): void {
  it('what an import wrote is set back or removed where it still bears its mark, and left where somebody wrote since', async () => {
    const table = await create();
    const { records } = storesOn(table, clock);
    const traces = dynamoImportTraces(table);
    const asset = (id: string, name: string) => ({ type: 'ASSET' as const, body: anAsset({ id, name }) });
    const put = (record: ReturnType<typeof asset>, expectedRev: number, importId?: string) =>
      records.write([{ customer: 'C1', record, expectedRev }], 'import', importId);
    await records.write([{ customer: 'C1', record: { type: 'PROFILE', body: aCustomer() }, expectedRev: 0 }], 'live');
    await put(asset('A1', 'one'), 0);
    const before = { customer: 'C1', record: asset('A1', 'one'), rev: 1 };
    await put(asset('A1', 'wrong'), 1, 'I1');
    await put(asset('A2', 'wrong'), 0, 'I1');
    await put(asset('A3', 'wrong'), 0, 'I1');
    await put(asset('A3', 'right'), 1);
    const refs = ['A1', 'A2', 'A3'].map((id) => ({ customer: 'C1', type: 'ASSET' as const, id }));
    expect(await traces.untouched('I1', refs)).toBe(2);
    const changes = refs.map((ref) => ({ kind: 'record' as const, ref, before: ref.id === 'A1' ? before : undefined }));
    for (const _ of ['once', 'and again'])
      expect(await Promise.all(changes.map((change) => traces.takeBack('I1', change)))).toEqual(['restored', 'removed', 'left']);
    expect((await records.read(refs)).map(({ record }) => record.type === 'ASSET' && record.body.name).sort()).toEqual(['one', 'right']);
  });
}
