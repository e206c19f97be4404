import { readRows } from '../../adapters/csv/read-rows.ts';
import { dynamoModelOwners } from '../../adapters/dynamo/dynamo-model-owners.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import type { Item } from '../../adapters/dynamo/table.ts';
import { shortLinkReader } from '../../adapters/links/short-links.ts';
import { signToken } from '../../adapters/links/token.ts';
import { tokenReader } from '../../adapters/links/token-reader.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import { customerPages } from '../../pages/app.ts';
import type { PageServices } from '../../pages/services.ts';
import { receiveText } from '../../workflows/feedback/receive-text.ts';
import { recordFeedback } from '../../workflows/feedback/record-feedback.ts';
import { importRecords } from '../../workflows/import-records.ts';
import { anImportContext, bytesOf } from './import-text.ts';
import { sendBench } from './send-bench.ts';
import { deriverOf, stateChanges } from './stream-records.ts';

const keyring = { tenant: 'test', keys: [{ kid: 'k1', secret: 'a secret of the tests, long enough to be one' }] } as const;

/** What nobody else writes: found anywhere, it is this person. Numbers cannot hold letters. */
const phoneOf = (n: number): string => `+4477${String(10_000_000 + n * 7 + 55_501)}`;
const canary = (n: number, field: string): string => `kanari${String(n).padStart(5, '0')}${field}x`;

const files: readonly (readonly [ImportKind, string, (n: number) => readonly string[]])[] = [
  [
    'customers',
    'customer_id,name,email,phone,locale,country,time_zone,household_id,email_marketing,sms_marketing,tone,attr.note,born_on,joined_on',
    (n) => [
      canary(n, 'id'),
      canary(n, 'name'),
      `${canary(n, 'mail')}@example.com`,
      phoneOf(n),
      'en',
      'GB',
      'Europe/London',
      canary(n, 'home'),
      'yes',
      'yes',
      canary(n, 'tone'),
      canary(n, 'attr'),
      '1980-11-21',
      '2024-03-01',
    ],
  ],
  [
    'assets',
    'asset_id,customer_id,model,name,category,serial,purchased_on',
    (n) => [
      canary(n, 'asset'),
      canary(n, 'id'),
      canary(n, 'model'),
      canary(n, 'thing'),
      canary(n, 'kind'),
      canary(n, 'serial'),
      '2023-11-21',
    ],
  ],
  [
    'orders',
    'order_id,customer_id,ordered_at,sku,description,category,quantity,unit_price,delivered_on',
    (n) => [
      canary(n, 'order'),
      canary(n, 'id'),
      '2026-11-01T10:00:00Z',
      canary(n, 'sku'),
      canary(n, 'what'),
      canary(n, 'cat'),
      '1',
      '10',
      '2026-11-14',
    ],
  ],
  [
    'facts',
    'customer_id,kind,subject,date,repeats,value.of',
    (n) => [canary(n, 'id'), 'insurance.renewal', canary(n, 'policy'), '2026-12-24', 'never', canary(n, 'value')],
  ],
  [
    'points',
    'event_id,customer_id,at,points,source',
    (n) => [canary(n, 'event'), canary(n, 'id'), '2026-10-01T10:00:00Z', '5', 'promotion'],
  ],
  [
    'supplies',
    'supply_id,customer_id,sku,delivered_on,quantity,unit,heads,use_per_head_per_day',
    (n) => [canary(n, 'stock'), canary(n, 'id'), canary(n, 'feed'), '2026-11-01', '100', 'kg', '1', '1'],
  ],
];

/** Fields of a file that are looked for in the export. */
const planted = (n: number): readonly string[] => [
  ...files.flatMap(([, , row]) => row(n).filter((cell) => cell.startsWith('kanari') || cell.startsWith('+44'))),
  canary(n, 'comment'),
  canary(n, 'texted'),
];

