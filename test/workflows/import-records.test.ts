import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newContact } from '../../domain/contact.ts';
import { FakeState } from '../support/fake-records.ts';
import { importText } from '../support/import-text.ts';

const orders = 'order_id,customer_id,ordered_at,sku,category,quantity,unit_price\n';

describe('an orders file', () => {
  it('gathers lines into orders: known by order, sku and ordinal among equals, the earliest time counts, in the file’s order', async () => {
    const state = new FakeState();
    const text = `${orders}O1,C1,2026-03-02 10:00,Z,kitchen,1,5\nO2,C1,2026-03-03 10:00,A,,1,1\nO1,C1,2026-03-02 09:00,A,bath,-1,5\nO1,C1,2026-03-02 11:00,Z,kitchen,2,5.00\n`;
    const { report } = await importText(state, 'orders', text);
    expect(report).toMatchObject({ read: 4, created: 4, rejected: 0 });
    expect(state.one('C1', 'ORDER', 'O1')).toMatchObject({
      at: Date.parse('2026-03-02T09:00:00Z'),
      day: '2026-03-02',
      lines: [
        { sku: 'Z', ordinal: 0, quantity: '1' },
        { sku: 'A', ordinal: 0, quantity: '-1' },
        { sku: 'Z', ordinal: 1, quantity: '2', unitPrice: '5' },
      ],
    });
  });

  it('creates the customers that it does not find, without address or consent, and rejects rows without one', async () => {
    const state = new FakeState();
    const { rejects } = await importText(state, 'orders', `${orders}O1,17850.0,2026-03-02 10:00,Z,,1,5\nO2,,2026-03-02 10:00,Z,,1,5\n`);
    expect(state.one('17850.0', 'PROFILE', '17850.0')).toEqual({
      id: '17850.0',
      kind: 'person',
      timeZone: 'Europe/London',
      zoneCandidates: ['Europe/London'],
      attributes: {},
    });
    expect(state.contacts.size).toBe(0);
    expect(rejects).toEqual([{ line: 3, column: 'customer_id', value: '', reason: 'missing' }]);
  });

  it('does not bring an erased person back', async () => {
    const state = new FakeState();
    state.contacts.set('C1', { ...newContact, rev: 3, erased: true });
    const { rejects } = await importText(state, 'orders', `${orders}O1,C1,2026-03-02 10:00,Z,,1,5\n`);
    expect(rejects).toMatchObject([{ column: 'customer_id', reason: 'erased' }]);
    expect(state.stored.size).toBe(0);
  });

  it('fixes an order’s local date in the customer’s zone when it comes in', async () => {
    const state = new FakeState();
    await importText(state, 'customers', 'customer_id,time_zone\nC1,Asia/Tokyo\n');
    await importText(state, 'orders', `${orders}O1,C1,2026-03-02T20:00:00Z,Z,,1,5\n`);
    await importText(state, 'customers', 'customer_id,time_zone\nC1,America/Lima\n');
    const { report } = await importText(state, 'orders', `${orders}O1,C1,2026-03-02T20:00:00Z,Z,,1,5\n`);
    expect(state.one('C1', 'ORDER', 'O1')).toMatchObject({ day: '2026-03-03' });
    expect(report.unchanged).toBe(1);
  });

  it('a line that comes again with blanks keeps what it said of delivery, cost and category', async () => {
    const state = new FakeState();
    const header = 'order_id,customer_id,ordered_at,sku,quantity,unit_price,unit_cost,delivered_on,category\n';
    await importText(state, 'customers', 'customer_id\nC1\n');
    await importText(state, 'orders', `${header}O1,C1,2026-01-01 10:00,S1,1,5,3,2026-01-03,soap\n`);
    const again = `${header}O1,C1,2026-01-01 10:00,S1,1,5,,,\n`;
    expect((await importText(state, 'orders', again)).report).toMatchObject({ unchanged: 1 });
    await importText(state, 'orders', again.replace('S1,1,5', 'S1,2,5'));
    const line = { quantity: '2', unitCost: '3', deliveredOn: '2026-01-03', category: 'soap' };
    expect(state.one('C1', 'ORDER', 'O1')).toMatchObject({ deliveredOn: '2026-01-03', lines: [line] });
  });

  it('never takes a line away, and refuses what exceeds one order', async () => {
    const state = new FakeState();
    const line = (n: number) => `O1,C1,2026-03-02 10:00,S${n},,1,5\n`;
    await importText(state, 'orders', orders + line(-1));
    const { report, rejects } = await importText(state, 'orders', orders + Array.from({ length: 2100 }, (_, n) => line(n)).join(''));
    expect(report.created + rejects.length).toBe(2100);
    expect(rejects[0]).toMatchObject({ column: 'order_id', value: 'O1', reason: 'too-many-lines' });
    expect(state.one('C1', 'ORDER', 'O1')).toMatchObject({ lines: expect.arrayContaining([expect.objectContaining({ sku: 'S-1' })]) });
  });
});

