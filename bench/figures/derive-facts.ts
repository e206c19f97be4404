import { recordItem } from '../../adapters/dynamo/items/record-item.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import { memoryLearnQueue } from '../../adapters/queue/memory-learn-queue.ts';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { DemoCustomer } from '../../local/demo/generate-demo.ts';
import { loadCompany } from '../../local/demo/load-demo.ts';
import type { FactStore } from '../../workflows/calendar-index.ts';
import { deriveChanged } from '../../workflows/derive/derive-changed.ts';
import { learnCycles } from '../../workflows/learn/learn-cycles.ts';
import type { LearnQueue } from '../../workflows/learn/learn-queue.ts';
import { lookAgain } from '../../workflows/learn/look-again.ts';
import type { StateRecord } from '../../workflows/records.ts';
import { type BenchTable, openBenchTable } from '../laptop/bench-table.ts';
import { birthdayCompany } from '../laptop/birthday-company.ts';
import type { Figure } from './figure.ts';
import { taking } from './taking.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ROUNDS = 5;
/** The stream hands out up to 100 changes. */
const BATCH = 10;

interface Change {
  readonly what: string;
  readonly type: 'profile' | 'ledger' | 'other';
  readonly goal?: number;
  /** Units asked for besides 3 for each fact that moved and 2 for each that is new or gone. */
  readonly besides?: number;
  /** Between one round and the next. @default 0 */
  readonly days?: number;
  /** Rounds before, which are not counted. @default 0 */
  readonly before?: number;
  /** Rounds that others had already. @default 0 */
  readonly from?: number;
  /** Customers whom one invocation hears of. @default 10 */
  readonly batch?: number;
  readonly record: (person: DemoCustomer, round: number) => StateRecord;
}

const weekly: Change = {
  what: 'A weekly buyer’s order',
  type: 'ledger',
  days: 7,
  // Until a rhythm is known, every order makes facts that were not there.
  before: 4,
  besides: 1,
  record: ({ customer }, round) => ({
    type: 'ORDER',
    body: {
      id: `N${round}${customer.id}`,
      at: NOW + round * 7 * DAY,
      day: localDate(NOW + round * 7 * DAY, 'UTC'),
      lines: [{ sku: 'BAG', ordinal: 1, category: 'care', quantity: '1', unitPrice: '9.90' }],
    },
  }),
};

const changes: readonly Change[] = [
  {
    what: 'A change that moves no fact (a name)',
    type: 'profile',
    goal: 0,
    record: ({ customer }, round) => ({ type: 'PROFILE', body: { ...customer, name: `Ada ${round}` } }),
  },
  {
    what: 'A product more (two facts)',
    type: 'other',
    goal: 1 + 2 * 2,
    record: ({ customer }, round) => ({
      type: 'ASSET',
      body: {
        id: `N${round}${customer.id}`,
        model: 'WM-8',
        name: 'Washing machine',
        purchasedOn: '2026-10-10',
        warrantyEndsOn: '2028-10-10',
        status: 'active',
      },
    }),
  },
  weekly,
  { ...weekly, what: 'A weekly buyer’s order, heard of alone', from: 4 + ROUNDS, before: 0, batch: 1 },
];

/** What derive-facts writes and reads for one changed customer; the changed item itself is not counted. */
export async function measureDerivation(share: number): Promise<Figure[]> {
  const bench = await openBenchTable();
  try {
    return await derivationOn(bench, Math.ceil(200 * share));
  } finally {
    await bench.stop();
  }
}

/** The same for so many customers on a table that is empty yet. */
export async function derivationOn(bench: BenchTable, people: number): Promise<Figure[]> {
  const company = birthdayCompany(people, '2026-12-24');
  await loadCompany(company, { table: bench.table, now: NOW - 10 * DAY, settings: defaultSettings });
  const figures: Figure[] = [];
  for (const change of changes) figures.push(...(await derived(bench, company, change)));
  return figures;
}

