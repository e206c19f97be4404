import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { runCare } from '../../cli/care.ts';
import { importContext } from '../../domain/import/import-context.ts';
import { parseRow } from '../../domain/import/parse-row.ts';
import type { Endpoint } from '../../domain/pinpoint/endpoint.ts';
import { mergePerson } from '../../domain/pinpoint/merge-person.ts';
import { defaultSettings } from '../../domain/settings.ts';

const context = importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, Date.parse('2026-11-22T00:00:00Z'));

/** As Pinpoint's developer guide shows an exported endpoint. */
const ada = {
  ChannelType: 'EMAIL',
  Address: 'ada@example.com',
  Location: { City: 'London', Country: 'GB', PostalCode: 'N1' },
  Demographic: { Locale: 'en_GB', Timezone: 'Europe/London', Make: 'none' },
  EffectiveDate: '2026-03-01T10:00:00.000Z',
  EndpointStatus: 'ACTIVE',
  OptOut: 'NONE',
  RequestId: 'r-1',
  CohortId: '10',
  Attributes: { Interests: ['ovens', 'fridges'] },
  Metrics: { Visits: 7 },
  User: { UserId: 'U1', UserAttributes: { FirstName: ['Ada'], LastName: ['King'], Birthday: ['1980-02-29'] } },
  Id: 'e-1',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pinpoint-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function convert(files: Readonly<Record<string, string | Buffer>>, ...more: string[]) {
  const said: string[] = [];
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const [out, notes] = [join(folder, 'customers.jsonl'), join(folder, 'notes.jsonl')];
  const to = { out: (text: string) => said.push(text), err: (text: string) => said.push(text), terminal: undefined };
  const code = await runCare(['from-pinpoint', ...paths, '--out', out, '--notes', notes, ...more], to);
  const lines = async (file: string) =>
    (await readFile(file, 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { code, said: said.join('\n'), customers: await lines(out), notes: await lines(notes) };
}

const jsonLines = (...endpoints: readonly object[]) => endpoints.map((each) => JSON.stringify(each)).join('\n');

describe('care from-pinpoint', () => {
  it('makes one customer of the endpoints of a user', async () => {
    const phone = { ...ada, Id: 'e-2', ChannelType: 'SMS', Address: '+447700900123', OptOut: 'ALL', Attributes: {} };
    const { code, customers, said } = await convert({ 'a.jsonl': jsonLines(ada, phone) }, '--map', 'Birthday=born_on', '--others-agreed');
    expect(code).toBe(0);
    expect(customers).toEqual([
      {
        customer_id: 'U1',
        email: 'ada@example.com',
        email_marketing: 'yes',
        phone: '+447700900123',
        sms_marketing: 'no',
        time_zone: 'Europe/London',
        locale: 'en-GB',
        country: 'GB',
        name: 'Ada King',
        born_on: '1980-02-29',
        'attr.Interests': 'ovens; fridges',
        'attr.Visits': '7',
        'attr.FirstName': 'Ada',
        'attr.LastName': 'King',
      },
    ]);
    expect(said).toContain('1 of SMS: they stay out');
  });

  it('nobody has agreed but by the word of whoever runs it; who opted out stays out either way', async () => {
    const out = { ...ada, Id: 'e-3', User: { UserId: 'U2' }, OptOut: 'ALL', Address: 'b@example.com' };
    expect((await convert({ 'a.jsonl': jsonLines(ada, out) })).customers.map((row) => row.email_marketing)).toEqual([undefined, 'no']);
  });

  it('the newest active address counts; an opt-out of an older one is an opt-out of the channel', async () => {
    const older = { ...ada, Id: 'e-0', Address: 'old@example.com', EffectiveDate: '2020-01-01T00:00:00.000Z', OptOut: 'ALL' };
    const dead = { ...ada, Id: 'e-9', Address: 'dead@example.com', EffectiveDate: '2026-10-01T00:00:00.000Z', EndpointStatus: 'INACTIVE' };
    const { customers, notes } = await convert({ 'a.jsonl': jsonLines(older, ada, dead) }, '--others-agreed');
    expect(customers).toMatchObject([{ email: 'ada@example.com', email_marketing: 'no' }]);
    expect(notes.map(({ source, what }) => [source.split(':').at(-1), what])).toEqual([
      ['3', 'inactive'],
      ['1', 'older-address'],
    ]);
  });

  it('reads CSV, gzip and several files as one; a user’s rows may stand in different ones', async () => {
    const csv =
      'Id,ChannelType,Address,OptOut,User.UserId,User.UserAttributes.Pet.Name,Demographic.Timezone,Attributes.Plan\n' +
      'c-1,SMS,+447700900123,NONE,U1,"Rex, the dog",Asia/Shanghai,gold\n';
    const { customers } = await convert({ 'a.jsonl.gz': gzipSync(jsonLines(ada)), 'b.csv': csv });
    expect(customers).toMatchObject([
      { customer_id: 'U1', email: 'ada@example.com', phone: '+447700900123', 'attr.Pet.Name': 'Rex, the dog', 'attr.Plan': 'gold' },
    ]);
  });

  it('endpoints without a user are joined by their address', async () => {
    const { User: _, ...loose } = ada;
    const { customers, notes } = await convert({ 'a.jsonl': jsonLines(loose, { ...loose, Id: 'e-7', Address: 'ADA@example.com' }, ada) });
    expect(customers.map((row) => row.customer_id)).toEqual(['e-1', 'U1']);
    expect(notes).toContainEqual(expect.objectContaining({ what: 'same-address', customer: 'U1', as: 'e-1' }));
  });

  it('each line that is no endpoint is told with its place and its reason, and the rest goes on', async () => {
    const { code, customers, notes, said } = await convert({
      'a.jsonl': `${jsonLines(ada)}\n{"Id": \n\n{"ChannelType":"EMAIL"}\n[]\n"text"\n${jsonLines({ ...ada, Id: 'e-5', User: { UserId: 'x'.repeat(129) } })}`,
      'b.csv': 'Id,ChannelType,Address\n1,EMAIL\n2,EMAIL,c@example.com\n',
    });
    expect(code).toBe(1);
    expect(customers.map((row) => row.customer_id)).toEqual(['U1', '2']);
    expect(notes.map(({ source, what, reason }) => [source.slice(folder.length + 1), what, reason])).toEqual([
      ['a.jsonl:2', 'refused-line', 'malformed-json'],
      ['a.jsonl:4', 'refused-line', 'unknown-value'],
      ['a.jsonl:5', 'refused-line', 'unknown-value'],
      ['a.jsonl:6', 'refused-line', 'unknown-value'],
      ['b.csv:2', 'refused-line', 'cell-count'],
      ['a.jsonl:7', 'not-a-customer', 'too-long'],
    ]);
    expect(said).toContain('5 lines that are no endpoint');
  });

  it('a bad value is left out and the person stays', async () => {
    const bad = { ...ada, Address: 'no address', Demographic: { Timezone: 'PST', Locale: 'en_US' }, Location: { Country: 'GBR' } };
    const { customers, notes } = await convert({ 'a.jsonl': jsonLines(bad) });
    expect(customers).toMatchObject([{ customer_id: 'U1', locale: 'en-US', name: 'Ada King' }]);
    expect(customers[0]).not.toHaveProperty('email');
    expect(notes.filter(({ what }) => what === 'left-out').map(({ column, reason }) => [column, reason])).toEqual([
      ['country', 'unknown-country'],
      ['email', 'malformed-email'],
      ['time_zone', 'unknown-time-zone'],
    ]);
  });

  it('says in a sentence what is no export, and writes over none', async () => {
    expect(await convert({ 'empty.jsonl': '' })).toMatchObject({ code: 3, said: expect.stringContaining('The file is empty') });
    expect(await convert({ 'other.csv': 'name,age\nx,1\n' })).toMatchObject({ code: 3, said: expect.stringContaining('no column Id') });
    const own = join(folder, 'own.jsonl');
    await writeFile(own, jsonLines(ada));
    const said: string[] = [];
    const to = { out: () => undefined, err: (text: string) => said.push(text), terminal: undefined };
    expect(await runCare(['from-pinpoint', own, '--out', own], to)).toBe(2);
    expect(await readFile(own, 'utf8')).toBe(jsonLines(ada));
  });
});

it('whatever an export holds, the import takes every row that comes of it', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.constantFrom('a@example.com', '+447700900123', 'Europe/Paris', 'en_US', 'FR', '2001-02-29'),
  );
  const attributes = fc.dictionary(fc.string({ maxLength: 210 }), fc.string({ maxLength: 2100 }), { maxKeys: 4 });
  const endpoint: fc.Arbitrary<Endpoint> = fc.record({
    source: fc.constant('f:1'),
    id: fc.string({ minLength: 1, maxLength: 140 }),
    userId: fc.constant('U1'),
    channel: fc.constantFrom('EMAIL', 'SMS', 'GCM'),
    address: fc.option(text, { nil: undefined }),
    optedOut: fc.boolean(),
    active: fc.boolean(),
    effectiveAt: fc.constantFrom('', '2026-01-01T00:00:00Z', '2025-01-01T00:00:00Z'),
    timeZone: fc.option(text, { nil: undefined }),
    locale: fc.option(text, { nil: undefined }),
    country: fc.option(text, { nil: undefined }),
    attributes,
    userAttributes: attributes,
  });
  fc.assert(
    fc.property(fc.array(endpoint, { minLength: 1, maxLength: 5 }), fc.boolean(), (endpoints, othersAgreed) => {
      const { cells } = mergePerson(endpoints, { context, othersAgreed, columns: { Birthday: 'born_on' } });
      if (cells === undefined) return;
      expect(parseRow('customers', { line: 1, cells }, context)).not.toHaveProperty('reject');
      const optedOut = endpoints.some((each) => each.channel === 'EMAIL' && each.address !== undefined && each.optedOut);
      if (optedOut) expect(cells.email_marketing).toBe('no');
      if (!othersAgreed) expect(cells.email_marketing).not.toBe('yes');
    }),
    { numRuns: 300 },
  );
});
