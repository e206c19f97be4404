import { expect, it } from 'vitest';
import { dynamoCustomerDirectory } from '../../../adapters/dynamo/dynamo-customer-directory.ts';
import { dynamoCustomerStates } from '../../../adapters/dynamo/dynamo-customer-states.ts';
import { dynamoCycleBook } from '../../../adapters/dynamo/dynamo-cycle-book.ts';
import { dynamoFactStore } from '../../../adapters/dynamo/dynamo-fact-store.ts';
import { dynamoGates } from '../../../adapters/dynamo/dynamo-gates.ts';
import { dynamoHouseholdOffers } from '../../../adapters/dynamo/dynamo-household-offers.ts';
import { dynamoMemberships } from '../../../adapters/dynamo/dynamo-memberships.ts';
import { dynamoMessages } from '../../../adapters/dynamo/dynamo-messages.ts';
import { dynamoPages } from '../../../adapters/dynamo/dynamo-pages.ts';
import { dynamoRecords } from '../../../adapters/dynamo/dynamo-records.ts';
import { dynamoSubjectRequests, eraseCustomer } from '../../../adapters/dynamo/dynamo-subject-requests.ts';
import { dynamoTombstones } from '../../../adapters/dynamo/dynamo-tombstones.ts';
import { dynamoWaits } from '../../../adapters/dynamo/dynamo-waits.ts';
import { queryAll, type Table } from '../../../adapters/dynamo/table.ts';
import { openKeyedHash } from '../../../adapters/erasure/keyed-hash.ts';
import { HOUR } from '../../../domain/calendar/calendar-date.ts';
import { newContact } from '../../../domain/contact.ts';
import { emptySummary } from '../../../domain/summary.ts';
import type { StateRecord } from '../../../workflows/records.ts';
import { aContact, aCustomer, aFact, aMessage, anAsset, anOrder } from '../builders.ts';
import { all, type FreshTable } from './fresh-table.ts';

const everyRecord: readonly StateRecord[] = [
  { type: 'PROFILE', body: aCustomer({ zoneCandidates: ['Europe/London', 'Europe/Dublin'], attributes: { plan: 'a' }, creditSince: 5 }) },
  { type: 'ASSET', body: anAsset() },
  { type: 'ASSET', body: anAsset({ id: 'A/2 #', model: undefined, serial: undefined }) },
  { type: 'ORDER', body: anOrder() },
  { type: 'POINTS', body: { id: 'E1', day: '2026-01-02', points: '12.50', source: 'promotion' } },
  {
    type: 'OWN_FACT',
    body: aFact({ kind: 'insurance.renewal', subject: 'P#1', repeats: 'never', values: { premium: 12, who: ['a', { b: null }] } }),
  },
  { type: 'ANSWER', body: { id: 'Q1', campaign: 'satisfaction-survey', at: 1, day: '2026-01-02', perceived: 2, expected: 4 } },
  { type: 'CASE', body: { id: 'K1', kind: 'repair', openedOn: '2026-01-02' } },
  {
    type: 'BOOKING',
    body: { id: 'B/1', status: 'booked', visitAt: 9, minutes: 90, sequence: 1, at: 1, day: '2026-01-02' },
  },
  { type: 'SUPPLY', body: { id: 'S1', sku: 'F', deliveredOn: '2026-01-02', quantity: '5', heads: 2, usePerHeadPerDay: '0.1', payday: 25 } },
  { type: 'SERVICE', body: { id: 'V1', assetId: 'A1', at: 3, day: '2026-01-02', kind: 'repair', fault: 'F12', outcome: 'mended' } },
  { type: 'PROMISE', body: { id: 'P1', kind: 'time', text: 'We call back', madeAt: 1, dueAt: 9, warnAt: 7, moved: [{ at: 2, dueAt: 5 }] } },
  { type: 'RECALL', body: { id: 'R1', assetId: 'A1', reason: 'hot', safety: true, startsOn: '2026-01-02' } },
];

