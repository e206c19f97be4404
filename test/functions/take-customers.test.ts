import { readFileSync } from 'node:fs';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { dynamoTableMarks } from '../../adapters/dynamo/dynamo-table-marks.ts';
import { createHandler } from '../../functions/take-customers/handler.ts';
import { readColumns } from '../../functions/take-customers/read-table-change.ts';
import { configOf } from '../../lib/config.ts';
import { LOCAL_CUSTOMER_TABLE } from '../../local/events/customer-table.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const stream = 'arn:aws:dynamodb:eu-west-1:111122223333:table/Crm/stream/2026-01-01T00:00:00.000';
const map = {
  customer_id: 'id',
  name: 'fullName',
  email: 'contact.email',
  phone: 'contact.phone',
  joined_on: 'createdAt',
  email_marketing: 'newsletter',
  'attr.tags': 'tags',
  'attr.size': 'shoe.size',
};
const jo = {
  id: { S: 'C-1' },
  fullName: { S: 'Jo Lane' },
  contact: { M: { email: { S: 'jo@example.com' }, phone: { S: '+447700900123' } } },
  createdAt: { S: '2024-05-01T10:00:00.000Z' },
  newsletter: { BOOL: true },
} satisfies Record<string, AttributeValue>;

let cloud: ReturnType<typeof consoleCloud>;
beforeEach(async () => {
  cloud = consoleCloud();
  await cloud.settings({});
});

const change = (sequence: number, image: object, own: object = {}): DynamoDBRecord =>
  ({
    eventID: `event-${sequence}`,
    eventName: 'MODIFY',
    eventSourceARN: stream,
    dynamodb: { SequenceNumber: String(sequence), Keys: { id: { S: 'C-1' } }, NewImage: image, ...own },
  }) as DynamoDBRecord;
const log = () => dynamoEventLog(cloud.table);
const services = (own: object = {}) => ({
  clock: cloud.clock,
  log: log(),
  marks: dynamoTableMarks(cloud.table),
  takeRecords: cloud.services.takeRecords,
  ...own,
});
const take = (...Records: DynamoDBRecord[]) => createHandler(services(), readColumns(JSON.stringify(map)))({ Records });
const customer = async (id = 'C-1') => (await cloud.states.load(id))?.customer;
const refused = async () => (await log().refused(10)).map(({ id, source, reasons }) => [id, source, ...reasons]);

