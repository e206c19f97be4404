import { beforeEach, describe, expect, it } from 'vitest';
import { readRows } from '../../adapters/csv/read-rows.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { consoleApi } from '../../console/api/app.ts';
import { integratorsApi } from '../../console/api/integrators-api.ts';
import { rowOfLevelWillExpire } from '../../examples/open-loyalty-level.ts';
import { rowsOfTrack } from '../../examples/segment-track.ts';
import { sendRows } from '../../examples/send-rows.ts';
import { rowsOfShopifyOrder } from '../../examples/shopify-order.ts';
import { createHandler } from '../../functions/import-records/handler.ts';
import { consoleCloud } from '../support/console-cloud.ts';
import { bytesOf } from '../support/import-text.ts';

let cloud: ReturnType<typeof consoleCloud>;
let key: string;
/** How often the next requests find nobody, or a fault. */
let outages: ('none' | number)[];
let waits: number[];

beforeEach(async () => {
  cloud = consoleCloud();
  outages = [];
  waits = [];
  await cloud.settings({});
  const admin = consoleApi(cloud.services, { identify: () => ({ id: 'ada', roles: ['admin'] }), onFault: (fault) => console.error(fault) });
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Shop', scopes: ['records:write'] }),
  };
  key = JSON.parse(await (await admin.request('/api/keys', init)).text()).key;
});

const ask: typeof fetch = async (address, init) => {
  const outage = outages.shift();
  if (outage === 'none') throw new TypeError('fetch failed');
  if (typeof outage === 'number') return new Response('later', { status: outage });
  return await integratorsApi(cloud.services, (fault) => console.error(fault)).request(String(address), init);
};
const send = (kind: string, rows: readonly object[], with_ = key) =>
  sendRows({ url: 'https://care.example.com', key: with_ }, kind, rows, ask, async (ms) => void waits.push(ms));
const stateOf = (customer: string) => cloud.states.load(customer);

const order = {
  id: 820982911946,
  created_at: '2026-11-20T10:00:00-05:00',
  currency: 'EUR',
  customer: {
    id: 115310627,
    email: 'jo@example.com',
    first_name: 'Jo',
    last_name: 'Lane',
    email_marketing_consent: { state: 'subscribed' },
    sms_marketing_consent: { state: 'not_subscribed' },
  },
  line_items: [
    { id: 1, sku: 'KETTLE', title: 'Kettle', quantity: 2, price: '29.90' },
    { id: 2, sku: '', variant_id: 77, title: 'Cup', quantity: 1, price: '5.00' },
  ],
  refunds: [{ id: 9, created_at: '2026-11-21T09:00:00-05:00', refund_line_items: [{ line_item_id: 1, quantity: 1 }] }],
};

describe('Shopify-like orders', () => {
  it('become a customer with the consent that was given, an order and its refund; twice is once', async () => {
    const { customers, orders } = rowsOfShopifyOrder(order);
    await send('customers', customers);
    expect(await send('orders', orders)).toMatchObject([{ created: 3, rejected: 0 }]);
    expect(await send('orders', orders)).toMatchObject([{ unchanged: 3, rejected: 0 }]);
    const ledger = await cloud.states.ledger('115310627');
    expect(ledger.orders.map(({ id, lines }) => [id, lines.map(({ sku, quantity, refundOf }) => [sku, quantity, refundOf])])).toEqual([
      [
        '820982911946',
        [
          ['KETTLE', '2', undefined],
          ['variant-77', '1', undefined],
        ],
      ],
      ['refund-9', [['KETTLE', '-1', '820982911946']]],
    ]);
    expect((await stateOf('115310627'))?.customer).toMatchObject({ name: 'Jo Lane', email: 'jo@example.com' });
    expect(await cloud.gates.read('115310627')).toMatchObject({ email: { consent: 'yes' }, sms: { consent: 'unknown' } });
  });

  it('of a guest are left out', () => {
    expect(rowsOfShopifyOrder({ ...order, customer: null })).toEqual({ customers: [], orders: [] });
  });
});

const customer = (customer_id: string) => send('customers', [{ customer_id }]);

