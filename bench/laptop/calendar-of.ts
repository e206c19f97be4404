import { campaignItem } from '../../adapters/dynamo/items/campaign-item.ts';
import { factItem } from '../../adapters/dynamo/items/fact-item.ts';
import { settingsItem } from '../../adapters/dynamo/items/settings-item.ts';
import { register } from '../../adapters/dynamo/registry.ts';
import type { Item, Table } from '../../adapters/dynamo/table.ts';
import { leftToChoose, starterCampaigns } from '../../campaigns/starters.ts';
import { addDays, type Instant } from '../../domain/calendar/calendar-date.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import { defaultSettings } from '../../domain/settings.ts';

const LOT = 2500;
const KINDS = ['customer.born', 'customer.joined', 'asset.purchased', 'asset.warranty-ends', 'customer.silent', 'membership.tier-ends'];
const ZONES = ['Europe/London', 'Asia/Shanghai', 'America/New_York'];
/** Where everybody lives; the other zones are in use and empty. */
const HOME = 'Europe/London';

/** What falls due on it: a thousand birthdays, and ten thousand anniversaries a month later; everybody else's birthday lies elsewhere. */
export const dueDays = { 1000: '2026-11-25', 10000: '2026-12-25' } as const;
export type DueOnDay = keyof typeof dueDays;

const [BIRTHDAYS, ANNIVERSARIES] = [1000, 10_000];

/**
 * A calendar of so many customers with a birthday each, ten thousand of whom have an anniversary too, and with all starter campaigns
 * live: what a look for what is due reads, and nothing else.
 */
export async function loadCalendar(table: Table, customers: number, writtenAt: Instant): Promise<void> {
  await table.put(settingsItem({ settings: defaultSettings, rev: 1 }));
  for (const campaign of starterCampaigns) {
    await table.put(campaignItem({ ...campaign, live: !leftToChoose.has(campaign.id), approved: true }));
  }
  for (const kind of KINDS) await register(table, kind, ZONES);
  let lot: Item[] = [];
  for (let n = 0; n < customers; n++) {
    const id = `C${String(n).padStart(7, '0')}`;
    const born = days[n < BIRTHDAYS ? 0 : 1 + (n % (days.length - 1))] ?? dueDays[1000];
    lot.push(factItem(id, HOME, yearly('customer.born', id, born), 1, writtenAt));
    if (n < ANNIVERSARIES) lot.push(factItem(id, HOME, yearly('customer.joined', id, `2019${dueDays[10_000].slice(4)}`), 1, writtenAt));
    if (lot.length < LOT && n < customers - 1) continue;
    await table.writeMany(lot);
    lot = [];
  }
}

/** The due one, and those from 40 to 340 days later. */
const days = Array.from({ length: 301 }, (_, n) => `1980${addDays(dueDays[1000], n === 0 ? 0 : 39 + n).slice(4)}`);

const yearly = (kind: string, subject: string, date: string): Fact => ({ kind, subject, date, repeats: 'yearly', values: {} });
