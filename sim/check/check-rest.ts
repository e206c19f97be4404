import * as z from 'zod';
import { readOpenPage, storedCycle } from '../../adapters/dynamo/items/engine-item.ts';
import { storedSummary } from '../../adapters/dynamo/items/ledger-item.ts';
import { readMessage } from '../../adapters/dynamo/items/message-item.ts';
import { customerOfPk } from '../../adapters/dynamo/keys.ts';
import type { Item } from '../../adapters/dynamo/table.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Message } from '../../domain/message.ts';
import { isLearnt } from '../../domain/silence/is-learnt.ts';
import type { Book } from '../workload/book.ts';
import type { World } from '../world.ts';
import { nameOf, type SendLedger, wentOut } from './send-ledger.ts';
import type { Violation } from './violation.ts';

export interface Stood {
  readonly customer: string;
  readonly message: Message;
}

/** Every message item that stands. */
export function messagesOf(world: World): Stood[] {
  return [...world.table.items()]
    .filter(({ type }) => type === 'MESSAGE')
    .map((item) => ({ customer: ownerOf(String(item.pk)), message: readMessage(item) }));
}

/** What tells of an erased person stands under a hash. */
const ownerOf = (pk: string): string => (pk.startsWith('C#') ? customerOfPk(pk) : pk);

/** > I12: every intent without a message has somebody who will find it: a letter, a dead letter or a page that is still open. */
export function checkFinders(world: World, at: Instant): Violation[] {
  const found: Violation[] = [];
  const gates = [...world.unfinished.CONTACT.values()].filter((item) => unsettled(world, item).length > 0);
  if (gates.length === 0) return found;
  const finders = [...world.due.letters(), ...world.due.deadLetters()].map(({ body }) => body).join('\n');
  const open = [...world.unfinished.PAGE.values()];
  const waits = [...world.unfinished.WAIT.values()];
  for (const item of gates) {
    const customer = customerOfPk(String(item.pk));
    for (const key of unsettled(world, item)) {
      const [campaign = ''] = key.split('/');
      const isAbout = (text: string) => text.includes(`"${customer}"`) && text.includes(`"${campaign}"`);
      const isFound =
        isAbout(finders) ||
        open.some(({ entries }) => isAbout(String(entries))) ||
        waits.some(({ pk, sk }) => pk === item.pk && String(sk).includes(campaign));
      if (!isFound) found.push({ invariant: 'I12', at, text: `${customer}: nobody will find the intent of ${key}` });
    }
  }
  return found;
}

/** Intents that stand in a gate without a message. */
function unsettled(world: World, contact: Item): string[] {
  const customer = customerOfPk(String(contact.pk));
  return Object.keys(Object(contact.inFlight)).filter((key) => !hasMessage(world, customer, key));
}

export function hasMessage(world: World, customer: string, key: string): boolean {
  return world.standing.has(nameOf({ customer, key }));
}

/** What is left when nothing more happens. */
export function checkEnd(world: World, ledger: SendLedger, book: Book, at: Instant): Violation[] {
  const found: Violation[] = [];
  const tell = (invariant: Violation['invariant'], text: string) => found.push({ invariant, at, text });
  for (const letter of [...world.due.letters(), ...world.missed.letters()]) tell('I12', `a letter is left: ${letter.id}`);
  for (const letter of world.due.deadLetters()) tell('I12', `a dead letter is left: ${letter.id}`);
  for (const batch of world.deriving.failedBatches.keys()) tell('I12', `news was never derived: ${batch}`);
  for (const item of world.table.items()) {
    if (item.type === 'WAIT') tell('I12', `a wait is left: ${String(item.pk)} ${String(item.sk)} ${String(item.calendarSk)}`);
    if (item.type === 'PAGE' && readOpenPage(item) !== undefined) tell('I12', `a page is open: ${String(item.sk)}`);
    if (item.type === 'CONTACT') for (const key of unsettled(world, item)) tell('I12', `${String(item.pk)}: ${key} is in flight for ever`);
  }
  for (const customer of unlearnt(world)) tell('I12', `${customer}: nobody will learn the cycle of the last order`);
  const stood = messagesOf(world);
  for (const { customer, message } of stood) {
    if (wentOut(message) && ledger.taken(customer, message.key).length === 0)
      tell('I8', `${customer} ${message.key} counts as ${message.state}, and the provider never took it`);
  }
  const standing = new Set(stood.map(({ customer, message }) => nameOf({ customer, key: message.key })));
  for (const [name, calls] of ledger.calls) {
    const [call] = calls;
    if (call === undefined || book.erased.has(call.customer) || standing.has(name)) continue;
    if (calls.some(({ wasTaken }) => wasTaken)) tell('I8', `${call.customer} ${call.key} went out and no message tells of it`);
  }
  if (world.counting.givenUp() === 0) found.push(...checkCounters(world, stood, at));
  return [...found, ...checkErased(world, [...book.erased.keys()], at)];
}

