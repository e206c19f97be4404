import * as z from 'zod';
import type { Customer } from '../../domain/customer.ts';
import { householdOf, offerHolder } from '../../domain/decisions/household-offer.ts';
import { joinCycles } from '../../domain/duplicates/join-cycles.ts';
import { tierRank } from '../../domain/membership/grade.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Join } from '../../workflows/duplicates/join-book.ts';
import { joinRecords, recordOfKept } from '../../workflows/duplicates/join-records.ts';
import { refOf, type StoredRecord } from '../../workflows/records.ts';
import { heldOffer, itemsOf, keysElsewhere } from './customer-places.ts';
import { offerKey } from './dynamo-household-offers.ts';
import { mailItems } from './dynamo-mail-book.ts';
import { dynamoRecords } from './dynamo-records.ts';
import { readWait, waitItem } from './dynamo-waits.ts';
import { keyOf, keyText } from './item-key.ts';
import { storedCycle, storedMembership } from './items/engine-item.ts';
import { isRecordItem, readRecord, recordKey } from './items/record-item.ts';
import { boundedSort, customerKey, customerPk } from './keys.ts';
import { atRevision, type Item, type Key, type Table } from './table.ts';

const CHUNK = 100;
const revised = z.object({ rev: z.int().nonnegative() });

/** What is derived anew from what is moved, or stands with the kept one already. */
const leftBehind: ReadonlySet<unknown> = new Set(['FACT', 'SUMMARY', 'MEMBER_OF', 'MESSAGE', 'JOINED_MESSAGE']);
/** Stays: a closed gate lets nobody write to the old id, and the tombstone says where to. */
const staying: ReadonlySet<unknown> = new Set(['CONTACT', 'JOINED']);

/**
 * Moves what stands with the other customer to the kept one, at most so many items; the profiles first and last, so that whatever dies on
 * the way finds both again. True once nothing is left.
 */
export async function moveState(
  table: Table,
  join: Join,
  joined: Customer,
  settings: Pick<Settings, 'tiers'>,
  most: number,
): Promise<boolean> {
  const held = (await itemsOf(table, join.other)).filter(({ type }) => !staying.has(type));
  const profile = held.find(({ type }) => type === 'PROFILE');
  const rest = held.filter((item) => item !== profile);
  if (profile !== undefined && !(await keepProfile(table, join, joined))) return false;
  if (profile !== undefined) await moveOffer(table, join, joined, held);
  let whole = true;
  for (let from = 0; from < Math.min(rest.length, most); from += CHUNK)
    whole = (await moveSome(table, join, settings, rest.slice(from, Math.min(from + CHUNK, most)))) && whole;
  if (!whole || rest.length > most) return false;
  if (profile === undefined) return true;
  await table.writeMany([], [customerKey(join.other, 'ADDRESS', 'sms')]);
  return await table.remove(keyOf(profile), { equals: ['rev', revised.parse(profile).rev] });
}

async function keepProfile(table: Table, { kept }: Join, joined: Customer): Promise<boolean> {
  const records = dynamoRecords(table);
  const [stored] = await records.read([{ customer: kept, type: 'PROFILE', id: kept }]);
  if (stored === undefined) return false;
  await table.writeMany(mailItems(joined));
  const [written] = await records.write([{ customer: kept, record: { type: 'PROFILE', body: joined }, expectedRev: stored.rev }], 'live');
  return written === true;
}

/** Each in its new place first, then gone from the old one: what stands in both is joined again, and comes to the same. */
async function moveSome(table: Table, join: Join, settings: Pick<Settings, 'tiers'>, items: readonly Item[]): Promise<boolean> {
  const records = items.filter(isRecordItem);
  const written = await moveRecords(table, join, records.map(readRecord));
  const engine = items.filter(({ type }) => type === 'MEMBERSHIP' || type === 'CYCLE');
  for (const item of engine) if (!(await moveEngineItem(table, join, settings, item))) return false;
  const others = items.filter((item) => !isRecordItem(item) && !engine.includes(item) && !leftBehind.has(item.type));
  await table.writeMany(others.flatMap((item) => placedWith(join, item)));
  const moved = items.filter((item) => !records.includes(item) || written.has(keyText(keyOf(item))));
  // Tombstones that lead to the other one go on leading there, and from there to the kept one.
  const elsewhere = keysElsewhere(
    join.other,
    moved.filter(({ type }) => type !== 'JOINED_FROM'),
  );
  await table.writeMany([], [...elsewhere, ...moved.map(keyOf)]);
  return moved.length === items.length;
}