it('Open Loyalty’s LevelWillExpire becomes a dated fact, which a later date moves', async () => {
  await customer('M1');
  const told = (levelWillExpireAt: string) => ({
    eventName: 'LevelWillExpire',
    data: { customer: { customerId: 'M1' }, level: { levelId: 'gold', name: 'Gold' }, levelWillExpireAt },
  });
  for (const day of ['2027-01-31T00:00:00+00:00', '2027-02-28T00:00:00+00:00'])
    expect(await send('facts', [rowOfLevelWillExpire(told(day))])).toMatchObject([{ rejected: 0 }]);
  expect((await stateOf('M1'))?.ownFacts).toEqual([
    { kind: 'loyalty.level-ends', subject: 'gold', date: '2027-02-28', repeats: 'never', values: { level: 'Gold' } },
  ]);
});

describe('Segment-like track calls', () => {
  const call = { type: 'track', messageId: 'm-1', userId: 'U1', timestamp: '2026-11-20T10:00:00Z' };

  it('Order Completed is an order', async () => {
    await customer('U1');
    const properties = { order_id: 'O7', currency: 'EUR', products: [{ sku: 'TEA', name: 'Tea', price: 4.5, quantity: 2 }] };
    const { kind, rows } = rowsOfTrack({ ...call, event: 'Order Completed', properties });
    expect(await send(kind, rows)).toMatchObject([{ created: 1, rejected: 0 }]);
    expect((await cloud.states.ledger('U1')).orders).toMatchObject([
      { id: 'O7', lines: [{ sku: 'TEA', quantity: '2', unitPrice: '4.5' }] },
    ]);
  });

  it('anything else is a dated fact, called after the event', async () => {
    await customer('U1');
    const { kind, rows } = rowsOfTrack({ ...call, event: 'Trial Started', properties: { plan: 'pro', seats: 3, nested: { x: 1 } } });
    expect(await send(kind, rows)).toMatchObject([{ created: 1, rejected: 0 }]);
    expect((await stateOf('U1'))?.ownFacts).toMatchObject([
      { kind: 'track.trial-started', subject: 'm-1', date: '2026-11-20', values: { plan: 'pro', seats: '3' } },
    ]);
  });
});

it('a file dropped at imports/<kind>/<id>/<name> is brought in once, with a report', async () => {
  const text = 'customer_id,email\nC1,ada@example.com\nC2,not an address\n';
  const rejects: unknown[] = [];
  const handler = createHandler({
    clock: cloud.clock,
    ports: cloud,
    book: cloud.book,
    library: cloud.library,
    tables: { atlas: zoneAtlas, isCountry, parsePhone },
    files: {
      readRows: async (_key, kind, map) => readRows(bytesOf(text), kind, map),
      openReport: () => ({ write: (lot) => void rejects.push(...lot), close: async () => {} }),
    },
  });
  const event = { detail: { object: { key: 'imports/customers/2026-11-22-crm/customers.csv' } } };
  await handler(event);
  await handler(event);
  expect(await cloud.book.get('2026-11-22-crm')).toMatchObject({ state: 'done', counts: { read: 2, created: 1, rejected: 1 } });
  expect(rejects).toMatchObject([{ line: 3, column: 'email' }]);
  expect((await stateOf('C1'))?.customer.email).toBe('ada@example.com');
});

describe('handing rows over', () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => ({ customer_id: `N${i}` }));

  it('goes 500 at a time', async () => {
    expect((await send('customers', rows(501))).map(({ created }) => created)).toEqual([500, 1]);
  });

  it('is tried again where nobody answered, or answered 429 or 5xx, waiting longer each time', async () => {
    outages = ['none', 429, 503];
    expect(await send('customers', rows(1))).toMatchObject([{ created: 1 }]);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it('gives up after four tries, and at once where another try would not help', async () => {
    outages = [500, 500, 500, 500];
    await expect(send('customers', rows(1))).rejects.toThrow('answered 500');
    waits = [];
    await expect(send('customers', rows(1), 'prn_wrong')).rejects.toThrow('answered 401');
    expect(waits).toEqual([]);
  });
});