describe('a customers file', () => {
  const columns = 'customer_id,name,phone,country,time_zone,email_marketing,sms_marketing,credit\n';

  it('leaves what a row says nothing of', async () => {
    const state = new FakeState();
    await importText(state, 'customers', `${columns}C1,Ada,+8613800138000,,,yes,,good\n`);
    const { report } = await importText(state, 'customers', 'customer_id,name,attr.note\nC1,Ada King,hi\n');
    expect(report.changed).toBe(1);
    expect(state.one('C1', 'PROFILE', 'C1')).toEqual({
      id: 'C1',
      kind: 'person',
      name: 'Ada King',
      phone: '+8613800138000',
      timeZone: 'Asia/Shanghai',
      credit: 'good',
      attributes: { note: 'hi' },
    });
    expect(state.contacts.get('C1')).toMatchObject({ rev: 1, email: { consent: 'yes' }, sms: { consent: 'unknown' } });
  });

  it('resolves the zone anew where the phone moves, but never over the customer’s own', async () => {
    const state = new FakeState();
    const zone = () => state.one('C1', 'PROFILE', 'C1');
    await importText(state, 'customers', `${columns}C1,,+8613800138000,,,,,\n`);
    await importText(state, 'customers', `${columns}C1,,+81312345678,,,,,\n`);
    expect(zone()).toMatchObject({ timeZone: 'Asia/Tokyo' });
    await importText(state, 'customers', `${columns}C1,,,,Asia/Kathmandu,,,\n`);
    await importText(state, 'customers', `${columns}C1,,+8613800138000,,,,,\n`);
    expect(zone()).toMatchObject({ timeZone: 'Asia/Kathmandu', phone: '+8613800138000' });
  });

  it.each([
    ['withdrawn', 'yes', 'withdrawn'],
    ['withdrawn', 'no', 'withdrawn'],
    ['no', 'yes', 'yes'],
    ['yes', 'no', 'no'],
    ['yes', '', 'yes'],
    ['unknown', '', 'unknown'],
  ] as const)('makes of the consent %s with "%s" in the file: %s', async (consent, cell, then) => {
    const state = new FakeState();
    state.contacts.set('C1', { ...newContact, rev: 1, email: { consent, suppressed: 'hard' } });
    await importText(state, 'customers', `${columns}C1,,,,,${cell},,\n`);
    expect(state.contacts.get('C1')?.email).toEqual({ consent: then, suppressed: 'hard' });
  });

  it('never raises a consent that was withdrawn, whatever files say in whatever order', async () => {
    const cell = fc.constantFrom('', 'yes', 'no');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 12 }), async (rows) => {
        const state = new FakeState();
        state.contacts.set('C1', { ...newContact, rev: 1, email: { consent: 'withdrawn' }, sms: { consent: 'withdrawn' } });
        await importText(state, 'customers', columns + rows.map(([email, sms]) => `C1,,,,,${email},${sms},\n`).join(''));
        expect(state.contacts.get('C1')).toMatchObject({ rev: 1, email: { consent: 'withdrawn' }, sms: { consent: 'withdrawn' } });
      }),
      { numRuns: 40 },
    );
  });
});