const write = (table: Table, records: readonly StateRecord[], customer = 'C1') =>
  dynamoRecords(table).write(
    records.map((record) => ({ customer, record, expectedRev: 0 })),
    'live',
  );

export function recordsContract(create: FreshTable): void {
  const idOf = ({ type, body }: StateRecord): string => {
    if (type === 'OWN_FACT') return `${body.kind}#${body.subject}`;
    return type === 'RECALL' ? `${body.id}#${body.assetId}` : body.id;
  };

  it('are read back as they were written, each at revision 1, absent ones left out', async () => {
    const table = await create();
    expect(await write(table, everyRecord)).toEqual(everyRecord.map(() => true));
    const refs = everyRecord.map((record) => ({ customer: 'C1', type: record.type, id: idOf(record) }));
    const found = await dynamoRecords(table).read([...refs, { customer: 'C1', type: 'ORDER', id: 'none' }]);
    expect(found).toHaveLength(everyRecord.length);
    expect(found).toEqual(expect.arrayContaining(everyRecord.map((record) => ({ customer: 'C1', record, rev: 1 }))));
  });

  it('are written where the revision is still the one that was read; answers come in order', async () => {
    const records = dynamoRecords(await create());
    const asset = (name: string): StateRecord => ({ type: 'ASSET', body: anAsset({ name }) });
    const order: StateRecord = { type: 'ORDER', body: anOrder() };
    const change = (record: StateRecord, expectedRev: number) => ({ customer: 'C1', record, expectedRev });
    await records.write([change(asset('one'), 0)], 'import');
    expect(await records.write([change(asset('again'), 0), change(order, 0), change(asset('later'), 5)], 'live')).toEqual([
      false,
      true,
      false,
    ]);
    expect(await records.write([change(asset('two'), 1)], 'live')).toEqual([true]);
    expect(await records.read([{ customer: 'C1', type: 'ASSET', id: 'A1' }])).toEqual([{ customer: 'C1', record: asset('two'), rev: 2 }]);
  });

  it('refuse what could not be read back', async () => {
    const table = await create();
    await expect(write(table, [{ type: 'CASE', body: { id: 'K1', kind: 'repair', openedOn: 'soon' } }])).rejects.toThrow();
    await expect(
      write(table, [{ type: 'CASE', body: { id: 'K1', kind: 'repair', openedOn: '2026-01-02', about: 'x'.repeat(64_000) } }]),
    ).rejects.toThrow();
  });

  it('hold an order of a thousand lines', async () => {
    const table = await create();
    const line = anOrder().lines[0]!;
    const order = anOrder({ lines: Array.from({ length: 1200 }, (_, n) => ({ ...line, sku: `SKU${n}` })) });
    await write(table, [{ type: 'ORDER', body: order }]);
    expect((await dynamoCustomerStates(table).ledger('C1')).orders).toEqual([order]);
  });
}