const isCanary = (text: string): boolean => /kanari\d{5}|\+4477\d{8}/.test(decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25')));
const textOf = (item: Item): string => JSON.stringify(item, (_key, value) => (value instanceof Set ? [...value] : value));

/** People with a canary in every field go through import, sends, survey, preferences, feedback and STOP, are exported, and are erased. */
export async function canariesThroughEverything(people: number) {
  const said: string[] = [];
  let codes = 0;
  const bench = sendBench();
  const { stores, table, clock } = bench;
  clock.at = Date.parse('2026-11-21T07:00:00Z');
  await bench.start(...starterCampaigns.map((campaign) => ({ ...campaign, live: true, approved: true })));
  await bench.tick();
  const requests = dynamoSubjectRequests(table);
  const services: PageServices = {
    ...stores,
    requests,
    newCode: () => {
      codes += 1;
      return `CARE-${codes}`;
    },
    shortLink: shortLinkReader(keyring, stores.shortLinks),
    myDataLink: () => '/p/my-data/x',
    tokens: tokenReader(keyring, clock),
  };
  const pages = customerPages(services, (fault) => said.push(String(fault)));
  const ports = {
    records: stores.records,
    gates: stores.gates,
    manyGates: stores.manyGates,
    tombstones: stores.tombstones,
    owners: dynamoModelOwners(table),
    recalls: stores.recalls,
    states: stores.states,
    writes: stores.writes,
  };
  const ids = Array.from({ length: people }, (_, n) => canary(n, 'id'));

  const bringIn = async (kind: ImportKind, header: string, rows: readonly (readonly string[])[]) => {
    const csv = [header, ...rows.map((row) => row.join(','))].join('\n');
    const rejects: { line: number; column: string; reason: string }[] = [];
    const report = await importRecords(ports, {
      kind,
      source: readRows(bytesOf(csv), kind),
      context: anImportContext(clock.at),
      onRejects: async (lot) => void rejects.push(...lot),
    });
    return { report, rejects };
  };
  let seen = 0;
  const settle = async (hours: number) => {
    await deriverOf(bench, (fault) => said.push(String(fault)))({ Records: stateChanges(bench.changes.slice(seen)) } as never);
    seen = bench.changes.length;
    await bench.drain();
    for (let hour = 0; hour < hours; hour++) await bench.live(clock.at + HOUR);
  };
  const link = (page: string, purpose: 'survey' | 'preferences' | 'opt-out', customer: string, subject = '') =>
    `/p/${page}/${signToken(keyring, { purpose, customer, subject, expiresAt: clock.at + DAY })}`;
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

  for (const [kind, header, row] of files)
    await bringIn(
      kind,
      header,
      ids.map((_, n) => row(n)),
    );
  await settle(6);
  const sentBefore = bench.accepted.length;
  for (const { message } of bench.accepted.slice()) {
    const { channel, tags } = message;
    for (const kind of ['delivered', 'opened', 'clicked'] as const)
      await recordFeedback(stores, {
        kind,
        channel,
        ...tags,
        providerId: 'p',
        at: clock.at,
        hit: { userAgent: 'Mozilla/5.0 (iPhone)', link: 'a' },
      });
  }
  for (const [n, customer] of ids.entries()) {
    const invitation = `satisfaction-survey/day7/${canary(n, 'order')}/2026-11-14`;
    await pages.request(
      link('survey', 'survey', customer, invitation),
      form({ perceived: '2', expected: '5', comment: canary(n, 'comment') }),
    );
    await pages.request(
      link('preferences', 'preferences', customer),
      form({ form: 'preferences', shown: 'email', language: 'zh', less: 'on' }),
    );
    await receiveText(stores, { id: `${n}a`, from: phoneOf(n), body: `please help ${canary(n, 'texted')}`, at: clock.at });
    await receiveText(stores, { id: `${n}b`, from: phoneOf(n), body: 'STOP', at: clock.at });
  }
  await settle(2);

  const missing: string[] = [];
  for (const [n, customer] of ids.entries()) {
    const held = ((await requests.exportOf(customer)) ?? []).map(textOf).join('\n');
    missing.push(...planted(n).filter((text) => !held.includes(text)));
  }
  const heldBefore = [...table.items()].map(textOf).filter(isCanary).length;
  for (const customer of ids) await requests.erase(customer, clock.at);
  const acceptedBefore = bench.accepted.length;
  await settle(2);
  await requests.finishErasures(clock.at);
  await settle(1);
  const comeBack = await bringIn(
    files[0]?.[0] ?? 'customers',
    files[0]?.[1] ?? '',
    ids.map((_, n) => files[0]?.[2](n) ?? []),
  );
  const elsewhere = await bringIn(
    'customers',
    'customer_id,email,phone',
    ids.map((_, n) => [`other${n}`, `${canary(n, 'mail').toUpperCase()}@example.com`, phoneOf(n)]),
  );

  const places = {
    table: [...table.items()].map(textOf),
    queue: bench.letters.map(({ body }) => body),
    'dead letters': bench.deadLetters.map(({ body }) => body),
    faults: said,
  };
  return {
    sentBefore,
    heldBefore,
    missing,
    sentAfter: bench.accepted.length - acceptedBefore,
    found: Object.entries(places).flatMap(([place, texts]) => texts.filter(isCanary).map((text) => `${place}: ${text.slice(0, 300)}`)),
    comeBack: comeBack.rejects.length + elsewhere.rejects.length,
  };
}