describe('files of other kinds', () => {
  const withCustomer = async () => {
    const state = new FakeState();
    await importText(state, 'customers', 'customer_id,time_zone,credit\nC1,Asia/Tokyo,good\n');
    return state;
  };

  it('belong to a customer that there is', async () => {
    const { rejects } = await importText(new FakeState(), 'assets', 'asset_id,customer_id\nA1,C9\n');
    expect(rejects).toEqual([{ line: 2, column: 'customer_id', value: 'C9', reason: 'unknown-customer' }]);
  });

  it('points: an event happens once, on the customer’s day', async () => {
    const state = await withCustomer();
    const text =
      'event_id,customer_id,at,points,source\nE1,C1,2026-03-02T20:00:00Z,50,promotion\nE1,C1,2026-03-02T20:00:00Z,70,promotion\n';
    const { report } = await importText(state, 'points', text);
    expect(report).toMatchObject({ created: 1, unchanged: 1 });
    expect(state.one('C1', 'POINTS', 'E1')).toEqual({ id: 'E1', day: '2026-03-03', points: '50', source: 'promotion' });
  });

  it('credit: the latest dated standing wins, in whatever order it comes, and over an undated one', async () => {
    const state = await withCustomer();
    const text = 'event_id,customer_id,at,standing\nE2,C1,2026-03-02,bad\nE1,C1,2026-01-01,good\n';
    expect((await importText(state, 'credit', text)).report).toMatchObject({ changed: 2 });
    await importText(state, 'customers', 'customer_id,credit\nC1,good\n');
    expect(state.one('C1', 'PROFILE', 'C1')).toMatchObject({ credit: 'bad' });
  });

  it('facts: another date of the same kind and subject moves it', async () => {
    const state = await withCustomer();
    await importText(state, 'facts', 'customer_id,kind,date,repeats,value.who\nC1,wedding,2030-05-01,yearly,Bo\n');
    expect((await importText(state, 'facts', 'customer_id,kind,date\nC1,wedding,2030-05-02\n')).report.changed).toBe(1);
    expect(state.one('C1', 'OWN_FACT', 'wedding#C1')).toMatchObject({ date: '2030-05-02', repeats: 'never' });
  });

  it('recalls: land on each piece of the model in the range, and leave what its owner acknowledged', async () => {
    const state = await withCustomer();
    await importText(state, 'assets', 'asset_id,customer_id,model,serial\nA1,C1,WM,0100\nA2,C1,WM,0200\nA3,C1,WM,01500\nA4,C1,TV,0150\n');
    const columns = 'recall_id,model,serial_from,serial_to,reason,safety,starts_on\n';
    const recalls = (reason: string) => importText(state, 'recalls', `${columns}R1,WM,0100,0199,${reason},yes,2026-12-01\n`);
    expect((await recalls('door')).report.created).toBe(1);
    const recalled = state.stored.get('C1\nRECALL\nR1#A1');
    if (recalled?.record.type !== 'RECALL') throw new Error('no recall');
    state.stored.set('C1\nRECALL\nR1#A1', {
      ...recalled,
      record: { type: 'RECALL', body: { ...recalled.record.body, acknowledgedOn: '2026-12-02' } },
    });
    expect((await recalls('hinge')).report.changed).toBe(1);
    expect(state.count('RECALL')).toBe(1);
    expect(state.one('C1', 'RECALL', 'R1#A1')).toMatchObject({ reason: 'hinge', acknowledgedOn: '2026-12-02' });
  });
});

describe('applies each good row once', () => {
  const garbage = fc.constantFrom(
    '',
    '"',
    ',,,',
    'O1,C1',
    'O1,C1,yesterday,S,,1,1',
    'O1,C1,2026-01-01 10:00,S,,one,1',
    '\0,\ud800,x,y,z,1,1',
  );
  const line = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: -3, max: 9 }))
    .map(([order, customer, sku, quantity]) => `O${order},C${customer},2026-01-0${order + 1} 10:00,S${sku},,${quantity},2.50`);

  it('whatever stands beside it, however often the file comes, and wherever it was cut short', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(line, garbage), { maxLength: 40 }), fc.nat(), async (lines, cut) => {
        const text = `${orders}${lines.join('\n')}\n`;
        const whole = new FakeState();
        const { report } = await importText(whole, 'orders', text);
        const good = lines.filter((one) => /^O\d,C\d,2026-01-0\d 10:00,S\d,,-?\d,2\.50$/.test(one)).length;
        expect(report.created).toBe(good);
        expect(report.read).toBe(report.created + report.changed + report.unchanged + report.rejected);

        const cutShort = new FakeState();
        await importText(cutShort, 'orders', orders + lines.slice(0, cut % (lines.length + 1)).join('\n'));
        await importText(cutShort, 'orders', text);
        const bodies = (state: FakeState) => Object.fromEntries([...state.stored].map(([key, { record }]) => [key, record]));
        expect(bodies(cutShort)).toEqual(bodies(whole));

        whole.writes = 0;
        expect((await importText(whole, 'orders', text)).report).toMatchObject({ created: 0, changed: 0, unchanged: good });
        expect(whole.writes).toBe(0);
      }),
      { numRuns: 80 },
    );
  });

  it('where somebody else writes the same record meanwhile', async () => {
    const state = new FakeState();
    await importText(state, 'customers', 'customer_id,name\nC1,Ada\n');
    let interfered = false;
    state.beforeWrite = () => {
      if (interfered) return;
      interfered = true;
      const stored = state.stored.get('C1\nPROFILE\nC1');
      if (stored?.record.type !== 'PROFILE') throw new Error('no profile');
      const body = { ...stored.record.body, attributes: { note: 'theirs' } };
      state.stored.set('C1\nPROFILE\nC1', { ...stored, record: { type: 'PROFILE', body }, rev: stored.rev + 1 });
    };
    await importText(state, 'customers', 'customer_id,name\nC1,Ada King\n');
    expect(state.one('C1', 'PROFILE', 'C1')).toMatchObject({ name: 'Ada King', attributes: { note: 'theirs' } });
  });
});
