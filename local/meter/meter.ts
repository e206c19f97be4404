import { type Counts, pricePerUnit, readPrices, type Unit, units } from './prices.ts';

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

/** What so many bytes in the table take, with point-in-time recovery. */
export function storedIn(bytes: number): { readonly bytes: number; readonly dollars: number } {
  const { tableGbMonth, backupGbMonth } = readPrices();
  return { bytes, dollars: (bytes / 1e9) * (tableGbMonth + backupGbMonth) };
}

/** All that was counted so far. */
export interface Readings {
  readonly functions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly calls: Readonly<Record<string, Readonly<Record<string, number>>>>;
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
  /** Dollars for one message: what SES or the carrier charges, and the engine's average so far. */
  messageCost(channel: 'email' | 'sms'): number;
  costs(): Costs;
  /** For another meter to go on from. */
  readings(): Readings;
}

/** `before`: what it had counted when it was last stopped. */
export function createMeter(before: Readings = { functions: {}, calls: {} }): Meter {
  const prices = readPrices();
  const perUnit = pricePerUnit(prices);
  const functions = new Map<string, Record<Unit, number>>(
    Object.entries(before.functions).map(([label, known]) => [label, combine(zero(), (unit) => known[unit] ?? 0)]),
  );
  const calls = new Map<string, Record<string, number>>(Object.entries(before.calls).map(([label, known]) => [label, { ...known }]));

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
    readings: () => ({ functions: Object.fromEntries(functions), calls: Object.fromEntries(calls) }),
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
