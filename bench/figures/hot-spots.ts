import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { campaignItem } from '../../adapters/dynamo/items/campaign-item.ts';
import { calendarPk } from '../../adapters/dynamo/items/fact-item.ts';
import { settingsItem } from '../../adapters/dynamo/items/settings-item.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { liquidRenderer } from '../../adapters/templates/liquid-renderer.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { yearlyKey } from '../../domain/calendar/yearly.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { createHandler } from '../../functions/deliver-messages/handler.ts';
import { loadCompany } from '../../local/demo/load-demo.ts';
import { sendLimits } from '../../workflows/deliver/send-limits.ts';
import { findDue } from '../../workflows/due/find-due.ts';
import type { DuePage } from '../../workflows/due-queue.ts';
import type { OutgoingMessage } from '../../workflows/outbox.ts';
import { birthdayCompany } from '../laptop/birthday-company.ts';
import { countingTable } from '../laptop/counting-table.ts';
import { keyring, recordsOf } from './deliver-messages.ts';
import type { Figure } from './figure.ts';
import { taking } from './taking.ts';

const NEW_YEAR = Date.parse('2027-01-01T10:00:00Z');
const BOUGHT = '2025-01-01';
const MEMBERS = 10_000;
const ASSETS = 1_000_000;
/** What a worker writes in a minute while such a file comes in. */
const A_MINUTE = 20_000;

/** Very many things of one day, and one household of very many: both on the table in memory. */
export async function measureHotSpots(share: number): Promise<Figure[]> {
  return [...(await oneHousehold(Math.ceil(MEMBERS * share))), ...(await oneDay(Math.ceil(ASSETS * share)))];
}

/** All that one look queues, at the minute of ten on New Year's Day. */
async function lookAtTen(table: Table): Promise<readonly DuePage[]> {
  const clock = { now: () => NEW_YEAR + 2 * MINUTE };
  const handled = { read: async () => undefined, write: async () => undefined };
  await table.put({ pk: 'ENGINE', sk: 'CURSOR', type: 'CURSOR', handledTo: NEW_YEAR - 3 * MINUTE });
  const pages: DuePage[] = [];
  const queue = { send: async (more: readonly DuePage[]) => void pages.push(...more) };
  await findDue({ ...storesOn(table, clock), clock, cursor: dynamoCursor(table, handled), queue });
  return pages;
}

async function oneDay(assets: number): Promise<Figure[]> {
  const table = memoryTable();
  await table.put(settingsItem({ settings: defaultSettings, rev: 1 }));
  for (const campaign of starterCampaigns) await table.put(campaignItem({ ...campaign, live: true, approved: true }));
  const { facts, calendar } = storesOn(table, { now: () => NEW_YEAR });
  for (let n = 0; n < assets; n++) {
    const [customer, subject] = [`C${n}`, `A${n}`];
    const fact = { kind: 'asset.purchased', subject, date: BOUGHT, repeats: 'yearly', values: {} } as const;
    await facts.put(customer, 'Europe/London', [fact], 1, NEW_YEAR - 30 * 24 * 60 * MINUTE + Math.floor(n / A_MINUTE) * MINUTE);
  }
  const { shards = 1 } = (await calendar.registry())['asset.purchased'] ?? {};
  const fullest = Math.max(
    ...(await Promise.all(
      Array.from({ length: shards }, async (_, shard) => {
        let entries = 0;
        for await (const _entry of entriesOf(table, shard)) entries += 1;
        return entries;
      }),
    )),
  );
  let pages: readonly DuePage[] = [];
  const { cpu } = await taking(async () => {
    pages = await lookAtTen(table);
  });
  const what = `${assets.toLocaleString('en-US')} products bought on one first of January`;
  const queued = pages.reduce((sum, { entries }) => sum + entries.length, 0);
  return [
    { what, unit: 'shards of the calendar', values: [shards] },
    { what, unit: 'entries of the fullest of them', values: [fullest] },
    { what, unit: 'customers queued', values: [queued] },
    { what, unit: 'CPU-seconds to find them', values: [cpu] },
  ];
}

async function* entriesOf(table: Table, shard: number) {
  let after: Parameters<Table['query']>[0]['after'];
  do {
    const page = await table.query({
      index: 'calendar',
      partition: calendarPk('asset.purchased', yearlyKey({ date: BOUGHT }), shard),
      ...(after === undefined ? {} : { after }),
    });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}

async function oneHousehold(members: number): Promise<Figure[]> {
  const memory = memoryTable();
  const company = birthdayCompany(members, '2026-06-01').map((person) => ({
    ...person,
    customer: { ...person.customer, householdId: 'H1' },
    assets: person.assets.map((asset) => ({ ...asset, purchasedOn: BOUGHT })),
  }));
  await loadCompany(company, { table: memory, now: NEW_YEAR - 30 * 24 * 60 * MINUTE, settings: { ...defaultSettings, holdoutPercent: 0 } });
  const entries = (await lookAtTen(memory)).flatMap((page) => page.entries);
  const { table, count } = countingTable(memory);
  const sent: OutgoingMessage[] = [];
  const clock = { now: () => NEW_YEAR + 2 * MINUTE };
  const send = async (message: OutgoingMessage) => {
    sent.push(message);
    return { kind: 'accepted', providerId: `p${sent.length}` } as const;
  };
  const handler = createHandler(
    {
      ...storesOn(table, clock),
      clock,
      renderer: liquidRenderer(),
      links: signedLinks({ keyring, pagesUrl: 'https://care.example.com', clock }),
      outbox: { send },
      queue: { send: async () => {} },
      limits: sendLimits({ functionTimeoutMs: 60_000, requestTimeoutMs: 10_000 }),
    },
    (fault) => {
      throw fault;
    },
  );
  const { cpu } = await taking(async () => await handler({ Records: recordsOf(entries) }));
  const what = `Cards to one household of ${members.toLocaleString('en-US')}`;
  const offers = sent.filter((message) => message.channel === 'email' && message.html.includes('/p/booking/')).length;
  return [
    { what, unit: 'sent', values: [sent.length] },
    { what, unit: 'with the household’s one offer', values: [offers], goal: { most: 1 } },
    { what, unit: 'calls of DynamoDB each', values: [count.calls / sent.length] },
    { what, unit: 'CPU-seconds per 1,000', values: [(cpu / sent.length) * 1000] },
  ];
}
