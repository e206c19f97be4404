import { parseArgs } from 'node:util';
import { addDays } from '../domain/calendar/calendar-date.ts';
import { type Counts, units } from '../local/meter/meter.ts';
import { openBenchLaptop } from './laptop/bench-laptop.ts';
import { birthdayCompany } from './laptop/birthday-company.ts';

/**
 * What AWS would bill for one message: people who all have their birthday on one day, on the shipped functions and DynamoDB Local.
 * `npm run bench:bill -- [--customers 2000]`. All functions are counted from the evening before to the day after.
 */
const { values } = parseArgs({ options: { customers: { type: 'string', default: '2000' } } });
const customers = Number(values.customers);
const say = (line: string) => process.stdout.write(`${line}\n`);

const START = Date.parse('2026-11-24T20:00:00Z');
const DAY_LATER = START + 24 * 3_600_000;
const laptop = await openBenchLaptop(START, birthdayCompany(customers, addDays('2026-11-24', 1)));
try {
  // The first look only notes where it stands.
  laptop.journey.start(START + 10 * 60_000);
  await laptop.journey.done();
  const before = laptop.cloud.meter.costs().total.counts;
  laptop.journey.start(DAY_LATER);
  await laptop.journey.done();
  const costs = laptop.cloud.meter.costs();
  const used = minus(costs.total.counts, before);
  say(`${laptop.inbox.size} messages for ${customers} people`);
  for (const unit of units)
    if (used[unit] > 0)
      say(`${unit.padEnd(16)} ${used[unit].toFixed(0).padStart(9)}  ${(used[unit] / laptop.inbox.size).toFixed(3)} per message`);
  for (const [label, { counts, calls }] of Object.entries(costs.functions))
    say(
      `${label}: ${(counts.writeUnits / laptop.inbox.size).toFixed(3)} written, ${(counts.readUnits / laptop.inbox.size).toFixed(3)} read, ${JSON.stringify(calls)}`,
    );
  const { engineDollars } = costs.total;
  say(
    `${((engineDollars / laptop.inbox.size) * 1e6).toFixed(2)} dollars per million messages besides SES, ${(costs.total.counts.lambdaGbSeconds).toFixed(1)} GB-s`,
  );
} finally {
  await laptop.stop();
}

function minus(a: Counts, b: Counts): Counts {
  const left: Record<keyof Counts, number> = { ...a };
  for (const unit of units) left[unit] = a[unit] - b[unit];
  return left;
}
