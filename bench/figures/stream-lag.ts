import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { factKey } from '../../adapters/dynamo/items/fact-item.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { labelOf } from '../../local/functions/local-function.ts';
import { openBenchLaptop } from '../laptop/bench-laptop.ts';
import { birthdayCompany } from '../laptop/birthday-company.ts';
import { apiRequest } from './api-request.ts';
import type { Figure } from './figure.ts';

const START = Date.parse('2026-11-24T20:00:00Z');
const PEOPLE = 200;
/** Changes a second, one after the other. */
const RATES = [5, 20, 50] as const;
const SECONDS = 15;
const LOOK_MS = 20;
const LONGEST_MS = 60_000;

const answered = z.object({ result: z.object({ statusCode: z.literal(200) }) });

/** A product told by the API, and when the fact of it stands in the calendar: API, table, stream, derive-facts, on the template's wiring. */
export async function measureStreamLag(share: number): Promise<Figure[]> {
  const laptop = await openBenchLaptop(START, birthdayCompany(PEOPLE, '2026-12-24'));
  const { cloud } = laptop;
  const declared = cloud.deployment.functions.find((one) => labelOf(one) === 'serve-console');
  const api = declared === undefined ? undefined : cloud.functionBy(declared.name);
  if (api === undefined) throw new Error('The template has no function for the API.');
  const figures: Figure[] = [];
  try {
    const tell = async (asset: string, customer: string) => {
      const row = { asset_id: asset, customer_id: customer, model: 'WM-8', name: 'Washing machine', purchased_on: '2026-10-10' };
      const told = await api.invoke(apiRequest('/api/records/assets', { rows: [row] }));
      if (!answered.safeParse(told).success) throw new Error(`The API did not take it: ${JSON.stringify(told).slice(0, 300)}`);
    };
    // A cold start of each function is no lag.
    await tell('warm', 'C000001');
    await standing(cloud.table, new Map([['warm', { customer: 'C000001', since: performance.now() }]]), () => false);
    for (const rate of RATES) {
      const count = Math.ceil(rate * SECONDS * share);
      const pending = new Map<string, { readonly customer: string; readonly since: number }>();
      let telling = true;
      const lags = standing(cloud.table, pending, () => telling);
      const began = performance.now();
      const all: Promise<void>[] = [];
      for (let n = 0; n < count; n++) {
        await wait(Math.max(0, began + (n * 1000) / rate - performance.now()));
        const [asset, customer] = [`R${rate}-${n}`, `C${String(1 + (n % PEOPLE)).padStart(6, '0')}`];
        all.push(tell(asset, customer).then(() => void pending.set(asset, { customer, since: performance.now() })));
      }
      await Promise.all(all);
      telling = false;
      figures.push({ what: `${rate} changes a second`, unit: 'ms from the answer to the fact', values: await lags });
    }
    return figures;
  } finally {
    await laptop.stop();
  }
}

/** How long each took until its fact stood. */
async function standing(
  table: Table,
  pending: Map<string, { readonly customer: string; readonly since: number }>,
  more: () => boolean,
): Promise<number[]> {
  const lags: number[] = [];
  while (more() || pending.size > 0) {
    await wait(LOOK_MS);
    const asked = [...pending].slice(0, 100);
    const keys = asked.map(([subject, { customer }]) => factKey(customer, { kind: 'asset.purchased', subject }));
    const found = new Set((await table.getMany(keys)).map(({ subject }) => subject));
    for (const [asset, { since }] of asked) {
      const lag = performance.now() - since;
      if (lag > LONGEST_MS) throw new Error(`The fact of ${asset} never came.`);
      if (!found.has(asset)) continue;
      lags.push(lag);
      pending.delete(asset);
    }
  }
  return lags;
}
