import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { signedLinks } from '../../adapters/links/signed-links.ts';
import { bundleFunctions } from '../../build/bundle-functions.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { loadCompany } from '../../local/demo/load-demo.ts';
import { inParallel } from '../../workflows/in-parallel.ts';
import { openBenchTable } from '../laptop/bench-table.ts';
import { birthdayCompany } from '../laptop/birthday-company.ts';
import { apiRequest } from './api-request.ts';
import type { Figure } from './figure.ts';
import { functionEnvironment } from './function-environment.ts';
import { startProvider } from './start-provider.ts';

const AT_ONCE = 8;
const keyring = { tenant: 'bench', keys: [{ kid: 'k1', secret: 'a secret of the benches, long enough to be one' }] } as const;

/** The shipped bundle of a function, as Lambda would load it. */
const loaded = z.object({
  handler: z.function({ input: [z.unknown(), z.unknown()], output: z.promise(z.object({ statusCode: z.number() })) }),
});

/** Milliseconds from request to answer of pages and API, eight at once on DynamoDB Local, without the gateway. */
export async function measureAnswers(share: number): Promise<Figure[]> {
  const now = Date.now();
  const people = Math.ceil(200 * share);
  const requests = Math.ceil(400 * share);
  const company = birthdayCompany(people, '2026-12-24');
  const links = signedLinks({ keyring, pagesUrl: '', clock: { now: () => now } });
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bundles-'));
  const [bench, provider] = await Promise.all([openBenchTable(), startProvider()]);
  try {
    await Promise.all([loadCompany(company, { table: bench.table, now, settings: defaultSettings }), bundleFunctions(folder)]);
    Object.assign(process.env, functionEnvironment({ name: bench.name, endpoint: bench.endpoint }, provider.url));
    const person = (n: number): string => company[n % people]?.customer.id ?? '';
    const kinds = [
      { what: 'A page (preferences)', bundle: 'serve-pages', path: (n: number) => links.preferences(person(n)) },
      { what: 'A customer by the API', bundle: 'serve-console', path: (n: number) => `/api/customers/${person(n)}` },
    ];
    const figures: Figure[] = [];
    for (const { what, bundle, path } of kinds) {
      const { handler } = loaded.parse(await import(pathToFileURL(join(folder, bundle, 'index.mjs')).href));
      const ask = async (n: number): Promise<number> => {
        const began = performance.now();
        const { statusCode } = await handler(apiRequest(path(n)), {});
        if (statusCode !== 200) throw new Error(`${what} answered ${statusCode}.`);
        return performance.now() - began;
      };
      const numbers = Array.from({ length: requests }, (_, n) => n);
      await inParallel(numbers.slice(0, 40), AT_ONCE, ask);
      figures.push({ what: `${what}, ${AT_ONCE} at once`, unit: 'ms', values: await inParallel(numbers, AT_ONCE, ask) });
    }
    return figures;
  } finally {
    provider.stop();
    await bench.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
