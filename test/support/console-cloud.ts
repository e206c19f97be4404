import { readFile } from 'node:fs/promises';
import { readJsonRow } from '../../adapters/csv/json-records.ts';
import { readRows } from '../../adapters/csv/read-rows.ts';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { dynamoAudienceWalk } from '../../adapters/dynamo/dynamo-audience-walk.ts';
import { dynamoBreakerBook } from '../../adapters/dynamo/dynamo-breaker-book.ts';
import { dynamoBroadcastBook } from '../../adapters/dynamo/dynamo-broadcast-book.ts';
import { dynamoCampaignDesk } from '../../adapters/dynamo/dynamo-campaign-desk.ts';
import { dynamoCampaignNumbers } from '../../adapters/dynamo/dynamo-campaign-numbers.ts';
import { dynamoCustomerDirectory } from '../../adapters/dynamo/dynamo-customer-directory.ts';
import { dynamoDraftBook } from '../../adapters/dynamo/dynamo-draft-book.ts';
import { dynamoEventLog } from '../../adapters/dynamo/dynamo-event-log.ts';
import { dynamoImportBook } from '../../adapters/dynamo/dynamo-import-book.ts';
import { dynamoImportTraces } from '../../adapters/dynamo/dynamo-import-traces.ts';
import { dynamoJoinBook } from '../../adapters/dynamo/dynamo-join-book.ts';
import { dynamoRecallDraftBook } from '../../adapters/dynamo/dynamo-recall-draft-book.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { dynamoWebhookBook } from '../../adapters/dynamo/dynamo-webhook-book.ts';
import { type ChangeRecord, memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { openKeyedHash } from '../../adapters/erasure/keyed-hash.ts';
import { followedTokens } from '../../adapters/links/followed-tokens.ts';
import { shortLinkReader } from '../../adapters/links/short-links.ts';
import { type Claims, signToken } from '../../adapters/links/token.ts';
import { tokenReader } from '../../adapters/links/token-reader.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { logKey } from '../../adapters/s3/import-log-lines.ts';
import { measureSms } from '../../adapters/sms/segments.ts';
import { lintTemplate } from '../../adapters/templates/lint-template.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { samplesOf } from '../../campaigns/sample-values.ts';
import { starterTexts } from '../../campaigns/starter-texts.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import type { ConsoleServices } from '../../console/api/services.ts';
import { type Contact, newContact } from '../../domain/contact.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import type { Reject } from '../../domain/import/reject.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { readSettings } from '../../domain/settings-file.ts';
import { codeOf } from '../../domain/vouchers/voucher.ts';
import type { PageServices } from '../../pages/services.ts';
import type { DuePage } from '../../workflows/due-queue.ts';
import { explain } from '../../workflows/explain-occasion.ts';
import type { ImportShelf, LeftRecord, RejectedRow } from '../../workflows/import-shelf.ts';
import type { LoggedChange } from '../../workflows/imports/import-log.ts';
import { undoImport } from '../../workflows/imports/undo-import.ts';
import type { StateRecord } from '../../workflows/records.ts';
import { type ImportFiles, runImport } from '../../workflows/run-import.ts';
import { takeRecords } from '../../workflows/take-records.ts';
import type { WebhookJob } from '../../workflows/webhooks/webhook-book.ts';
import { bytesOf } from './import-text.ts';

/** MJML is loaded by those tests alone that look at a mail. */
const compileInLayout: ConsoleServices['compiler']['compile'] = async (source) => {
  const layout = await readFile(new URL('../../campaigns/layout.mjml', import.meta.url), 'utf8');
  return await (await import('../../campaigns/compile-content.ts')).compileContent(layout, source);
};

export const keyring = { tenant: 'test', keys: [{ kid: 'k1', secret: 'a secret of the tests, long enough to be one' }] } as const;

/** Counts of how often a link was used, and what staff did: written beside what a test is about. */
const unseen: ReadonlySet<string> = new Set(['USES', 'AUDIT', 'ONCE']);

/** Everything that the console and the customers' pages stand on, in memory or on the table that is given; `changes` lists every write that changed something, but for what is `unseen`. */
export function consoleCloud(start = Date.parse('2026-11-22T09:00:00Z'), given?: Table) {
  const changes: ChangeRecord[] = [];
  const clock = { at: start, now: () => clock.at };
  const inMemory = () => memoryTable({ onChange: (change) => void (unseen.has(String(change.newImage?.type)) || changes.push(change)) });
  const stores = storesOn(given ?? inMemory(), clock);
  const { table } = stores;
  const book = dynamoImportBook(table);
  const rejects: RejectedRow[] = [];
  const logs = new Map<string, readonly LoggedChange[]>();
  const left: LeftRecord[] = [];
  const log = {
    read: async (id: string, part: number) => logs.get(logKey(id, part)) ?? [],
    writeLeft: async (_id: string, records: readonly LeftRecord[]) => void left.push(...records),
  };
  const imports: ImportShelf = {
    create: (record) => book.create(record),
    list: (limit) => book.list(limit),
    get: (id) => book.get(id),
    rejects: async (_id, limit) => rejects.slice(0, limit),
    put: (record) => book.put(record),
    changes: async (id, part) => logs.get(logKey(id, part)) ?? [],
    left: async () => left,
    uploadUrl: async (key) => `/upload/${key}`,
    async handIn(key, text) {
      const [, kind, id = '', fileName = ''] = key.split('/');
      const record = await book.get(id);
      if (record === undefined) return;
      if (kind === 'undo') return await undoImport({ ...stores, clock, book, traces: dynamoImportTraces(table), log }, id);
      const files: ImportFiles = {
        readRows: async (_key, of, map) => readRows(bytesOf(text), of, map),
        openReport: () => {
          const met: Reject[] = [];
          return { write: (lot) => void met.push(...lot), close: async () => void rejects.splice(0, rejects.length, ...met) };
        },
        writeLog: async (of, part, changes) => void logs.set(logKey(of, part), changes),
      };
      const tables = { atlas: zoneAtlas, isCountry, parsePhone };
      await runImport({ clock, ports: stores, book, files, library: stores.library, tables }, { key, kind: record.kind, id, fileName });
    },
  };
  const renderer = liquidRenderer();
  const segments = (text: string) => measureSms(text).segments;
  const queued: DuePage[] = [];
  const webhookJobs: WebhookJob[] = [];
  let ids = 0;
  const services: ConsoleServices = {
    ...stores,
    clock,
    directory: dynamoCustomerDirectory(table),
    requests: dynamoSubjectRequests(table),
    joins: dynamoJoinBook(table, openKeyedHash),
    breaker: dynamoBreakerBook(table),
    desk: dynamoCampaignDesk(table),
    drafts: dynamoDraftBook(table, starterTexts),
    recallDrafts: dynamoRecallDraftBook(table),
    numbers: dynamoCampaignNumbers(table),
    broadcasts: dynamoBroadcastBook(table),
    audience: dynamoAudienceWalk(table),
    compiler: { compile: compileInLayout, lint: lintTemplate },
    reviewer: { renderer, samples: samplesOf, segments },
    renderer,
    segments,
    prices: { email: 0.0001, sms: 0.0079, engine: 0.0000025, asOf: '2026-11-21' },
    imports,
    traces: dynamoImportTraces(table),
    events: dynamoEventLog(table),
    queue: { send: async (pages) => void queued.push(...pages) },
    sender: { look: async () => ({ from: 'care@example.com', domain: 'example.com', asked: false, checks: [] }) },
    deadLetters: async () => 0,
    webhookDesk: {
      clock,
      webhooks: dynamoWebhookBook(table),
      queue: { send: async (job) => void webhookJobs.push(job) },
      key: async () => keyring.keys[0].secret,
      newId: () => `webhook-${++ids}`,
      onLaptop: false,
    },
    newId: () => `import-${++ids}`,
    newSecret: () => String(++ids).padStart(43, 'k'),
    takeRecords: (kind, rows) =>
      takeRecords(
        { ...stores, clock, ports: stores, tables: { atlas: zoneAtlas, isCountry, parsePhone }, readRow: readJsonRow },
        kind,
        rows,
      ),
    explain: (question) => explain({ ...stores, broadcasts: dynamoBroadcastBook(table), clock }, question),
  };
  let codes = 0;
  const pages: PageServices = {
    ...stores,
    clock,
    newCode: () => codeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, ++codes >> 5, codes])),
    requests: services.requests,
    shortLink: shortLinkReader(keyring, stores.shortLinks),
    myDataLink: (customer) => `/p/my-data/${signToken(keyring, { purpose: 'my-data', customer, subject: '' })}`,
    tokens: followedTokens(tokenReader(keyring, clock), stores.joined),
  };

  return {
    ...stores,
    clock,
    changes,
    queued,
    webhookJobs,
    services,
    pages,
    book,
    rejects,
    traces: dynamoImportTraces(table),
    importLog: log,
    link: (claims: Claims) => signToken(keyring, claims),

    async campaigns(live = true) {
      const store = dynamoCampaignStore(table);
      for (const campaign of starterCampaigns) await store.saveCampaign({ ...campaign, live, approved: live }, undefined);
    },

    /** What the starters say, compiled as a deployment has it. */
    async contents(...campaigns: readonly string[]) {
      const store = dynamoCampaignStore(table);
      for (const campaign of starterCampaigns.filter(({ id }) => campaigns.includes(id)))
        for (const step of campaign.steps)
          for (const channel of step.channels)
            for (const locale of ['en', 'zh'] as const) {
              const texts = starterTexts[campaign.id]?.[locale];
              if (texts === undefined) continue;
              const content = await compileInLayout({ class: campaign.class, texts, step: step.id, channel, locale });
              if (content !== undefined) await store.saveContent({ campaign: campaign.id, version: 1, step: step.id, locale }, content);
            }
    },

    async settings(changes: object) {
      const store = dynamoCampaignStore(table);
      const { rev } = await store.settings();
      await store.saveSettings(readSettings(JSON.stringify(changes), defaultSettings), rev);
    },

    async holds(customer: string, records: readonly StateRecord[], gate: Partial<Contact> = {}, facts: readonly Fact[] = []) {
      await stores.records.write(
        records.map((record) => ({ customer, record, expectedRev: 0 })),
        'live',
      );
      const { rev: _rev, ...open } = { ...newContact, email: { consent: 'yes' as const }, sms: { consent: 'yes' as const }, ...gate };
      await stores.gates.write(customer, open, 0);
      if (facts.length > 0) await stores.facts.put(customer, 'Europe/London', facts, 1, clock.at);
      changes.length = 0;
    },
  };
}

export type ConsoleCloud = ReturnType<typeof consoleCloud>;