export function customerStatesContract(create: FreshTable): void {
  it('a customer without a profile is unknown, whatever else is held', async () => {
    const table = await create();
    await write(table, [{ type: 'ASSET', body: anAsset() }]);
    expect(await dynamoCustomerStates(table).load('C1')).toBeUndefined();
  });

  it('a customer of whom nothing else is known has an empty summary and cycle', async () => {
    const table = await create();
    await write(table, [{ type: 'PROFILE', body: aCustomer() }]);
    const nothing = {
      assets: [],
      answers: [],
      cases: [],
      bookings: [],
      vouchers: [],
      requests: [],
      supplies: [],
      serviceVisits: [],
      promises: [],
      recalls: [],
      ownFacts: [],
    };
    expect(await dynamoCustomerStates(table).load('C1')).toEqual({
      customer: aCustomer(),
      summary: emptySummary,
      cycle: {},
      membership: undefined,
      ...nothing,
    });
  });

  it('all is loaded but orders, points and messages, in one query that passes over orders, facts, messages and waits', async () => {
    const table = await create();
    await write(table, everyRecord);
    const membership = { tier: 'gold', endsOn: '2026-12-05', changed: { on: '2026-10-07', from: 'ordinary', to: 'gold' } };
    const summary = {
      ...emptySummary,
      orderDays: 1,
      points: [{ day: '2026-01-02', since: '2026-01-02', points: '3' }],
      last: { day: '2026-01-02', category: '' },
    };
    const silence = { day: '2026-01-02', category: '', days: 180, source: 'fallback', gaps: 0 } as const;
    const facts = dynamoFactStore(table);
    await facts.note('C1', 0, summary, []);
    await facts.put('C1', 'Europe/London', [aFact()], 1, 1);
    await dynamoMemberships(table).write('C1', membership, undefined);
    await dynamoCycleBook(table).learn('C1', { silence }, { cycle: {}, rev: 0 });
    await dynamoMessages(table).put('C1', aMessage(), { ifAbsent: true });
    await dynamoWaits(table).put('C1', { campaign: 'c', step: 's', kind: 'k', subject: 'x', date: '2026-01-02', due: 1 }, 5);

    const seen: string[] = [];
    let queries = 0;
    const watched: Table = {
      ...table,
      query: async (query) => {
        queries++;
        const page = await table.query(query);
        seen.push(...page.items.map(({ type }) => String(type)));
        return page;
      },
    };
    const bodies = (type: StateRecord['type']) => everyRecord.filter((record) => record.type === type).map(({ body }) => body);
    expect(await dynamoCustomerStates(watched).load('C1', { consistent: true })).toEqual({
      customer: bodies('PROFILE')[0],
      assets: expect.arrayContaining(bodies('ASSET')),
      summary,
      membership,
      cycle: { silence, second: undefined },
      answers: bodies('ANSWER'),
      cases: bodies('CASE'),
      vouchers: bodies('OFFER'),
      bookings: bodies('BOOKING'),
      requests: bodies('REQUEST'),
      supplies: bodies('SUPPLY'),
      serviceVisits: bodies('SERVICE'),
      promises: bodies('PROMISE'),
      recalls: bodies('RECALL'),
      ownFacts: bodies('OWN_FACT'),
    });
    expect(queries).toBe(1);
    for (const type of ['ORDER', 'POINTS', 'FACT', 'MESSAGE', 'WAIT']) expect(seen).not.toContain(type);

    const gate = { ...newContact, rev: 1, email: { consent: 'yes' } } as const;
    await dynamoGates(table).write('C1', gate, 0);
    queries = 0;
    expect(await dynamoCustomerStates(watched).loadWithGate('C1')).toMatchObject({ state: { customer: { id: 'C1' } }, contact: gate });
    expect(queries).toBe(1);
    expect(await dynamoCustomerStates(table).loadWithGate('nobody')).toEqual({ state: undefined, contact: undefined });
  });

  it('the ledger is in order of time, then id', async () => {
    const table = await create();
    const orders = [anOrder({ id: 'b', at: 1 }), anOrder({ id: 'a', at: 2 }), anOrder({ id: 'c', at: 1 })];
    const points = [
      { id: 'z', day: '2026-01-01' },
      { id: 'y', day: '2026-01-02' },
      { id: 'x', day: '2026-01-02' },
    ];
    await write(table, [
      ...orders.map((body) => ({ type: 'ORDER', body }) as const),
      ...points.map((one) => ({ type: 'POINTS', body: { ...one, points: '1', source: 'adjustment' } }) as const),
    ]);
    const ledger = await dynamoCustomerStates(table).ledger('C1');
    expect(ledger.orders.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(ledger.points.map(({ id }) => id)).toEqual(['z', 'x', 'y']);
  });
}

export function customerDirectoryContract(create: FreshTable): void {
  const people = async (table: Table, names: Readonly<Record<string, string | undefined>>) => {
    for (const [id, name] of Object.entries(names)) await write(table, [{ type: 'PROFILE', body: aCustomer({ id, name }) }], id);
  };
  const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);

  it('lists by name without case, else by id, and searches by the beginning', async () => {
    const table = await create();
    const directory = dynamoCustomerDirectory(table);
    await people(table, { c1: 'Zoë', c2: 'ada Lovelace', c3: 'Ada Byron', c4: undefined, c5: '王小明', c6: 'Bea' });
    expect(ids(await directory.customersByName('', undefined, 50))).toEqual(['c3', 'c2', 'c6', 'c4', 'c1', 'c5']);
    expect(ids(await directory.customersByName('ADA', undefined, 50))).toEqual(['c3', 'c2']);
    expect(ids(await directory.customersByName('王', undefined, 50))).toEqual(['c5']);
    expect(ids(await directory.customersByName('c1', undefined, 50))).toEqual(['c1']);
    expect(ids(await directory.customersByName('nobody', undefined, 50))).toEqual([]);
  });

  it('pages neither repeat nor leave out, and the last has no next', async () => {
    const table = await create();
    const names = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`id${n}`, `Person ${n % 5}`]));
    await people(table, names);
    const seen: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await dynamoCustomerDirectory(table).customersByName('per', after, 6);
      seen.push(...ids(page));
      after = page.next;
      pages++;
    } while (after !== undefined);
    expect(pages).toBe(5);
    expect([...seen].sort()).toEqual(Object.keys(names).sort());
  });

  it('follows a change of name', async () => {
    const table = await create();
    await people(table, { c1: 'Ada' });
    await dynamoRecords(table).write(
      [{ customer: 'c1', record: { type: 'PROFILE', body: aCustomer({ id: 'c1', name: 'Bea' }) }, expectedRev: 1 }],
      'live',
    );
    expect(ids(await dynamoCustomerDirectory(table).customersByName('ada', undefined, 5))).toEqual([]);
    expect(ids(await dynamoCustomerDirectory(table).customersByName('bea', undefined, 5))).toEqual(['c1']);
  });

  it('finds the owners of a model in order of serial', async () => {
    const table = await create();
    for (const [customer, serial] of [
      ['C1', 'S3'],
      ['C2', 'S1'],
      ['C3', undefined],
    ] as const) {
      await write(table, [{ type: 'ASSET', body: anAsset({ serial }) }], customer);
    }
    const found = await table.query({ index: 'lookup', partition: 'model#WM-7' });
    expect(found.items.map(({ pk }) => pk)).toEqual(['C#C3', 'C#C2', 'C#C1']);
  });
}

