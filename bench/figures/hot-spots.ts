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
import { type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { yearlyKey } from '../../domain/calendar/yearly.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { createHandler } from '../../functions/deliver-messages/handler.ts';
import { loadCompany } from '../../local/demo/load-demo.ts';
import { sendLimits } from '../../workflows/deliver/send-limits.ts';
import { findDue, usualPace } from '../../workflows/due/find-due.ts';
import type { DueEntry, DuePage } from '../../workflows/due-queue.ts';
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

/** A lot of what has just fallen due, and what was left over. */
const MOST_BY_A_LOOK = 2 * usualPace.lot + usualPace.leftOver;

/** Very many things of one day, and one household of very many: both on the table in memory. */
export async function measureHotSpots(share: number): Promise<Figure[]> {
  return [...(await oneHousehold(Math.ceil(MEMBERS * share))), ...(await oneDay(Math.ceil(ASSETS * share)))];
}

interface Look {
  readonly at: Instant;
  readonly entries: readonly DueEntry[];
  readonly cpu: number;
}

/** Looks every five minutes, from ten on New Year's Day on, until nothing is left over. */
async function* looksFromTen(table: Table): AsyncGenerator<Look> {
  const handled = { read: async () => undefined, write: async () => undefined };
  const cursor = dynamoCursor(table, handled);
  await table.put({ pk: 'ENGINE', sk: 'CURSOR', type: 'CURSOR', handledTo: NEW_YEAR - 3 * MINUTE });
  for (let at = NEW_YEAR + 2 * MINUTE; ; at += 5 * MINUTE) {
    const clock = { now: () => at };
    const entries: DueEntry[] = [];
    const queue = { send: async (pages: readonly DuePage[]) => void entries.push(...pages.flatMap((page) => page.entries)) };
    const { cpu } = await taking(async () => await findDue({ ...storesOn(table, clock), clock, cursor, queue }));
    yield { at, entries, cpu };
    if (at > NEW_YEAR + 5 * MINUTE && (await cursor.read()).unfinished.length === 0) return;
  }
}

/** Due four minutes after the million. */
const NOTICE = { kind: 'contract-ends', at: '10:04' } as const;

async function oneDay(assets: number): Promise<Figure[]> {
  const table = memoryTable();
  await table.put(settingsItem({ settings: defaultSettings, rev: 1 }));
  for (const campaign of starterCampaigns) await table.put(campaignItem({ ...campaign, live: true, approved: true }));
  const [card] = starterCampaigns;
  if (card === undefined) throw new Error('There is no starter campaign.');
  const steps = [{ id: 'letter', offsetDays: 0, at: NOTICE.at, channels: ['email'], send: 'first' }] as const;
  const notice = {
    ...card,
    id: 'contract',
    class: 'service',
    rule: 'dated-fact',
    fact: NOTICE.kind,
    steps,
    live: true,
    approved: true,
  } as const;
  await table.put(campaignItem(notice));
  const { facts, calendar } = storesOn(table, { now: () => NEW_YEAR });
  for (let n = 0; n < assets; n++) {
    const [customer, subject] = [`C${n}`, `A${n}`];
    const fact = { kind: 'asset.purchased', subject, date: BOUGHT, repeats: 'yearly', values: {} } as const;
    await facts.put(customer, 'Europe/London', [fact], 1, NEW_YEAR - 30 * 24 * 60 * MINUTE + Math.floor(n / A_MINUTE) * MINUTE);
  }
  const ends = { kind: NOTICE.kind, subject: 'K1', date: '2027-01-01', repeats: 'never', values: {} } as const;
  await facts.put('Z', 'Europe/London', [ends], 1, NEW_YEAR - 24 * 60 * MINUTE);
  const { shards = 1 } = (await calendar.registry())['asset.purchased'] ?? {};
  const sizes: number[] = [];
  for (let shard = 0; shard < shards; shard++) {
    let entries = 0;
    for await (const _entry of entriesOf(table, shard)) entries += 1;
    sizes.push(entries);
  }
  const seen: { readonly customers: number; readonly cpu: number }[] = [];
  let noticeAfter = Number.NaN;
  let ahead = Number.NaN;
  for await (const { at, entries, cpu } of looksFromTen(table)) {
    seen.push({ customers: entries.length, cpu });
    const place = entries.findIndex(({ customer }) => customer === 'Z');
    if (place >= 0) [noticeAfter, ahead] = [(at - NEW_YEAR) / MINUTE - 4, place];
  }
  const what = `${assets.toLocaleString('en-US')} products bought on one first of January`;
  const queued = seen.reduce((sum, { customers }) => sum + customers, 0);
  return [
    { what, unit: 'shards of the calendar', values: [shards] },
    { what, unit: 'entries of the fullest of them', values: [Math.max(...sizes)] },
    { what, unit: 'customers queued', values: [queued - 1], goal: { least: assets } },
    { what, unit: 'looks, five minutes apart', values: [seen.length] },
    { what, unit: 'customers queued by one look', values: seen.map(({ customers }) => customers), goal: { most: MOST_BY_A_LOOK } },
    { what, unit: 'CPU-seconds of one look', values: seen.map(({ cpu }) => cpu) },
    { what: 'A notice due four minutes after them', unit: 'minutes until it is queued', values: [noticeAfter], goal: { most: 5 } },
    {
      what: 'A notice due four minutes after them',
      unit: 'customers queued before it by the same look',
      values: [ahead],
      goal: { most: 25 },
    },
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
  const entries: DueEntry[] = [];
  for await (const look of looksFromTen(memory)) entries.push(...look.entries);
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
