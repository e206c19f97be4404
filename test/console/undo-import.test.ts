import { describe, expect, it } from 'vitest';
import { dynamoGates } from '../../adapters/dynamo/dynamo-gates.ts';
import { dynamoImportTraces } from '../../adapters/dynamo/dynamo-import-traces.ts';
import { queryAll, type Table } from '../../adapters/dynamo/table.ts';
import { undoImport } from '../../workflows/imports/undo-import.ts';
import { aCustomer, aMessage, anAsset } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';
import { all } from '../support/contracts/fresh-table.ts';
import { callsOf, faultyTable } from '../support/faulty-calls.ts';

async function house() {
  const cloud = consoleCloud();
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer() },
    { type: 'ASSET', body: anAsset() },
  ]);
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ann', roles: ['author'] }), onFault: () => {} });
  const ask = async (path: string, method = 'GET', body?: object) => {
    const answer = await api.request(`/api/imports${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> & { id: string; uploadUrl: string } };
  };
  const bringIn = async (kind: string, text: string, more = {}) => {
    const { body } = await ask('', 'POST', { kind, fileName: 'a.csv', ...more });
    await cloud.services.imports.handIn(body.uploadUrl.slice('/upload/'.length), text);
    return body.id;
  };
  const undo = async (id: string) => {
    await ask(`/${id}/undo`, 'POST');
    return (await ask(`/${id}`)).body;
  };
  return { cloud, ask, bringIn, undo };
}

const people = 'customer_id,name,email_marketing\nC1,Wrong Name,no\nC2,New Person,yes\n';

describe('a whole import that was a mistake', () => {
  it('says first what it would do, and takes back what it made and changed, consents with a proof', async () => {
    const { cloud, ask, bringIn, undo } = await house();
    const id = await bringIn('customers', people);
    expect((await ask(`/${id}/undo`)).body).toEqual({ created: 1, changed: 1, consents: 2, untouched: 2, of: 4 });
    expect(await undo(id)).toMatchObject({ state: 'undone', undo: { by: 'ann', removed: 1, restored: 1, left: 0 } });
    expect((await cloud.states.load('C1'))?.customer).toEqual(aCustomer());
    expect((await cloud.gates.read('C1')).email.consent).toBe('yes');
    expect((await cloud.proofs.of('C1')).at(-1)).toMatchObject({ by: 'ann', wording: 'import-undone/1', change: { email: 'yes' } });
    expect(await cloud.services.requests.exportOf('C2')).toBeUndefined();
    expect((await cloud.audit.page('2026-11', undefined, 9)).items.map(({ act }) => act)).toContain('POST /api/imports/:id/undo');
  });

  it('does not touch what was changed since, nor somebody who was written to, and lists them', async () => {
    const { cloud, ask, bringIn, undo } = await house();
    const id = await bringIn('customers', people);
    await cloud.services.takeRecords('customers', [{ customer_id: 'C1', name: 'Right Name' }]);
    await cloud.messages.put('C2', aMessage(), { ifAbsent: true });
    expect((await ask(`/${id}/undo`)).body).toMatchObject({ untouched: 1 });
    expect(await undo(id)).toMatchObject({ undo: { removed: 0, restored: 0, left: 2 } });
    expect((await cloud.states.load('C1'))?.customer.name).toBe('Right Name');
    expect((await cloud.states.load('C2'))?.customer.name).toBe('New Person');
    expect((await ask(`/${id}/left`)).body.items).toEqual([
      { customer: 'C1', type: 'PROFILE', id: 'C1' },
      { customer: 'C2', type: 'PROFILE', id: 'C2' },
    ]);
  });

  it('takes orders back with the people that came with them, so that nothing is worked out from them any more', async () => {
    const { cloud, bringIn, undo } = await house();
    const header = 'order_id,customer_id,ordered_at,sku,category,quantity,unit_price\n';
    const id = await bringIn(
      'orders',
      `${header}O1,C1,2026-03-02 10:00,Z,k,1,5\nO2,C9,2026-03-02 10:00,Z,k,1,5\nO1,C1,2026-03-02 10:00,Y,k,1,5\n`,
    );
    cloud.changes.length = 0;
    expect(await undo(id)).toMatchObject({ undo: { removed: 3, restored: 0, left: 0 } });
    expect([(await cloud.states.ledger('C1')).orders, await cloud.states.load('C9')]).toEqual([[], undefined]);
    // The stream wakes `derive-facts` by what is written, not by what is removed.
    const told = cloud.changes.flatMap(({ keys, newImage }) =>
      newImage?.type === 'ORDER' ? [`${keys.pk} ${String(newImage.lines)}`] : [],
    );
    expect(told.toSorted()).toEqual(['C#C1 []', 'C#C9 []']);
    expect((await cloud.states.load('C1'))?.customer).toEqual(aCustomer());
  });

  it('a product that it made goes and wakes the facts, one that it changed is as it was', async () => {
    const { cloud, bringIn, undo } = await house();
    const id = await bringIn('assets', 'asset_id,customer_id,model,purchased_on\nA1,C1,OTHER,2020-01-01\nA2,C1,OTHER,2020-01-01\n');
    cloud.changes.length = 0;
    expect(await undo(id)).toMatchObject({ undo: { removed: 1, restored: 1, left: 0 } });
    expect((await cloud.states.load('C1'))?.assets).toEqual([anAsset()]);
    expect(cloud.changes.filter(({ newImage }) => newImage?.type === 'PROFILE')).toHaveLength(1);
    expect(await cloud.owners.ownersOf('A2', 9)).toEqual([]);
  });

  it.each(['customers', 'orders', 'assets'])('of %s, cut short at any point and begun again, comes to the same', async (kind) => {
    const text = {
      customers: people,
      orders:
        'order_id,customer_id,ordered_at,sku,category,quantity,unit_price\nO1,C1,2026-03-02 10:00,Z,k,1,5\nO2,C9,2026-03-02 10:00,Z,k,1,5\n',
      assets: 'asset_id,customer_id,model,purchased_on\nA1,C1,OTHER,2020-01-01\nA2,C1,OTHER,2020-01-01\n',
    }[kind];
    const taken = async (call: number) => {
      const { cloud, bringIn } = await house();
      const id = await bringIn(kind, text ?? '');
      const begun = { by: 'ann', at: 1, removed: 0, restored: 0, left: 0 };
      await cloud.book.put({ ...(await cloud.book.get(id))!, state: 'undoing', undo: begun });
      const calls = callsOf(call === 0 ? {} : { faults: [{ call, kind: call % 2 === 0 ? 'error-after' : 'error-before' }] });
      const on = (table: Table) => ({ ...cloud, gates: dynamoGates(table), traces: dynamoImportTraces(table), log: cloud.importLog });
      await undoImport(on(faultyTable(cloud.table, calls)), id).catch(() => undefined);
      await undoImport(on(cloud.table), id);
      const held = [
        ...(await all(queryAll(cloud.table, { partition: 'C#C1' }))),
        ...(await all(queryAll(cloud.table, { partition: 'C#C2' }))),
      ];
      const { undo } = (await cloud.book.get(id)) ?? {};
      return { calls: calls.names.length, stands: [undo, held.map(({ rev: _, ledger: _l, ...item }) => item)] };
    };
    const whole = await taken(0);
    for (let call = 1; call <= whole.calls; call += 1) expect((await taken(call)).stands, `call ${call}`).toEqual(whole.stands);
  });

  it('is refused for what is unknown, runs, was tried only, was taken back, or called products back', async () => {
    const { ask, bringIn, undo } = await house();
    expect((await ask('/none/undo', 'POST')).status).toBe(404);
    const dry = await bringIn('customers', people, { dry: true });
    const recall = await bringIn(
      'recalls',
      'recall_id,model,serial_from,serial_to,reason,safety,starts_on\nR1,WM-7,S0,S9,hot,yes,2026-12-01\n',
    );
    const done = await bringIn('customers', people);
    await undo(done);
    const waiting = (await ask('', 'POST', { kind: 'customers', fileName: 'b.csv' })).body.id;
    for (const id of [dry, recall, done, waiting]) expect((await ask(`/${id}/undo`, 'POST')).status, id).toBe(409);
  });
});

it('a file is tried out first: every row is judged and counted, and nothing is written', async () => {
  const { cloud, ask, bringIn } = await house();
  cloud.changes.length = 0;
  const id = await bringIn('customers', `${people}C2,Newer Name,yes\n,Nobody,\n`, { dry: true });
  const { body } = await ask(`/${id}`);
  expect(body).toMatchObject({ state: 'done', dry: true, counts: { read: 4, created: 1, changed: 2, rejected: 1 } });
  expect(cloud.changes.map(({ newImage }) => newImage?.type).filter((type) => type !== 'IMPORT')).toEqual([]);
});
