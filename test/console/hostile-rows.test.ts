import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type ImportKind, importColumns, importKinds } from '../../domain/import/import-kind.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { hostileTexts } from '../support/hostile.ts';
import { DAY_OF_ANSWERS, faults, holds, house, read } from '../support/hostile-house.ts';

const texts = Object.values(hostileTexts);

/** The least that a row of each kind says. */
const rows: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  customers: { customer_id: 'C1' },
  assets: { asset_id: 'A9', customer_id: 'C1' },
  orders: { order_id: 'O9', customer_id: 'C1', ordered_at: '2026-11-01', sku: 'x', quantity: '1', unit_price: '1' },
  points: { event_id: 'E9', customer_id: 'C1', at: '2026-11-01', points: '1', source: 'promotion' },
  facts: { customer_id: 'C1', kind: 'x', date: '2026-11-01' },
  credit: { event_id: 'E9', customer_id: 'C1', at: '2026-11-01', standing: 'good' },
  supplies: { supply_id: 'U9', customer_id: 'C1', sku: 'x', delivered_on: '2026-11-01', quantity: '1' },
  recalls: { recall_id: 'R9', model: 'WM-7', serial_from: 'S0001', serial_to: 'S0009', reason: 'x', safety: 'no', starts_on: '2026-12-24' },
  service: { visit_id: 'V9', asset_id: 'A1', at: '2026-11-01', kind: 'repair' },
  promises: { promise_id: 'P9', customer_id: 'C1', kind: 'quality', text: 'x', due_at: '2026-12-24T10:00:00Z' },
};

const takenIn = z.object({ rejects: z.array(z.object({ column: z.string(), reason: z.string() })) });

describe('> A cell of a row is refused with the name of its column, or kept just as it is', () => {
  it.each(importKinds)('%s', async (kind) => {
    const { required, optional, open } = importColumns[kind];
    const wrong: string[] = [];
    for (const [at, column] of [...required, ...optional, ...(open === undefined ? [] : [`${open}x`])].entries()) {
      const { api, cloud } = await house();
      for (const [n, text] of texts.entries()) {
        // Columns are many, and few of them differ in how they are read.
        if (n % 2 !== at % 2 && column !== required[0]) continue;
        const own = kind === 'customers' || kind === 'facts' ? {} : { [required[0] ?? '']: `N${n}` };
        const row = { ...rows[kind], ...own, [column]: text };
        const answer = await api.request(`/api/records/${kind}`, { method: 'POST', body: JSON.stringify({ rows: [row] }) });
        const said = await answer.text();
        const kept = async () => {
          const customer = column === 'customer_id' ? text : 'C1';
          const held = await read(api, `/api/customers/${encodeURIComponent(customer)}/export`);
          // What was done to a product is told apart without regard to capitals.
          return [text, text.toLowerCase()].some((one) => holds(held, one)) || holds(await cloud.recalls.list(), text);
        };
        const here = `${column} ${JSON.stringify(text.slice(0, 60))}: ${answer.status} ${said.slice(0, 200)}`;
        if (answer.status === 400) {
          if (!said.includes(column)) wrong.push(here);
        } else if (answer.status !== 200) wrong.push(`${here} ${faults.splice(0).map(({ stack }) => stack)}`);
        else {
          // Of two columns that do not go together the other may be named.
          const named = [column, 'asset_id', 'serial_to'];
          const [reject] = takenIn.parse(JSON.parse(said)).rejects;
          if (reject === undefined ? !(await kept()) : !named.includes(reject.column)) wrong.push(here);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('> No file that is taken away holds a cell that a spreadsheet would run', async () => {
  const { cloud, api } = await house();
  const inCells = texts.filter((text) => !/[\0\p{Cs}]/u.test(text) && text.length < 1000);
  for (const [n, text] of inCells.entries())
    await cloud.holds(`H${n}`, [
      { type: 'PROFILE', body: aCustomer({ id: `H${n}`, name: text, email: undefined, phone: undefined, attributes: { [text]: text } }) },
      { type: 'ASSET', body: anAsset({ id: `A${n}`, name: text, model: text, serial: text }) },
      {
        type: 'RECALL',
        body: { id: 'R-1', assetId: `A${n}`, reason: text, safety: false, startsOn: '2026-11-20' },
      },
      {
        type: 'ANSWER',
        body: {
          id: `N${n}`,
          campaign: 'satisfaction-survey',
          at: Date.parse(`${DAY_OF_ANSWERS}T12:00:00Z`),
          day: DAY_OF_ANSWERS,
          comment: text,
          satisfied: false,
        },
      },
    ]);
  const files = [
    ...inCells.map((_, n) => `customers/H${n}/export?format=csv`),
    'surveys/answers?campaign=satisfaction-survey&from=2026-11-01&to=2026-11-22',
    'recalls/R-1/proof',
    'campaigns/win-back/results/file',
  ];
  for (const file of files) {
    const answer = await api.request(`/api/${file}`);
    expect([file, answer.status, answer.headers.get('content-type')]).toEqual([file, 200, 'text/csv; charset=utf-8']);
    const cells: string[][] = parseCsv(await answer.text(), { bom: true });
    expect(cells.flat().filter((cell) => /^\s*[=+\-@]|^[\t\r]/.test(cell))).toEqual([]);
    expect(cells.length).toBeGreaterThan(1);
  }
});
