import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { runCare } from '../../cli/care.ts';
import { importContext } from '../../domain/import/import-context.ts';
import { parseRow } from '../../domain/import/parse-row.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { writePinpointExports } from '../support/pinpoint-exports.ts';

/** `npm run bench:pinpoint` has 100,000 of them. */
const ENDPOINTS = Number(process.env.ENDPOINTS ?? 3_000);
const FILES = 12;
const folder = mkdtempSync(join(tmpdir(), 'pinpoint-'));
afterAll(() => rmSync(folder, { recursive: true }));

it(`${FILES} exports of ${ENDPOINTS} endpoints, dirty ones among them: each person once, each fault told, every row taken`, {
  timeout: 120_000,
}, async () => {
  const { paths, people, dirty } = writePinpointExports(folder, FILES, ENDPOINTS);
  const [out, notes] = [join(folder, 'customers.jsonl'), join(folder, 'notes.jsonl')];
  const said: string[] = [];
  const to = { out: (text: string) => said.push(text), err: (text: string) => said.push(text), terminal: undefined };
  expect(await runCare(['--json', 'from-pinpoint', ...paths, '--out', out, '--notes', notes], to)).toBe(1);
  const {
    'broken line': broken = 0,
    push = 0,
    inactive = 0,
    'bad zone': zones = 0,
    'bad country': countries = 0,
    'bad phone': phones = 0,
  } = dirty;
  expect(JSON.parse(said.join(''))).toMatchObject({
    endpoints: ENDPOINTS,
    refusedLines: broken,
    customers: people,
    email: people - inactive,
    phone: people - push - phones,
    optedOutOfEmail: dirty['opted out'],
    notes: { 'refused-line': broken, 'other-channel': push, inactive, 'left-out': zones + countries + phones },
  });
  const context = importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, Date.parse('2026-11-22T00:00:00Z'));
  const rows = readFileSync(out, 'utf8').trim().split('\n');
  expect(rows).toHaveLength(people);
  for (const [n, row] of rows.entries()) {
    const parsed = parseRow('customers', { line: n + 1, cells: JSON.parse(row) }, context);
    expect('reject' in parsed ? parsed.reject : undefined).toBeUndefined();
  }
});