export function subjectRequestsContract(create: FreshTable): void {
  it('an export holds every item of the person and of nobody else', async () => {
    const table = await create();
    await write(table, everyRecord);
    await write(table, [{ type: 'PROFILE', body: aCustomer({ id: 'C2' }) }], 'C2');
    await dynamoMessages(table).put('C1', aMessage(), { ifAbsent: true });
    const items = (await dynamoSubjectRequests(table).exportOf('C1')) ?? [];
    expect(items).toHaveLength(everyRecord.length + 1);
    expect(new Set(items.map(({ pk }) => pk))).toEqual(new Set(['C#C1']));
    expect(await dynamoSubjectRequests(table).exportOf('nobody')).toBeUndefined();
  });

  it('an erasure leaves nothing but a gate marked erased, which moves on and holds no address or choice', async () => {
    const table = await create();
    await write(table, everyRecord);
    await write(table, [{ type: 'PROFILE', body: aCustomer({ id: 'C2' }) }], 'C2');
    const gates = dynamoGates(table);
    await gates.write('C1', { ...newContact, email: { consent: 'yes' }, openCases: ['K1'] }, 0);
    const receipt = await dynamoSubjectRequests(table).erase('C1', 77);
    expect(receipt).toEqual({ customer: 'C1', at: 77, items: everyRecord.length });
    expect(await gates.read('C1')).toEqual({ ...newContact, erased: true, rev: 2 });
    expect(await dynamoSubjectRequests(table).exportOf('C1')).toBeUndefined();
    expect(await dynamoCustomerDirectory(table).customersByName('ada', undefined, 9)).toMatchObject({ items: [{ id: 'C2' }] });
    expect(await dynamoSubjectRequests(table).erase('nobody', 77)).toBeUndefined();
  });

  it('an hour later what was written meanwhile is taken away too, and nothing but keyed hashes is left', async () => {
    const table = await create();
    const requests = dynamoSubjectRequests(table);
    await write(table, everyRecord);
    await dynamoGates(table).write('C1', aContact(), 0);
    await dynamoHouseholdOffers(table).claim('customer:C1', 'C1/product-birthday/card/A1/3', '2026-11-21', '2026-01-01');
    const book = dynamoCycleBook(table);
    const gap = { category: 'laundry', laterDay: '2026-01-02', days: 30, first: true };
    await book.changeGaps([{ customer: 'C1', gap }], []);
    await dynamoFactStore(table).note('C1', 0, emptySummary, [gap]);
    const entries = ['C1', 'C2'].map((customer) => ({ customer, occasions: [] }));
    await dynamoPages(table).plan({ id: '2026-11-21T10:00:00Z-p', entries }, HOUR);
    const at = Date.parse('2026-11-21T10:00:00Z');
    await requests.erase('C1', at);
    await dynamoMessages(table).put('C1', aMessage(), { ifAbsent: false });
    await dynamoMessages(table).put('C1', aMessage({ state: 'skipped', reason: 'erased', subject: 'A1' }), { ifAbsent: true });
    expect(await requests.finishErasures(at + HOUR - 1)).toBe(0);
    expect(await requests.finishErasures(at + HOUR)).toBe(1);
    expect(await requests.finishErasures(at + HOUR)).toBe(0);
    const left = [];
    for (const partition of ['C#C1', 'H#customer%3AC1', 'A#A1', 'GAPS#laundry', 'ERASURES'])
      left.push(...(await all(queryAll(table, { partition }))));
    expect(left).toEqual([]);
    const pages = await all(queryAll(table, { partition: 'PAGES#2026-11-21' }));
    expect(pages).toHaveLength(1);
    expect(String(pages[0]?.entries)).toContain('"C2"');
    expect(String(pages[0]?.entries)).not.toContain('"C1"');
    expect(await dynamoGates(table).read('C1')).toEqual({ ...newContact, erased: true });
    expect(await dynamoGates(table).write('C1', newContact, 0)).toBe(false);
  });

  it('an id, an email address whatever its case, and a number of an erased person are known again, and nobody else’s', async () => {
    const table = await create();
    await write(table, everyRecord);
    await dynamoSubjectRequests(table).erase('C1', 77);
    const marks = [
      { kind: 'id', value: 'C1' },
      { kind: 'email', value: ` ${aCustomer().email?.toUpperCase()}` },
      { kind: 'phone', value: aCustomer().phone ?? '' },
      { kind: 'id', value: 'C2' },
      { kind: 'email', value: 'C1' },
    ] as const;
    expect(await dynamoTombstones(table, openKeyedHash).areErased(marks)).toEqual([true, true, true, false, false]);
  });

  it('an erasure counts by type, and a second one finds nothing', async () => {
    const table = await create();
    await write(table, everyRecord);
    expect(await eraseCustomer(table, 'C1')).toMatchObject({ ASSET: 2, PROFILE: 1, ORDER: 1 });
    expect(await eraseCustomer(table, 'C1')).toEqual({});
  });

  it('an intent that was read before the erasure can no longer be committed', async () => {
    const table = await create();
    const gates = dynamoGates(table);
    await gates.write('C1', { ...newContact, email: { consent: 'yes' } }, 0);
    const { rev, ...before } = await gates.read('C1');
    await eraseCustomer(table, 'C1');
    expect(await gates.write('C1', before, rev)).toBe(false);
  });
}
