import { expect, it } from 'vitest';
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
