import { HOUR } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { afterChange, sameChoices } from '../../domain/consent/consent-change.ts';
import { withProof } from '../../domain/consent/consent-ledger.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { coveredMessages } from '../../domain/duplicates/carried-messages.ts';
import { joinCycles } from '../../domain/duplicates/join-cycles.ts';
import { joinGates } from '../../domain/duplicates/join-gates.ts';
import { joinProfiles } from '../../domain/duplicates/join-profiles.ts';
import { renamedCases } from '../../domain/duplicates/renamed-cases.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import { summarise } from '../../domain/summarise.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerStates } from '../customer-states.ts';
import type { Gates } from '../gates.ts';
import type { Messages } from '../messages.ts';
import type { Join, JoinBook, StandingJoin } from './join-book.ts';

export interface JoinServices {
  readonly clock: Clock;
  readonly states: CustomerStates;
  readonly gates: Gates;
  readonly messages: Messages;
  readonly library: CampaignLibrary;
  readonly joins: JoinBook;
}

/** Items moved by one request: DynamoDB takes them in some seconds. The sweep goes on with the rest. */
const MOST_ITEMS = 2000;
const ATTEMPTS = 8;
/** By then every worker that had begun before is dead, and what it wrote last under the old id can be moved. */
const SETTLES = HOUR;

/**
 * - `done`: they are one
 * - `more`: the gate is closed and nothing can be sent twice; records still move
 * - `busy`: a message to the other is on its way at this moment; nothing was changed, and it is tried again by itself
 * - `refused`: one of them is gone, or is joined already
 */
export type JoinOutcome = 'done' | 'more' | 'busy' | 'refused';

/** Makes two records of one person one. Asked again it goes on where it was. */
export async function joinCustomers(services: JoinServices, join: Omit<Join, 'renamed'>): Promise<JoinOutcome> {
  const standing = await services.joins.standing(join.other);
  if (standing !== undefined) return standing.kept === join.kept ? await carryOn(services, standing) : 'refused';
  const other = await services.states.load(join.other, { consistent: true });
  if (other === undefined || join.kept === join.other) return 'refused';
  const { orders } = await services.states.ledger(join.other);
  const begun = { ...join, renamed: Object.fromEntries(renamedCases(other, orders, join.kept)) };
  if (!(await services.joins.begin(begun))) return 'refused';
  return await carryOn(services, { ...begun, folded: false });
}

/** > A join that dies half-way is taken up again; an hour after it was done what had come late is moved too. Says how many there were. */
export async function finishJoins(services: JoinServices): Promise<number> {
  let seen = 0;
  for await (const join of services.joins.unfinished()) {
    seen += 1;
    if (join.doneAt === undefined) await carryOn(services, join);
    else if (services.clock.now() >= join.doneAt + SETTLES && (await carryOn(services, join)) === 'done') await services.joins.forget(join);
  }
  return seen;
}

/**
 * The order makes it safe: the other's gate is closed first, so that its messages are all there are; they stand with the kept one before
 * its gate moves on, and every send of the kept one has to pass that gate; state moves last, so no fact comes to stand of which it is not
 * known whether it was spoken of.
 */
async function carryOn(services: JoinServices, join: StandingJoin): Promise<JoinOutcome> {
  const { gates, joins, states, library, clock } = services;
  if ((await gates.read(join.kept)).erased === true) {
    await joins.eraseWith(join);
    return 'done';
  }
  if (!join.folded) {
    if (!(await closeGate(services, join.other))) return 'busy';
    if (!(await foldInto(services, join))) return 'busy';
  }
  const [kept, other] = await Promise.all([join.kept, join.other].map((id) => states.load(id, { consistent: true })));
  if (kept === undefined) return 'busy';
  const joined = other === undefined ? kept.customer : joinProfiles(kept.customer, other.customer, join.choices);
  if (!(await joins.moveState(join, joined, await library.settings(), MOST_ITEMS))) return 'more';
  if (join.doneAt === undefined) await joins.noteDone(join, clock.now());
  return 'done';
}

/** False where a send is under way whose message nobody has seen yet: it would be lost to the kept one. */
async function closeGate({ gates, messages }: JoinServices, other: string): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { rev, ...gate } = await gates.read(other);
    if (gate.erased === true) return true;
    const keys = Object.keys(gate.inFlight);
    if ((await messages.read(other, keys)).length < keys.length) return false;
    if (await gates.write(other, { ...gate, inFlight: {}, erased: true }, rev)) return true;
  }
  return false;
}

async function foldInto(services: JoinServices, join: StandingJoin): Promise<boolean> {
  const { gates, joins, states, clock, library } = services;
  const [kept, other] = await Promise.all([join.kept, join.other].map((id) => states.load(id, { consistent: true })));
  if (kept === undefined || other === undefined) return false;
  const customer = joinProfiles(kept.customer, other.customer, join.choices);
  const [ofKept, ofOther] = await Promise.all([joins.messages(join.kept), joins.messages(join.other)]);
  const renamed = new Map(Object.entries(join.renamed));
  const covers = coveredMessages(
    { kept: ofKept, other: ofOther },
    {
      kept: kept.customer,
      joined: customer,
      other: join.other,
      renamed,
      campaigns: await library.campaigns(),
      ...(await aheadOf(services, { kept, other, customer })),
    },
  );
  await joins.carryMessages(join, covers);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [{ rev, ...gate }, { rev: _, erased: _closed, ...closed }] = await Promise.all([gates.read(join.kept), gates.read(join.other)]);
    const { gate: moved, change } = joinGates(
      { gate, customer: kept.customer },
      { gate: closed, customer: other.customer },
      customer,
      renamed,
    );
    const origin = { at: clock.now(), source: 'joined', by: join.by, wording: 'joined/1' } as const;
    const unchanged = sameChoices(gate, afterChange(gate, change));
    const { gate: next, entry } = unchanged ? { gate: moved, entry: undefined } : withProof(join.kept, moved, { ...origin, change });
    if (await joins.foldGates(join, { next, expectedRev: rev, proof: entry })) return true;
  }
  return false;
}

interface Joining {
  readonly kept: CustomerState;
  readonly other: CustomerState;
  readonly customer: Customer;
}

/** What will stand of the joined person, as far as it follows from its orders. */
async function aheadOf({ states, clock, library }: JoinServices, { kept, other, customer }: Joining) {
  const [settings, a, b] = await Promise.all([library.settings(), states.ledger(kept.customer.id), states.ledger(other.customer.id)]);
  const today = localDate(clock.now(), customer.timeZone);
  const orders = distinct([...a.orders, ...b.orders]).sort((one, two) => one.at - two.at);
  const summary = summarise(orders, distinct([...a.points, ...b.points]), today, settings);
  const cycle = joinCycles(kept.cycle, other.cycle);
  return { facts: deriveFacts({ ...kept, customer, summary, cycle }, today), lastOrderOn: summary.last?.day };
}

const distinct = <T extends { readonly id: string }>(all: readonly T[]): T[] => [...new Map(all.map((one) => [one.id, one])).values()];
