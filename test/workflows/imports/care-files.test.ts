import { describe, expect, it } from 'vitest';
import { FakeState } from '../../support/fake-records.ts';
import { importText } from '../../support/import-text.ts';

const visits = 'visit_id,asset_id,at,kind,fault,outcome\n';
const promises = 'promise_id,customer_id,kind,text,due_at,kept_at\n';

async function withProducts() {
  const state = new FakeState();
  await importText(state, 'customers', 'customer_id,time_zone\nC1,Europe/London\nC2,Asia/Tokyo\n');
  const assets = 'A1,C1,2020-01-01,transferred,2025-01-01\nA1,C2,2025-01-01,active,\nA2,C1,2024-01-01,active,\n';
  await importText(state, 'assets', `asset_id,customer_id,purchased_on,status,ended_on\n${assets}`);
  return state;
}

describe('service visits', () => {
  it('stand with whoever owned the product on the day, and once however often they come', async () => {
    const state = await withProducts();
    const text = `${visits}V1,A1,2024-06-01 10:00,repair,F1,mended\nV2,A1,2025-06-01 20:00,Check-up,,\n`;
    expect((await importText(state, 'service', text)).report).toMatchObject({ created: 2, rejected: 0 });
    expect((await importText(state, 'service', text)).report).toMatchObject({ unchanged: 2 });
    expect(state.one('C1', 'SERVICE', 'V1')).toMatchObject({ assetId: 'A1', kind: 'repair', fault: 'F1', day: '2024-06-01' });
    expect(state.one('C2', 'SERVICE', 'V2')).toEqual({
      id: 'V2',
      assetId: 'A1',
      kind: 'check-up',
      at: Date.parse('2025-06-01T19:00:00Z'),
      day: '2025-06-02',
    });
  });

  it('of a product that nobody has are refused', async () => {
    const { rejects } = await importText(await withProducts(), 'service', `${visits}V1,A9,2025-06-01 10:00,repair,,\n`);
    expect(rejects).toMatchObject([{ column: 'asset_id', value: 'A9', reason: 'unknown-asset' }]);
  });

  it('> that find the same fault again open a case for the expert, once, and hold sales back (care 22)', async () => {
    const state = await withProducts();
    const text = `${visits}V1,A2,2026-08-01 10:00,repair,E21,\nV2,A2,2026-10-30 10:00,repair,e21,\nV3,A2,2026-11-05 10:00,repair,unknown,\n`;
    await importText(state, 'service', text);
    await importText(state, 'service', text);
    expect(state.count('CASE')).toBe(1);
    const open = [...state.stored.values()].flatMap(({ record }) => (record.type === 'CASE' ? [record.body] : []));
    expect(open).toMatchObject([
      { kind: 'repeat-fault', owner: 'senior technician', asset: 'A2', about: 'A2 · e21 · 2026-08-01, 2026-10-30' },
    ]);
    expect(state.contacts.get('C1')?.openCases).toEqual([open[0]?.id]);
  });
});

describe('> care 43: a failure of a heavy user’s opens a case at once', () => {
  const heavy = async () => {
    const state = await withProducts();
    await importText(state, 'customers', 'customer_id,attr.usage\nC1,heavy\nC2,light\n');
    return state;
  };
  const cases = (state: FakeState) => [...state.stored.values()].flatMap(({ record }) => (record.type === 'CASE' ? [record.body] : []));

  it('a fault that somebody was called for, once', async () => {
    const state = await heavy();
    const text = `${visits}V1,A2,2026-11-20 10:00,repair,E21,\nV2,A2,2026-11-20 11:00,check-up,,\nV3,A1,2026-11-20 10:00,repair,E7,\nV4,A2,2026-11-01 10:00,repair,E9,\n`;
    await importText(state, 'service', text);
    await importText(state, 'service', text);
    expect(cases(state)).toMatchObject([{ kind: 'let-down', about: 'A2 · E21', asset: 'A2' }]);
    expect(state.contacts.get('C1')?.openCases).toEqual([cases(state)[0]?.id]);
  });

  it('something that was brought back, once for an order', async () => {
    const state = await heavy();
    const orders = 'order_id,customer_id,ordered_at,sku,description,quantity,unit_price,refund_of\n';
    const text = `${orders}R1,C1,2026-11-20 10:00,K1,Kettle,-1,20,O1\nR1,C1,2026-11-20 10:00,K2,Cup,-1,5,O1\nR2,C2,2026-11-20 10:00,K1,Kettle,-1,20,O2\nO3,C1,2026-11-20 10:00,K1,Kettle,1,20,\n`;
    await importText(state, 'orders', text);
    await importText(state, 'orders', text);
    expect(cases(state)).toMatchObject([{ kind: 'let-down', about: 'R1 · Kettle' }]);
  });
});

describe('promises', () => {
  it('have their time from when they came in, keep where their date was, and a mere date is due at its end', async () => {
    const state = await withProducts();
    await importText(state, 'promises', `${promises}P1,C1,time,The engineer comes,2026-12-01,\n`);
    expect(state.one('C1', 'PROMISE', 'P1')).toMatchObject({ dueAt: Date.parse('2026-12-02T00:00:00Z'), kind: 'time' });
    const again = await importText(state, 'promises', `${promises}P1,C1,time,The engineer comes,2026-12-03,\n`);
    expect(again.report.changed).toBe(1);
    expect(state.one('C1', 'PROMISE', 'P1')).toMatchObject({ moved: [{ dueAt: Date.parse('2026-12-02T00:00:00Z') }] });
  });

  it.each([
    ['no due date', 'P1,C1,time,x,,', 'due_at', 'missing'],
    ['no such customer', 'P1,C9,time,x,2026-12-01,', 'customer_id', 'unknown-customer'],
    ['no words', 'P1,C1,time,,2026-12-01,', 'text', 'missing'],
  ])('with %s are refused', async (_what, row, column, reason) => {
    const { rejects } = await importText(await withProducts(), 'promises', `${promises}${row}\n`);
    expect(rejects).toMatchObject([{ column, reason }]);
  });
});
