import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCare } from '../../cli/care.ts';

const folder = mkdtempSync(join(tmpdir(), 'cycles-'));
const file = (name: string, lines: readonly string[]) => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

async function run(...words: string[]) {
  const out: string[] = [];
  const code = await runCare(['--json', 'cycles', ...words], {
    out: (text) => out.push(text),
    err: (text) => out.push(text),
    terminal: undefined,
  });
  return { code, text: out.join('\n') };
}

it('tells cycles with their sample, one-time buyers, regulars gone quiet and tiers', async () => {
  // Thirty customers who came back after 10 days, one who came once, one regular who has gone quiet, one who only gave something back.
  const rows = [
    'order_id,customer_id,ordered_at,sku,quantity,unit_price',
    ...Array.from({ length: 30 }, (_, n) => [`A${n},C${n},2026-03-01 10:00,rice,1,10`, `B${n},C${n},2026-03-11 10:00,rice,1,10`]).flat(),
    'X1,once,2026-03-06 10:00,rice,1,300',
    ...['2026-01-01', '2026-01-06', '2026-01-11'].map((day, n) => `Q${n},quiet,${day} 10:00,rice,1,1000`),
    'R1,back,2026-03-01 10:00,rice,-1,5',
  ];
  const goods = file('goods.csv', ['id,kind', 'rice,food']);
  const { code, text } = await run(
    file('orders.csv', rows),
    '--on',
    '2026-03-12',
    '--categories',
    goods,
    '--category-map',
    'id=sku',
    'kind=category',
  );
  expect(code).toBe(0);
  expect(JSON.parse(text)).toMatchObject({
    customers: 33,
    noOrderDay: 1,
    oneTime: 1,
    // Six days old; half of the median first gap is five.
    oneTimeInWindow: 1,
    regulars: 1,
    lapsed: 1,
    cycles: [{ category: 'food', gaps: 32, days: 10, firstGaps: 31, firstDays: 10 }],
    tiers: [
      { tier: 'diamond', customers: 0 },
      { tier: 'platinum', customers: 1 },
      { tier: 'gold', customers: 1 },
      { tier: 'ordinary', customers: 31 },
    ],
  });
});

it('refuses a file without an order, a products file without the columns, and two currencies (b9, b10)', async () => {
  const header = 'order_id,customer_id,ordered_at,sku,quantity,unit_price,currency';
  const empty = file('empty.csv', [header]);
  const mixed = file('mixed.csv', [header, 'A,C,2026-03-01 10:00,s,1,1,EUR', 'B,C,2026-03-02 10:00,s,1,1,USD']);
  expect([(await run(empty)).code, (await run(mixed)).code]).toEqual([2, 2]);
  expect((await run(mixed, '--categories', file('other.csv', ['a,b', '1,2']))).text).toContain('--category-map');
});

it.each([
  ['2026-03-24', 0],
  ['2026-03-25', 1],
  ['2026-04-04', 1],
  ['2026-04-05', 0],
])('> care 12: 0.5 to 1.5 of a median first gap of ten days, both included: of one bought on the 20th, on %s %i', async (on, inWindow) => {
  const rows = Array.from({ length: 30 }, (_, n) => [`A${n},C${n},2026-03-01 10:00,rice,1,10`, `B${n},C${n},2026-03-11 10:00,rice,1,10`]);
  const orders = ['order_id,customer_id,ordered_at,sku,quantity,unit_price', ...rows.flat(), 'X1,once,2026-03-20 10:00,rice,1,30'];
  const { text } = await run(file(`window-${on}.csv`, orders), '--on', on);
  expect(JSON.parse(text)).toMatchObject({ oneTime: 1, oneTimeInWindow: inWindow });
});
