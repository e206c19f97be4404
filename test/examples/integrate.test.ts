import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readRows } from '../../adapters/csv/read-rows.ts';
import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { integratorsApi } from '../../console/api/integrators-api.ts';
import { sendRows } from '../../examples/send-rows.ts';
import { createHandler } from '../../functions/import-records/handler.ts';
import { createHandler as takeEvents } from '../../functions/take-events/handler.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';
import { bytesOf } from '../support/import-text.ts';

type Json = Record<string, unknown>;

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

/** What take-events is handed: an entry of an example's file, as the bus and the queue pass it on. */
function onTheBus(name: string, change: (detail: Json) => Json = (detail) => detail, id = name) {
  const text = readFileSync(new URL(`../../examples/events/${name}.json`, import.meta.url), 'utf8');
  const [{ Source: source, DetailType, Detail }] = JSON.parse(text);
  const body = JSON.stringify({ id, source, 'detail-type': DetailType, detail: change(JSON.parse(Detail)) });
  return { messageId: id, body };
}
const log = () => dynamoEventLog(cloud.table);
async function tell(...records: readonly { messageId: string; body: string }[]) {
  const services = { clock: cloud.clock, log: log(), takeRecords: cloud.services.takeRecords };
  return await takeEvents(services, () => {})({ Records: records } as never);
}
const refused = async () => (await log().refused(10)).map(({ reasons }) => reasons);
const taken = { batchItemFailures: [] };