/** Old places of what stands with the kept customer now. */
async function moveRecords(table: Table, join: Join, found: readonly StoredRecord[]): Promise<ReadonlySet<string>> {
  const records = dynamoRecords(table);
  const moving = found.map(({ record }) => ({ from: record, to: recordOfKept(record, join) }));
  const refs = moving.map(({ to }) => refOf({ customer: join.kept, record: to }));
  const standing = new Map((await records.read(refs)).map((one) => [keyText(recordKey(refOf(one))), one]));
  const changes = moving.map(({ to }) => {
    const own = standing.get(keyText(recordKey(refOf({ customer: join.kept, record: to }))));
    return { customer: join.kept, record: own === undefined ? to : joinRecords(own.record, to), expectedRev: own?.rev ?? 0 };
  });
  const written = changes.length === 0 ? [] : await records.write(changes, 'live');
  return new Set(
    moving.flatMap(({ from }, n) => (written[n] === true ? [keyText(recordKey(refOf({ customer: join.other, record: from })))] : [])),
  );
}

/** Of two tiers the higher, unless staff chose; of two cycles what belongs to the first and the last order. */
async function moveEngineItem(table: Table, { kept, choices }: Join, settings: Pick<Settings, 'tiers'>, item: Item): Promise<boolean> {
  const key = customerKey(kept, String(item.type));
  const own = await table.get(key, { consistent: true });
  const rev = own === undefined ? 0 : revised.parse(own).rev;
  const place = { ...key, type: item.type, via: 'live', rev: rev + 1 };
  if (item.type === 'CYCLE') {
    const cycle = own === undefined ? storedCycle.parse(item) : joinCycles(storedCycle.parse(own), storedCycle.parse(item));
    return await table.put({ ...place, ...storedCycle.parse(cycle) }, atRevision(rev));
  }
  const [a, b] = [own === undefined ? undefined : storedMembership.parse(own), storedMembership.parse(item)];
  const side = choices.tier ?? (a === undefined || tierRank(b.tier, settings) < tierRank(a.tier, settings) ? 'other' : 'kept');
  return a !== undefined && side === 'kept' ? true : await table.put({ ...place, ...b }, atRevision(rev));
}

/** Where an item of a type of its own stands from now on. */
function placedWith({ kept, other }: Join, item: Item): Item[] {
  const moved = { ...item, pk: customerPk(kept) };
  switch (item.type) {
    case 'LINK':
      return [{ ...moved, lookupSk: encodeURIComponent(kept) }];
    case 'ADDRESS':
      return item.sk === customerKey(other, 'ADDRESS', 'sms').sk ? [] : [{ ...moved, lookupSk: encodeURIComponent(kept) }];
    case 'SURPRISE':
      return [{ ...moved, lookupSk: boundedSort(`${String(item.on)}#${encodeURIComponent(kept)}`) }];
    case 'CONSENT':
      // A chain of its own: the proofs are bound to the id under which they were given.
      return [
        { ...moved, ...customerKey(kept, 'JOINED_CONSENT', other, String(item.n).padStart(6, '0')), type: 'JOINED_CONSENT', of: other },
      ];
    case 'WAIT': {
      const { occasion, until } = readWait(item);
      return [waitItem(kept, occasion.subject === other ? { ...occasion, subject: kept } : occasion, until)];
    }
    default:
      return [moved];
  }
}

/** The household's offer counts for the kept one, wherever its household is. */
async function moveOffer(table: Table, { kept, other }: Join, joined: Customer, held: readonly Item[]): Promise<void> {
  const offer = await heldOffer(table, other, held);
  if (offer === undefined) return;
  const [by, day, key] = [String(offer.by), String(offer.day), offerKey(householdOf(joined))];
  const place: Key = keyOf(offer);
  const own = offerHolder(kept, by.slice(offerHolder(other, '').length));
  await table.put(
    { ...key, type: 'HOUSEHOLD', by: own, day },
    { anyOf: [{ absent: 'pk' }, { below: ['day', day] }, { equals: ['by', by] }] },
  );
  if (keyText(key) !== keyText(place)) await table.remove(place, { equals: ['by', by] });
}
