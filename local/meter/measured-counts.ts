import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Counts, units } from './prices.ts';

const amount = z.number().nonnegative();
const counts = z.record(z.enum(units), amount);

export const measuredCounts = z.object({
  /** When, and by which command. */
  on: z.iso.date(),
  by: z.string(),
  /** All functions over an hour in which nobody is due: twelve looks, four sweeps. */
  idleHour: counts,
  /** One mail of many that are due together, from the calendar to its outcome. */
  message: counts,
  /** The provider's word that it was delivered. */
  delivery: counts,
  /** A new order of a known customer, once it stands in the table: the facts that it moves. */
  order: counts,
  /** Of a customer with one product and one order, indexes included. */
  bytesPerCustomer: amount,
  /** What the template holds that costs by the month. */
  alarms: amount,
  keys: amount,
  secrets: amount,
});
export type MeasuredCounts = z.infer<typeof measuredCounts>;

const file = join(import.meta.dirname, 'measured-counts.json');

/** Made by `npm run bench:bill`, never typed. */
export const readMeasuredCounts = (path = file): MeasuredCounts => measuredCounts.parse(JSON.parse(readFileSync(path, 'utf8')));

export const MEASURED_COUNTS_FILE = file;

/** Each count divided, to six digits. */
export function shareOf(counts: Counts, by: number): Counts {
  const share: Record<keyof Counts, number> = { ...counts };
  for (const unit of units) share[unit] = Number((counts[unit] / by).toPrecision(6));
  return share;
}