describe('events on the bus, by the files of examples/events', () => {
  it('order.placed and customer.updated: a customer with an order; told twice is once', async () => {
    for (let times = 0; times < 2; times += 1) expect(await tell(onTheBus('customer-updated'), onTheBus('order-placed'))).toEqual(taken);
    expect((await stateOf('C-1'))?.customer).toMatchObject({ name: 'Jo Lane', email: 'jo@example.com' });
    expect((await cloud.states.ledger('C-1')).orders).toMatchObject([{ id: 'O-1001', lines: [{ sku: 'KETTLE', unitPrice: '29.9' }] }]);
    expect(await cloud.gates.read('C-1')).toMatchObject({ email: { consent: 'yes' } });
    expect(await refused()).toEqual([]);
  });

  it('an event that comes again after a later one changes nothing back', async () => {
    const named = (name: string, id: string) => onTheBus('customer-updated', () => ({ id, customer: { customer_id: 'C-1', name } }));
    await tell(named('Jo', 'a'), named('Joanna', 'b'), named('Jo', 'a'));
    expect((await stateOf('C-1'))?.customer.name).toBe('Joanna');
  });

  it('a Shopify-like order is a customer with the consent that was given, an order and its refund', async () => {
    expect(await tell(onTheBus('shopify-order'))).toEqual(taken);
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

  it('a guest’s order, and a call of somebody who has not signed in, are nobody’s, and left out', async () => {
    const withoutCustomer = ({ payload, ...rest }: Json) => ({ ...rest, payload: { ...(payload as Json), customer: null } });
    const records = [onTheBus('shopify-order', withoutCustomer), onTheBus('segment-track', ({ userId: _, ...call }) => call)];
    expect(await tell(...records)).toEqual(taken);
    expect(await refused()).toEqual([]);
    expect(await stateOf('115310627')).toBeUndefined();
  });

  it('Open Loyalty’s LevelWillExpire is a dated fact, which a later date moves', async () => {
    await tell(onTheBus('customer-updated'), onTheBus('level-will-expire'));
    const later = (detail: Json) => ({ ...detail, data: { ...(detail.data as Json), levelWillExpireAt: '2027-02-28T00:00:00+00:00' } });
    await tell(onTheBus('level-will-expire', later, 'another'));
    expect((await stateOf('C-1'))?.ownFacts).toEqual([
      { kind: 'loyalty.level-ends', subject: 'gold', date: '2027-02-28', repeats: 'never', values: { level: 'Gold' } },
    ]);
  });

  it('a Segment-like identify is a customer without any consent, a track call a dated fact called after the event', async () => {
    expect(await tell(onTheBus('segment-identify'), onTheBus('segment-track'))).toEqual(taken);
    const state = await stateOf('C-1');
    expect(state?.customer).toMatchObject({ name: 'Jo Lane', email: 'jo@example.com', country: 'GB', attributes: { plan: 'pro' } });
    expect(await cloud.gates.read('C-1')).toMatchObject({ email: { consent: 'unknown' }, sms: { consent: 'unknown' } });
    expect(state?.ownFacts).toMatchObject([
      { kind: 'track.trial-started', subject: 'm-2', date: '2026-11-20', values: { plan: 'pro', seats: '3' } },
    ]);
  });

  it('a Segment-like Order Completed is an order', async () => {
    const properties = { order_id: 'O7', currency: 'EUR', products: [{ sku: 'TEA', name: 'Tea', price: 4.5, quantity: 2 }] };
    await tell(
      onTheBus('segment-identify'),
      onTheBus('segment-track', (call) => ({ ...call, event: 'Order Completed', properties })),
    );
    expect((await cloud.states.ledger('C-1')).orders).toMatchObject([
      { id: 'O7', lines: [{ sku: 'TEA', quantity: '2', unitPrice: '4.5' }] },
    ]);
  });

  it('records.<kind> is rows as files have them', async () => {
    await tell(onTheBus('customer-updated'));
    const row = { event_id: 'E1', customer_id: 'C-1', at: '2026-11-20T10:00:00Z', points: 5, source: 'promotion' };
    const body = JSON.stringify({ id: 'x', source: 'shop', 'detail-type': 'records.points', detail: { rows: [row] } });
    expect(await tell({ messageId: 'x', body })).toEqual(taken);
    expect((await cloud.states.ledger('C-1')).points).toMatchObject([{ id: 'E1', points: '5' }]);
  });

  it('what cannot be taken is written down with its reason and nothing of the person, and is not tried again', async () => {
    const bad = onTheBus('customer-updated', () => ({
      id: 'e',
      customer: { customer_id: 'C-9', email: 'not an address', name: 'Eve Private' },
    }));
    const odd = onTheBus('order-placed', () => ({ order_id: 'O', lines: [] }), 'odd');
    expect(await tell(bad, odd)).toEqual(taken);
    expect(await log().refused(10)).toEqual(
      expect.arrayContaining([
        {
          id: 'customer.updated/e',
          source: 'crm',
          type: 'customer.updated',
          at: cloud.clock.at,
          reasons: ['customers.email: malformed-email'],
        },
        expect.objectContaining({ id: 'order.placed/odd', reasons: expect.arrayContaining([expect.stringMatching(/^customer_id: /)]) }),
      ]),
    );
    expect(JSON.stringify(await refused())).not.toMatch(/Eve|not an address/);
    await tell(bad);
    expect(await refused()).toHaveLength(2);
  });

  it('what failed for another reason comes again, alone', async () => {
    const takeRecords = async () => {
      throw new Error('the table does not answer');
    };
    const handler = takeEvents({ clock: cloud.clock, log: log(), takeRecords }, () => {});
    const failed = onTheBus('customer-updated');
    expect(await handler({ Records: [failed] } as never)).toEqual({ batchItemFailures: [{ itemIdentifier: 'customer-updated' }] });
    expect(await tell(failed)).toEqual(taken);
    expect((await stateOf('C-1'))?.customer.name).toBe('Jo Lane');
  });
});

it('a file dropped at imports/<kind>/<id>/<name> is brought in once, with a report', async () => {
  const text = 'customer_id,email\nC1,ada@example.com\nC2,not an address\n';
  const rejects: unknown[] = [];
  const handler = createHandler({
    clock: cloud.clock,
    ports: cloud,
    book: cloud.book,
    gates: cloud.gates,
    traces: cloud.traces,
    log: cloud.importLog,
    library: cloud.library,
    tables: { atlas: zoneAtlas, isCountry, parsePhone },
    files: {
      readRows: async (_key, kind, map) => readRows(bytesOf(text), kind, map),
      writeLog: async () => {},
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
