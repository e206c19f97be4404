import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { recordItem } from '../adapters/dynamo/items/record-item.ts';
import { MEASURED_COUNTS_FILE, type MeasuredCounts, shareOf } from '../local/meter/measured-counts.ts';
import { type Counts, units } from '../local/meter/prices.ts';
import { openBenchLaptop } from './laptop/bench-laptop.ts';
import { birthdayCompany } from './laptop/birthday-company.ts';

/**
 * What AWS would bill for an idle hour, a message and an order: people who all have their birthday on one day, on the shipped functions
 * and DynamoDB Local. `npm run bench:bill -- [--customers 2000] [--write]`; with `--write`, `care cost` reckons with it from then on.
 */
const { values } = parseArgs({ options: { customers: { type: 'string', default: '2000' }, write: { type: 'boolean', default: false } } });
const people = Number(values.customers);
const BIRTHDAY = '2026-11-25';
const MINUTE = 60_000;
const START = Date.parse('2026-11-24T20:00:00Z');

const company = birthdayCompany(people, BIRTHDAY);
const laptop = await openBenchLaptop(START, company);
const { cloud, journey, inbox } = laptop;

async function passTo(instant: number): Promise<void> {
  const refused = journey.start(instant);
  if (refused !== undefined) throw new Error(refused);
  await journey.done();
  if (journey.state.error !== undefined) throw new Error(journey.state.error);
}

async function countsOf(happening: () => Promise<void>): Promise<{ readonly counts: Counts; readonly feedback: Counts }> {
  const before = cloud.meter.costs();
  await happening();
  const after = cloud.meter.costs();
  const own = (costs: typeof after) => costs.functions['record-feedback']?.counts;
  const zero = minus(after.total.counts, after.total.counts);
  return { counts: minus(after.total.counts, before.total.counts), feedback: minus(own(after) ?? zero, own(before) ?? zero) };
}

try {
  // The first look only notes where it stands.
  await passTo(START + 5 * MINUTE);
  const idle = await countsOf(async () => {
    for (let look = 2; look <= 13; look++) await passTo(START + look * 5 * MINUTE);
  });
  const day = await countsOf(() => passTo(START + 24 * 60 * MINUTE));
  if (inbox.size !== people) throw new Error(`${inbox.size} messages went out to ${people} people.`);
  const orders = await countsOf(async () => {
    const at = START + 23 * 60 * MINUTE;
    for (const { customer } of company) {
      const body = {
        id: `N${customer.id}`,
        at,
        day: BIRTHDAY,
        lines: [{ sku: 'BAG', ordinal: 1, category: 'care', quantity: '1', unitPrice: '9.90' }],
      };
      await cloud.table.put(recordItem({ customer: customer.id, record: { type: 'ORDER', body }, rev: 1 }, 'live'));
    }
    await passTo(START + 25 * 60 * MINUTE);
  });

  const template = laptop.resources();
  const measured: MeasuredCounts = {
    on: new Date().toISOString().slice(0, 10),
    by: `npm run bench:bill -- --customers ${people}`,
    idleHour: shareOf(idle.counts, 1),
    message: shareOf(minus(day.counts, day.feedback), people),
    delivery: shareOf(day.feedback, people),
    order: shareOf(orders.counts, people),
    bytesPerCustomer: Math.round((await cloud.storedBytes()) / people),
    alarms: template('AWS::CloudWatch::Alarm'),
    keys: template('AWS::KMS::Key'),
    secrets: template('AWS::SecretsManager::Secret'),
  };
  const text = `${JSON.stringify(measured, undefined, 2)}\n`;
  if (values.write) writeFileSync(MEASURED_COUNTS_FILE, text);
  process.stdout.write(text);
} finally {
  await laptop.stop();
}

function minus(a: Counts, b: Counts): Counts {
  const left: Record<keyof Counts, number> = { ...a };
  for (const unit of units) left[unit] = a[unit] - b[unit];
  return left;
}
