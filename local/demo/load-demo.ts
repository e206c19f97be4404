import * as z from 'zod';
import { gapItem } from '../../adapters/dynamo/dynamo-cycle-book.ts';
import { memberItems } from '../../adapters/dynamo/dynamo-households.ts';
import { mailItems } from '../../adapters/dynamo/dynamo-mail-book.ts';
import { addressItem } from '../../adapters/dynamo/dynamo-phone-book.ts';
import { dynamoRecallBook } from '../../adapters/dynamo/dynamo-recall-book.ts';
import { campaignItem, contentItem } from '../../adapters/dynamo/items/campaign-item.ts';
import { contactItem } from '../../adapters/dynamo/items/contact-item.ts';
import { storedCycle, storedMembership } from '../../adapters/dynamo/items/engine-item.ts';
import { factItem } from '../../adapters/dynamo/items/fact-item.ts';
import { summaryItem } from '../../adapters/dynamo/items/ledger-item.ts';
import { recordItem } from '../../adapters/dynamo/items/record-item.ts';
import { settingsItem } from '../../adapters/dynamo/items/settings-item.ts';
import { customerKey } from '../../adapters/dynamo/keys.ts';
import { ownerItems } from '../../adapters/dynamo/owner-notes.ts';
import { register } from '../../adapters/dynamo/registry.ts';
import type { Item, Table } from '../../adapters/dynamo/table.ts';
import { leftToChoose } from '../../campaigns/starters.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StateRecord } from '../../workflows/records.ts';
import { starterLibrary } from '../starter-library.ts';
import { demoCare, withCare } from './care-story.ts';
import { type DemoState, demoStates } from './demo-state.ts';
import { demoWorkshops, withStory } from './demo-story.ts';
import { type DemoCustomer, type DemoSize, generateDemo } from './generate-demo.ts';
import { demoOwners, withHouseholds } from './household-story.ts';

interface LoadOptions {
  readonly table: Table;
  readonly now: Instant;
  readonly settings: Settings;
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const SEED = 20261121;
/** The invented company's own. */
const testAddresses = ['team@example.com', '+442079460018'];
const LOT = 2500;
const LOTS_AT_ONCE = 2;

/** Writes the invented company as the engine would have it by now, facts included, and its campaigns live and approved. */
export async function loadDemo(
  options: LoadOptions & { readonly seed?: number; readonly size?: DemoSize },
): Promise<{ readonly items: number }> {
  const { now, seed = SEED, size, table } = options;
  const settings = { ...options.settings, recalls: { ...options.settings.recalls, workshops: demoWorkshops } };
  const { customers, recall } = withStory(generateDemo({ seed, now, ...(size === undefined ? {} : { size }) }), now, settings);
  await dynamoRecallBook(table).announce(recall);
  const told = withCare(withHouseholds(customers, now, settings), now);
  return await loadCompany(told, {
    ...options,
    settings: { ...settings, ...demoCare(settings, told), owners: demoOwners(now), testAddresses },
  });
}

/** The same for other customers. */
export async function loadCompany(
  customers: readonly DemoCustomer[],
  { table, now, settings, onProgress }: LoadOptions,
): Promise<{ readonly items: number }> {
  const states = demoStates(customers, now, settings);
  const zones = new Map<string, Set<string>>();
  const items = [...(await companyItems(settings)), ...states.flatMap((state) => customerItems(state, now, zones))];
  // Before the facts themselves: an entry under a kind or zone that no look asks for would never be found.
  for (const [kind, found] of zones) await register(table, kind, [...found]);
  let written = 0;
  const lots = Array.from({ length: Math.ceil(items.length / LOT) }, (_, n) => items.slice(n * LOT, (n + 1) * LOT));
  const queue = lots.values();
  const worker = async () => {
    for (const lot of queue) {
      await table.writeMany(lot);
      written += lot.length;
      onProgress?.(written / items.length);
    }
  };
  await Promise.all(Array.from({ length: LOTS_AT_ONCE }, worker));
  return { items: items.length };
}

async function companyItems(settings: Settings): Promise<Item[]> {
  const { campaigns, contents } = await starterLibrary();
  return [
    settingsItem({ settings, rev: 1 }),
    ...campaigns.map((campaign) => campaignItem({ ...campaign, live: !leftToChoose.has(campaign.id), approved: true })),
    ...contents.map(({ content, ...place }) => contentItem(place, content)),
  ];
}

function customerItems({ demo, state, gaps }: DemoState, now: Instant, zones: Map<string, Set<string>>): Item[] {
  const { customer, contact, assets, orders, points, more = [] } = demo;
  const { id, timeZone } = customer;
  const record = (one: StateRecord) => recordItem({ customer: id, record: one, rev: 1 }, 'import');
  const facts = deriveFacts(state, localDate(now, timeZone));
  for (const { kind } of facts) zones.set(kind, (zones.get(kind) ?? new Set()).add(timeZone));
  return [
    record({ type: 'PROFILE', body: customer }),
    ...memberItems({ type: 'PROFILE', body: customer }),
    contactItem(id, contact),
    ...(customer.phone === undefined ? [] : [addressItem(id, customer.phone)]),
    ...mailItems(customer),
    ...assets.map((body) => record({ type: 'ASSET', body })),
    ...orders.map((body) => record({ type: 'ORDER', body })),
    ...points.map((body) => record({ type: 'POINTS', body })),
    ...more.map(record),
    ...assets.flatMap((body) => ownerItems(id, { type: 'ASSET', body })),
    // Revision 0: the first that derive-facts writes is higher.
    summaryItem(id, state.summary, { factsRev: 0, gaps }),
    ...facts.map((fact) => factItem(id, timeZone, fact, 0, now)),
    ...(state.membership === undefined
      ? []
      : [{ ...customerKey(id, 'MEMBERSHIP'), type: 'MEMBERSHIP', via: 'import', rev: 1, ...z.encode(storedMembership, state.membership) }]),
    ...(state.summary.last === undefined
      ? []
      : [{ ...customerKey(id, 'CYCLE'), type: 'CYCLE', via: 'import', rev: 1, ...z.encode(storedCycle, state.cycle) }]),
    ...gaps.map((gap) => gapItem(id, gap)),
  ];
}
