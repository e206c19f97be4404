import * as z from 'zod';
import { offerHolder } from '../../domain/decisions/household-offer.ts';
import { gapKeys } from './dynamo-cycle-book.ts';
import { offerKey } from './dynamo-household-offers.ts';
import { memberNotes } from './dynamo-households.ts';
import { joinedKey } from './dynamo-joined-ids.ts';
import { storedNote } from './items/ledger-item.ts';
import { customerKey, customerPk } from './keys.ts';
import { ownerNotes } from './owner-notes.ts';
import { type Item, type Key, queryAll, type Table } from './table.ts';

/** Every item of the customer's own partition. */
export async function itemsOf(table: Table, customer: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const item of queryAll(table, { partition: customerPk(customer), consistent: true })) items.push(item);
  return items;
}

const profile = z.object({ householdId: z.string().max(4096).optional() });
const joinedNote = z.object({ customer: z.string().max(512) });

/** Keys outside the partition that name the customer, as what is held of them tells: gaps, households, and ids that were joined to it. */
export function keysElsewhere(customer: string, held: readonly Item[]): Key[] {
  const ofType = (type: string) => held.filter((item) => item.type === type);
  return [
    ...memberNotes(customer, held),
    ...ownerNotes(customer, held),
    ...joinedFrom(held).flatMap((other) => [joinedKey(other), customerKey(other, 'CONTACT')]),
    ...ofType('SUMMARY').flatMap((item) => gapKeys(customer, z.decode(storedNote, item).gaps)),
  ];
}

/** Ids that were joined to this customer, once or by way of another. */
export const joinedFrom = (held: readonly Item[]): readonly string[] =>
  held.filter(({ type }) => type === 'JOINED_FROM').map((item) => joinedNote.parse(item).customer);

/** The check-up offer of the household, where this customer's message holds it. */
export async function heldOffer(table: Table, customer: string, held: readonly Item[]): Promise<Item | undefined> {
  const stored = held.find(({ type }) => type === 'PROFILE');
  const household = stored === undefined ? undefined : profile.parse(stored).householdId;
  const key = offerKey(household === undefined ? `customer:${customer}` : `household:${household}`);
  const offer = await table.get(key, { consistent: true });
  return typeof offer?.by === 'string' && offer.by.startsWith(offerHolder(customer, '')) ? offer : undefined;
}