/** Whose last order is neither learnt nor asked for. */
function unlearnt(world: World): string[] {
  const items = [...world.table.items()];
  const cycles = new Map(items.filter(({ type }) => type === 'CYCLE').map((item) => [item.pk, z.decode(storedCycle, item)]));
  const asked = world.requests.letters().map(({ body }) => body);
  return items
    .filter((item) => item.type === 'SUMMARY' && !isLearnt(z.decode(storedSummary, item), cycles.get(item.pk) ?? {}))
    .filter((item) => z.decode(storedSummary, item).last !== undefined)
    .map(({ pk }) => customerOfPk(String(pk)))
    .filter((customer) => !asked.some((body) => body.includes(`"${customer}"`)));
}

/** > I9: what the reports count is what stands, per campaign, step, channel and outcome. */
function checkCounters(world: World, stood: readonly Stood[], at: Instant): Violation[] {
  const expected = new Map<string, number>();
  for (const message of [...stood.map(({ message }) => message), ...world.removed.map(readMessage)]) {
    const { campaign, step, channel, state, reason, timeZone, leftOn } = message;
    const outcome = reason === undefined ? state : `${state}:${reason}`;
    for (const each of leftOn === undefined ? [outcome] : [outcome, 'left']) {
      const name = `${campaign} ${localDate(message.at, timeZone)} ${step}|${channel ?? '-'}|${each}`;
      expected.set(name, (expected.get(name) ?? 0) + 1);
    }
  }
  for (const item of world.table.items()) {
    if (item.type !== 'COUNTER') continue;
    const campaign = decodeURIComponent(String(item.pk).slice('COUNTERS#'.length));
    const day = String(item.sk).slice(0, 10);
    for (const [name, value] of Object.entries(item)) {
      if (!name.includes('|')) continue;
      const full = `${campaign} ${day} ${name}`;
      expected.set(full, (expected.get(full) ?? 0) - Number(value));
    }
  }
  return [...expected]
    .filter(([, left]) => left !== 0)
    .map(([name, left]) => ({ invariant: 'I9', at, text: `${name}: ${left} more messages than counted` }));
}

/** > I10: nothing of these people is left in the table or in a queue. */
function checkErased(world: World, customers: readonly string[], at: Instant): Violation[] {
  if (customers.length === 0) return [];
  const letters = [world.due, world.missed].flatMap((queue) => [...queue.letters(), ...queue.deadLetters()]);
  const places = [...world.table.items(), ...letters].map((place) => JSON.stringify(place));
  return customers.flatMap((customer) => {
    const canaries = [`Canary of ${customer}"`, `canary-${customer}@`, `canary-${customer}-new@`];
    return places
      .filter((place) => canaries.some((canary) => place.includes(canary)))
      .filter((place) => !place.includes(`"id":"${sharerOf(customer)}"`))
      .map((place): Violation => ({ invariant: 'I10', at, text: `${customer} was erased and stands in ${place.slice(0, 120)}` }));
  });
}

/** The next person may share the address. */
const sharerOf = (customer: string): string => `c${Number(customer.slice(1)) + 1}`;
