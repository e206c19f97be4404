import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { newCode as randomCode } from '../../adapters/random/new-code.ts';
import { messageKey } from '../../domain/occasion.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { Reply } from '../../domain/surveys/survey.ts';
import { type Stored, storeAnswer } from '../../workflows/surveys/store-answer.ts';
import { aContact, aCustomer, anOrder } from './builders.ts';

export const NOW = Date.parse('2026-11-22T09:00:00Z');

export const invitation = (subject = 'O1', campaign = 'satisfaction-survey') =>
  messageKey({ campaign, step: 'day7', subject, occurrence: '2026-11-14' });

export const content = { perceived: 2, expected: 4, comment: 'It leaks' } as const;
export const happy = { perceived: 5, expected: 4 } as const;

/** A table with these customers, an order each. */
export async function aTableWith(...customers: readonly string[]) {
  const table = memoryTable();
  const clock = { at: NOW, now: () => clock.at };
  const stores = storesOn(table, clock);
  await dynamoCampaignStore(table).saveSettings(defaultSettings, 0);
  const { rev: _, ...gate } = aContact();
  for (const customer of customers) {
    const records = [
      { customer, record: { type: 'PROFILE', body: aCustomer({ id: customer }) }, expectedRev: 0 },
      { customer, record: { type: 'ORDER', body: anOrder() }, expectedRev: 0 },
    ] as const;
    await stores.records.write(records, 'live');
    await stores.gates.write(customer, gate, 0);
  }
  return { table, clock, stores };
}

export const aTableWithAda = () => aTableWith('C1');

interface Posting {
  readonly customer?: string;
  readonly id?: string;
  readonly clock?: { now(): number };
  readonly newCode?: () => string;
}

/** Posts an answer over a table, as a page does. */
export function post(
  table: Table,
  reply: Reply,
  { customer = 'C1', id = invitation(), clock = { now: () => NOW }, newCode = randomCode }: Posting = {},
): Promise<Stored> {
  const stores = storesOn(table, clock);
  const state = { customer: aCustomer({ id: customer }) };
  return storeAnswer({ ...stores, clock, newCode }, { state, settings: defaultSettings, id, reply });
}