/** Facts as they are, counting what is written of them: 3 units for one that moved, 2 for one that is new or gone. */
function countingFacts(facts: FactStore) {
  const standing = new Map<string, ReadonlySet<string>>();
  const nameOf = ({ kind, subject }: Pick<Fact, 'kind' | 'subject'>) => `${kind}#${subject}`;
  const counted = {
    ...facts,
    changed: 0,
    units: 0,
    restart: () => Object.assign(counted, { changed: 0, units: 0 }),
    facts: async (customer: string) => {
      const found = await facts.facts(customer);
      standing.set(customer, new Set(found.map(({ fact }) => nameOf(fact))));
      return found;
    },
    put: async (customer: string, zone: string, some: readonly Fact[], rev: number, at: number) => {
      counted.changed += some.length;
      for (const fact of some) counted.units += standing.get(customer)?.has(nameOf(fact)) === true ? 3 : 2;
      await facts.put(customer, zone, some, rev, at);
    },
    remove: async (customer: string, some: readonly Pick<Fact, 'kind' | 'subject'>[], rev: number) => {
      counted.changed += some.length;
      counted.units += 2 * some.length;
      await facts.remove(customer, some, rev);
    },
  };
  return counted;
}

async function derived(
  bench: BenchTable,
  company: readonly DemoCustomer[],
  { what, type, goal, besides, days = 0, before: skipped = 0, from = 0, batch = BATCH, record }: Change,
): Promise<Figure[]> {
  const clock = { at: NOW, now: () => clock.at };
  const stores = storesOn(bench.table, clock);
  const facts = countingFacts(stores.facts);
  let asked = 0;
  const kept = memoryLearnQueue();
  const learnQueue: LearnQueue = {
    ...kept,
    ask: async (...request) => {
      asked += 1;
      await kept.ask(...request);
    },
  };
  const services = { ...stores, facts, clock, queue: { send: async () => {} }, learnQueue };
  // Noon of the day after: looks at what orders put off, and the cycle of this order, which is another change.
  const aNight = async () => {
    clock.at += DAY + HOUR;
    await lookAgain(services);
    await learnCycles(services);
    await deriveChanged(
      services,
      company.map(({ customer }) => ({ customer: customer.id, profile: false, ledger: false, live: false })),
    );
  };
  const units: number[] = [];
  const reads: number[] = [];
  const cpu: number[] = [];
  const moved: number[] = [];
  const rest: number[] = [];
  const requests: number[] = [];
  for (let round = from; round < from + skipped + ROUNDS; round++) {
    const rev = round + 2;
    clock.at = NOW + round * days * DAY;
    await bench.table.writeMany(
      company.map((person) => recordItem({ customer: person.customer.id, record: record(person, round), rev }, 'live')),
    );
    const news = company.map(({ customer }) => ({
      customer: customer.id,
      profile: type === 'profile',
      ledger: type === 'ledger',
      live: true,
    }));
    const before = { ...bench.count };
    facts.restart();
    asked = 0;
    const taken = await taking(async () => {
      for (let at = 0; at < news.length; at += batch) {
        const failed = await deriveChanged(services, news.slice(at, at + batch));
        if (failed.length > 0) throw failed[0]?.fault;
      }
    });
    const used = bench.since(before);
    const { changed, units: forFacts } = facts;
    const forLearning = asked;
    if (type === 'ledger') await aNight();
    if (round < from + skipped) continue;
    units.push(used.writeUnits / company.length);
    moved.push(changed / company.length);
    rest.push((used.writeUnits - forFacts) / company.length);
    requests.push(forLearning / company.length);
    reads.push(used.readUnits / company.length);
    cpu.push((taken.cpu / company.length) * 1000);
  }
  return [
    {
      what,
      unit: 'write units',
      values: units,
      ...(goal === undefined ? {} : { goal: { most: goal } }),
      chart: 'Write units of derive-facts for one changed customer',
    },
    { what, unit: 'facts that moved, came or went', values: moved },
    ...(besides === undefined ? [] : [{ what, unit: 'write units besides those facts', values: rest, goal: { most: besides } }]),
    ...(type === 'ledger' ? [{ what, unit: 'requests of SQS', values: requests }] : []),
    { what, unit: 'read units', values: reads },
    { what, unit: 'CPU-seconds per 1,000', values: cpu },
  ];
}