describe('a company’s own table of customers', () => {
  it('an item is a row: attributes and paths by the map, a flag as yes, of a time the date', async () => {
    expect(await take(change(1, jo))).toEqual({ batchItemFailures: [] });
    expect(await customer()).toMatchObject({ name: 'Jo Lane', email: 'jo@example.com', phone: '+447700900123', joinedOn: '2024-05-01' });
    expect(await cloud.gates.read('C-1')).toMatchObject({ email: { consent: 'yes' }, sms: { consent: 'unknown' } });
    expect(await refused()).toEqual([]);
  });

  it('the example is taken by the map of a laptop, but for what no column asks for', async () => {
    const item = JSON.parse(readFileSync(new URL('../../examples/customer-table-item.json', import.meta.url), 'utf8'));
    await createHandler(services(), LOCAL_CUSTOMER_TABLE.map)({ Records: [change(1, item)] });
    const { id, name, timeZone, bornOn, attributes } = (await customer()) ?? {};
    expect({ id, name, timeZone, bornOn, attributes }).toEqual({
      id: 'C-1',
      name: 'Jo Lane',
      timeZone: 'Europe/London',
      bornOn: '1980-02-29',
      attributes: { plan: 'pro' },
    });
    expect(configOf({ stage: 'dev', customerTable: LOCAL_CUSTOMER_TABLE }).customerTable).toEqual(LOCAL_CUSTOMER_TABLE);
  });

  it('numbers stay as they are written, sets and lists are one text, a name with a dot goes before a path', async () => {
    const item = {
      id: { N: '12345678901234567890' },
      tags: { SS: ['a', 'b'] },
      'shoe.size': { N: '42.50' },
      shoe: { M: { size: { N: '1' } } },
    };
    await take(change(1, item), change(2, { id: { S: 'C-2' }, tags: { L: [{ N: '1' }, { NULL: true }, { BOOL: false }] } }));
    expect(await customer('12345678901234567890')).toMatchObject({ attributes: { tags: 'a, b', size: '42.50' } });
    expect((await customer('C-2'))?.attributes).toEqual({ tags: '1, false' });
  });

  it('what an item does not say, or says as null or blank, stays as it is', async () => {
    await take(change(1, jo));
    await take(change(2, { id: { S: 'C-1' }, fullName: { S: 'Joanna Lane' }, contact: { NULL: true }, createdAt: { S: '' } }));
    expect(await customer()).toMatchObject({ name: 'Joanna Lane', email: 'jo@example.com', joinedOn: '2024-05-01' });
  });

  it.each<[string, object, string]>([
    ['no id', { fullName: { S: 'Jo' } }, 'customers.customer_id: missing'],
    ['no image at all, by a stream that holds none', {}, 'customers.customer_id: missing'],
    ['an address that is none', { ...jo, contact: { M: { email: { S: 'jo' } } } }, 'customers.email: malformed-email'],
    ['a name without end', { ...jo, fullName: { S: 'x'.repeat(201) } }, 'customers.name: too-long'],
    ['an item without end', { ...jo, tags: { S: 'x'.repeat(70_000) } }, 'customers: too-long'],
    ['a map where a text should be', { ...jo, fullName: { M: { first: { S: 'Jo' } } } }, 'customers.name: unknown-value'],
    ['bytes', { ...jo, fullName: { B: 'aGk=' } }, 'customers.name: unknown-value'],
    ['an attribute of no kind', { ...jo, fullName: 'Jo' }, 'customers.name: unknown-value'],
    ['a consent in a word of their own', { ...jo, newsletter: { S: 'subscribed' } }, 'customers.email_marketing: unknown-value'],
    ['a date in seconds', { ...jo, createdAt: { N: '1714557600' } }, 'customers.joined_on: malformed-date'],
  ])('%s goes on record with its reason and without what stood there, and holds nobody up', async (_what, item, reason) => {
    await take(change(1, item), change(2, { ...jo, id: { S: 'C-2' } }, { Keys: { id: { S: 'C-2' } } }));
    expect(await refused()).toEqual([['event-1', 'table/Crm', reason]]);
    expect(await customer()).toBeUndefined();
    expect(await customer('C-2')).toMatchObject({ name: 'Jo Lane' });
  });

  it('a change that comes twice, or after a later one of its item, changes nothing back', async () => {
    const named = (sequence: number, name: string) => change(sequence, { ...jo, fullName: { S: name } });
    await take(named(9, 'Jo'), named(10, 'Joanna'));
    await take(named(9, 'Jo'), named(10, 'Other'));
    expect(await customer()).toMatchObject({ name: 'Joanna' });
    await take(named(11, 'Jo-Ann'), named(11, 'Jo-Ann'), named(9, 'Jo'));
    expect(await customer()).toMatchObject({ name: 'Jo-Ann' });
  });

  it('is told anew by another stream, whose numbers begin anew', async () => {
    await take(change(100, jo));
    const again = { ...change(1, { ...jo, fullName: { S: 'Joanna' } }), eventSourceARN: stream.replace('2026-01-01', '2026-06-01') };
    await take(again);
    expect(await customer()).toMatchObject({ name: 'Joanna' });
  });

  it('does not bring back whoever was erased, and tells of it without their id', async () => {
    await take(change(1, jo));
    await cloud.services.requests.erase('C-1', cloud.clock.at);
    await take(change(2, jo));
    expect(await customer()).toBeUndefined();
    expect(await refused()).toEqual([['event-2', 'table/Crm', 'customers.phone: erased']]);
  });

  it('never raises what the person withdrew', async () => {
    await take(change(1, jo));
    const { rev, ...gate } = await cloud.gates.read('C-1');
    await cloud.gates.write('C-1', { ...gate, email: { consent: 'withdrawn' } }, rev);
    await take(change(2, { ...jo, newsletter: { BOOL: false } }), change(3, jo));
    expect(await cloud.gates.read('C-1')).toMatchObject({ email: { consent: 'withdrawn' } });
  });

  it('fails where it could not be taken for a reason of ours, and is taken when it comes again', async () => {
    const failing = services({ takeRecords: async () => Promise.reject(new Error('DynamoDB is away')) });
    await expect(createHandler(failing, map)({ Records: [change(1, jo)] })).rejects.toThrow('DynamoDB is away');
    await take(change(1, jo));
    expect(await customer()).toMatchObject({ name: 'Jo Lane' });
  });

  it('fails at what no stream of a table tells', async () => {
    await expect(take({ eventName: 'INSERT' } as DynamoDBRecord)).rejects.toThrow(/SequenceNumber|dynamodb/);
  });
});
