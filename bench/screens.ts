import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { memoryTable } from '../adapters/dynamo/memory-table.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { consoleApi } from '../console/api/app.ts';
import { addDays } from '../domain/calendar/calendar-date.ts';
import { instantText } from '../domain/calendar/zoned-time.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { DemoCustomer } from '../local/demo/generate-demo.ts';
import { loadCompany, loadDemo } from '../local/demo/load-demo.ts';
import { aPlan, theTexts } from '../test/support/campaign-edits.ts';
import { consoleCloud } from '../test/support/console-cloud.ts';
import { birthdayCompany } from './laptop/birthday-company.ts';

/**
 * Server time of each screen of the console with 100,000 customers in the table: the API as it is shipped, on the table in memory, each
 * of whose calls answers after 5 ms, as DynamoDB does within a region; so calls that wait for one another cost what they do there.
 * `npm run bench:screens -- [--customers 100000] [--looks 40] [--only /api/forecast]`; exit 1 where a screen takes more than 200 ms at the 95th percentile.
 */
const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    looks: { type: 'string', default: '40' },
    /** Of the requests only those whose path contains this. */
    only: { type: 'string', default: '' },
  },
});
const [customers, looks] = [Number(values.customers), Number(values.looks)];
const NOW = Date.parse('2026-11-22T09:00:00Z');
const ASKED_MS = 200;
const LOT = 5000;
const ANSWER_MS = 5;

const first = ['Ada', 'Grace', 'Wei', 'Mary', 'Alan', 'Edsger', 'Barbara', 'Li', 'Hedy', 'Karen'];
const last = ['Byron', 'Hopper', 'Chen', 'Jackson', 'Turing', 'Liskov', 'Wang', 'Lamarr', 'Jones', 'Smith', 'Müller'];

/** Names, birthdays and purchases of all kinds of days. */
function people(from: number, count: number): DemoCustomer[] {
  return birthdayCompany(count, '2026-11-25').map((one, at) => {
    const n = from + at;
    const id = `S${String(n).padStart(7, '0')}`;
    const name = `${first[n % first.length]} ${last[(n * 7) % last.length]} ${n}`;
    const day = instantText(NOW).slice(0, 10);
    return {
      ...one,
      customer: { ...one.customer, id, name, email: `${id.toLowerCase()}@example.com`, bornOn: addDays('1980-01-01', n % 366) },
      assets: one.assets.map((asset) => ({ ...asset, id: `A${id}`, serial: `S${n}`, purchasedOn: addDays(day, -400 - (n % 1000)) })),
      orders: one.orders.map((order) => ({ ...order, id: `O${id}` })),
    };
  });
}

let calls = 0;
/** As quick as DynamoDB once all is loaded. */
let answersAfter = 0;

/** Every method of the table answers late, and is counted. */
const distant = (near: Table): Table => {
  const late = async () => {
    calls += 1;
    if (answersAfter > 0) await sleep(answersAfter);
  };
  return {
    get: (...asked) => late().then(() => near.get(...asked)),
    getMany: (...asked) => late().then(() => near.getMany(...asked)),
    query: (...asked) => late().then(() => near.query(...asked)),
    put: (...asked) => late().then(() => near.put(...asked)),
    update: (...asked) => late().then(() => near.update(...asked)),
    remove: (...asked) => late().then(() => near.remove(...asked)),
    writeMany: (...asked) => late().then(() => near.writeMany(...asked)),
    transact: (...asked) => late().then(() => near.transact(...asked)),
  };
};
const table = distant(memoryTable());
const demo = await loadDemo({ table, now: NOW, settings: defaultSettings });
process.stderr.write(`demo company: ${demo.items} items\n`);
for (let from = 0; from < customers; from += LOT) {
  await loadCompany(people(from, Math.min(LOT, customers - from)), { table, now: NOW, settings: defaultSettings });
  process.stderr.write(`\r${from + LOT} customers`);
}
process.stderr.write('\n');
answersAfter = ANSWER_MS;

const cloud = consoleCloud(NOW, table);
const onFault = (fault: Error) => {
  throw fault;
};
const api = consoleApi(cloud.services, { identify: () => ({ id: 'bench', roles: ['admin'] }), onFault });
const draft = { plan: aPlan(), texts: theTexts() };
const someone = '/api/customers/S0000500';

const screens: Readonly<Record<string, readonly (readonly [path: string, body?: object])[]>> = {
  Today: [['/api/home'], ['/api/home/week'], ['/api/home/retention'], ['/api/sending']],
  Customers: [['/api/customers?limit=50'], ['/api/customers?limit=50&search=ada']],
  'One customer': [[someone], [`${someone}/timeline`], [`${someone}/explain?campaign=product-birthday&on=2026-12-01`]],
  Cases: [['/api/cases']],
  Promises: [['/api/promises']],
  Recalls: [['/api/recalls']],
  Visits: [['/api/visits']],
  Surveys: [['/api/surveys'], ['/api/surveys/results?campaign=satisfaction-survey&from=2026-08-24&to=2026-11-22']],
  'Programme, a page of customers': [['/api/programme/bonds'], ['/api/programme/silence?limit=100']],
  Campaigns: [['/api/campaigns'], ['/api/campaign-numbers']],
  'One campaign': [['/api/campaigns/product-birthday'], ['/api/campaigns/product-birthday/results']],
  'Editor: when': [['/api/fact-kinds']],
  'Editor: who': [['/api/audience-fields?fact=asset.purchased'], ['/api/audience', { plan: draft.plan }]],
  'Editor: what': [
    ['/api/slots?campaign=product-birthday&fact=asset.purchased&step=card&locale=en'],
    ['/api/preview', { ...draft, step: 'card', channel: 'email', locale: 'en', customer: 'S0000500' }],
    ['/api/review', draft],
    ['/api/test-messages'],
  ],
  'Editor: before it goes': [['/api/forecast', draft]],
  Import: [['/api/imports']],
  Settings: [['/api/settings'], ['/api/sending/sender']],
};

async function ask(path: string, body: object | undefined): Promise<{ readonly ms: number; readonly cpu: number }> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const answer = await api.request(path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - began, cpu: (user + system) / 1000 };
}

const byNumber = (a: number, b: number) => a - b;
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

process.stdout.write(`| screen | request | median ms | 95 % ms | CPU ms | calls of the table |\n|---|---|---|---|---|---|\n`);
let slow = 0;
for (const [screen, requests] of Object.entries(screens))
  for (const [path, body] of requests.filter(([each]) => each.includes(values.only))) {
    await ask(path, body);
    const before = calls;
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    for (let look = 0; look < looks; look++) {
      // Campaigns and settings are kept for five seconds, the sample of an audience for a minute; each look is as if nobody had looked lately.
      cloud.clock.at += 61_000;
      answers.push(await ask(path, body));
    }
    const [times, cpu] = [answers.map(({ ms }) => ms).sort(byNumber), answers.map((one) => one.cpu).sort(byNumber)];
    const p95 = at(times, 0.95);
    if (p95 > ASKED_MS) slow += 1;
    process.stdout.write(
      `| ${screen} | \`${path.replace(/\?.*/, '')}\` | ${at(times, 0.5).toFixed(0)} | ${p95.toFixed(0)} | ${at(cpu, 0.5).toFixed(0)} | ${((calls - before) / looks).toFixed(0)} |\n`,
    );
  }
if (slow > 0) process.exitCode = 1;
