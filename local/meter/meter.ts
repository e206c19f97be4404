import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const price = z.number().nonnegative();
const pricesSchema = z.object({
  asOf: z.iso.date(),
  region: z.string(),
  currency: z.string(),
  note: z.string(),
  writeUnitsPerMillion: price,
  readUnitsPerMillion: price,
  streamReadsPerMillion: price,
  sqsRequestsPerMillion: price,
  lambdaRequestsPerMillion: price,
  lambdaGbSecondsPerMillion: price,
  customEventsPerMillion: price,
  snsLambdaDeliveriesPerMillion: price,
  s3PutsPerMillion: price,
  s3GetsPerMillion: price,
  secretRequestsPerMillion: price,
  parameterRequestsPerMillion: price,
  httpRequestsPerMillion: price,
  logsPerGb: price,
  emailsPerMillion: price,
  smsPerMillion: price,
});

/** What AWS counts, by the name under which it is priced. */
export const units = [
  'writeUnits',
  'readUnits',
  'dynamoRequests',
  'streamReads',
  'sqsRequests',
  'lambdaRequests',
  'lambdaGbSeconds',
  'customEvents',
  'snsLambdaDeliveries',
  's3Puts',
  's3Gets',
  'secretRequests',
  'parameterRequests',
  'httpRequests',
  'logBytes',
  'emails',
  'sms',
] as const;
export type Unit = (typeof units)[number];

export type Counts = Readonly<Record<Unit, number>>;

/** What it would cost. Email and texts apart: they go to SES and the carriers. */
export interface Bill {
  readonly counts: Counts;
  readonly dollars: Readonly<Partial<Record<Unit, number>>>;
  /** Without email and texts. */
  readonly engineDollars: number;
  readonly messagingDollars: number;
}

export interface Costs {
  readonly prices: { readonly asOf: string; readonly region: string; readonly currency: string; readonly note: string };
  readonly total: Bill;
  readonly functions: Readonly<Record<string, Bill & { readonly calls: Readonly<Record<string, number>> }>>;
  readonly messages: number;
  /** Undefined until something was sent. */
  readonly perMessage?: { readonly dollars: number; readonly dollarsPerMillion: number; readonly counts: Counts };
}

/** Counts per function what AWS would bill. Nothing here decides anything. */
export interface Meter {
  count(label: string, unit: Unit, amount?: number): void;
  /** Notes one call of an AWS operation, `dynamodb:GetItem`. */
  called(label: string, operation: string): void;
  invoked(label: string, run: { readonly ms: number; readonly memoryMb: number; readonly start: boolean }): void;
  logged(label: string, bytes: number): void;
  /** Emails and texts accepted so far. */
  readonly messages: number;
  /** Dollars for one message: what SES or the carrier charges, and the engine's average since the start. */
  messageCost(channel: 'email' | 'sms'): number;
  costs(): Costs;
}

export function createMeter(): Meter {
  const prices = pricesSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'prices.json'), 'utf8')));
  const perUnit: Readonly<Record<Unit, number>> = {
    writeUnits: prices.writeUnitsPerMillion / 1e6,
    readUnits: prices.readUnitsPerMillion / 1e6,
    dynamoRequests: 0,
    streamReads: prices.streamReadsPerMillion / 1e6,
    sqsRequests: prices.sqsRequestsPerMillion / 1e6,
    lambdaRequests: prices.lambdaRequestsPerMillion / 1e6,
    lambdaGbSeconds: prices.lambdaGbSecondsPerMillion / 1e6,
    customEvents: prices.customEventsPerMillion / 1e6,
    snsLambdaDeliveries: prices.snsLambdaDeliveriesPerMillion / 1e6,
    s3Puts: prices.s3PutsPerMillion / 1e6,
    s3Gets: prices.s3GetsPerMillion / 1e6,
    secretRequests: prices.secretRequestsPerMillion / 1e6,
    parameterRequests: prices.parameterRequestsPerMillion / 1e6,
    httpRequests: prices.httpRequestsPerMillion / 1e6,
    logBytes: prices.logsPerGb / 1e9,
    emails: prices.emailsPerMillion / 1e6,
    sms: prices.smsPerMillion / 1e6,
  };
  const functions = new Map<string, Record<Unit, number>>();
  const calls = new Map<string, Record<string, number>>();

  function countsOf(label: string): Record<Unit, number> {
    let counts = functions.get(label);
    if (counts === undefined) {
      counts = zero();
      functions.set(label, counts);
    }
    return counts;
  }

  function bill(counts: Counts): Bill {
    const dollars = Object.fromEntries(units.filter((unit) => counts[unit] > 0).map((unit) => [unit, counts[unit] * perUnit[unit]]));
    const messagingDollars = counts.emails * perUnit.emails + counts.sms * perUnit.sms;
    const all = units.reduce((sum, unit) => sum + counts[unit] * perUnit[unit], 0);
    return { counts, dollars, engineDollars: all - messagingDollars, messagingDollars };
  }

  const total = () => [...functions.values()].reduce((sum, counts) => combine(sum, (unit) => sum[unit] + counts[unit]), zero());
  const sent = (counts: Counts) => counts.emails + counts.sms;

  const meter: Meter = {
    count(label, unit, amount = 1) {
      countsOf(label)[unit] += amount;
    },
    called(label, operation) {
      const own = calls.get(label) ?? {};
      own[operation] = (own[operation] ?? 0) + 1;
      calls.set(label, own);
    },
    invoked(label, { ms, memoryMb, start }) {
      const counts = countsOf(label);
      if (!start) counts.lambdaRequests += 1;
      counts.lambdaGbSeconds += (Math.ceil(ms) / 1000) * (memoryMb / 1024);
    },
    logged(label, bytes) {
      countsOf(label).logBytes += bytes;
    },
    get messages() {
      return sent(total());
    },
    messageCost(channel) {
      const counts = total();
      const engine = sent(counts) === 0 ? 0 : bill(counts).engineDollars / sent(counts);
      return engine + (channel === 'sms' ? perUnit.sms : perUnit.emails);
    },
    costs() {
      const counts = total();
      const messages = sent(counts);
      const { asOf, region, currency, note } = prices;
      const whole = bill(counts);
      const dollars = whole.engineDollars / messages;
      return {
        prices: { asOf, region, currency, note },
        total: whole,
        functions: Object.fromEntries(
          [...functions]
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([label, one]) => [label, { ...bill({ ...one }), calls: calls.get(label) ?? {} }]),
        ),
        messages,
        ...(messages === 0
          ? {}
          : { perMessage: { dollars, dollarsPerMillion: dollars * 1e6, counts: combine(counts, (unit) => counts[unit] / messages) } }),
      };
    },
  };
  return meter;
}

const zero = (): Record<Unit, number> => ({
  writeUnits: 0,
  readUnits: 0,
  dynamoRequests: 0,
  streamReads: 0,
  sqsRequests: 0,
  lambdaRequests: 0,
  lambdaGbSeconds: 0,
  customEvents: 0,
  snsLambdaDeliveries: 0,
  s3Puts: 0,
  s3Gets: 0,
  secretRequests: 0,
  parameterRequests: 0,
  httpRequests: 0,
  logBytes: 0,
  emails: 0,
  sms: 0,
});

function combine(counts: Counts, value: (unit: Unit) => number): Record<Unit, number> {
  const combined = { ...counts };
  for (const unit of units) combined[unit] = value(unit);
  return combined;
}
