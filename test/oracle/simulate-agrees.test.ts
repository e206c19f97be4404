import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../local/simulation/simulate.ts';
import { writeCompany } from './company-files.ts';
import { compareLines, describeDifferences, type WrittenLine } from './compare.ts';
import { expectedLines } from './oracle.ts';
import { type RandomCompany, randomCompany } from './random-company.ts';

async function simulatedLines(company: RandomCompany): Promise<WrittenLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'company-'));
  try {
    const out = join(folder, 'lines.jsonl');
    await simulate({ from: company.from, to: company.to, out, ...(await writeCompany(company, folder)) });
    const text = await readFile(out, 'utf8');
    return text
      .split('\n')
      .filter(Boolean)
      .map((line): WrittenLine => JSON.parse(line));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** More seeds for a longer look: `ORACLE_SEEDS=20,21,22 npx vitest run test/oracle/simulate-agrees.test.ts`. */
const seeds = (process.env.ORACLE_SEEDS ?? '4,9,40').split(',').map(Number);
const customers = Number(process.env.ORACLE_CUSTOMERS ?? 60);

describe('the simulation and an independent calculation agree on every line', () => {
  it('with the default settings', { timeout: 600_000 }, async () => {
    const company = randomCompany(11, { customers, settings: {} });
    expect(describeDifferences(compareLines(expectedLines(company), await simulatedLines(company)))).toBe('');
  });

  it.each(seeds)('with the company and settings of seed %i', { timeout: 600_000 }, async (seed) => {
    const company = randomCompany(seed, { customers });
    expect(describeDifferences(compareLines(expectedLines(company), await simulatedLines(company)))).toBe('');
  });
});
