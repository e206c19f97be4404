import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCare } from '../../cli/care.ts';

async function care(...words: string[]) {
  const said = { out: '', err: '' };
  const keep = (kind: 'out' | 'err') => (text: string) => {
    said[kind] += text;
  };
  const code = await runCare(words, { out: keep('out'), err: keep('err'), terminal: undefined });
  return { code, ...said };
}

const folder = mkdtempSync(join(tmpdir(), 'measuring-'));
const file = (name: string, ...lines: readonly string[]) => {
  writeFileSync(join(folder, name), ['order_id,customer_id,ordered_at,sku,quantity,unit_price,unit_cost,currency', ...lines].join('\n'));
  return join(folder, name);
};

describe('care classes', () => {
  it('classes every customer of a file: usage, status, profit, and who came back only to return things', async () => {
    const orders = file(
      'orders.csv',
      'O1,C1,2026-06-01 10:00,S,2,10,4,EUR',
      'O2,C1,2026-06-08 10:00,S,1,10,4,EUR',
      'O3,C2,2025-06-08 10:00,S,1,10,4,EUR',
      'O4,C3,2026-06-08 11:00,S,-1,10,4,EUR',
      'O5,,2026-06-08 11:00,S,1,10,4,EUR',
    );
    const out = join(folder, 'classes.csv');
    const { code, out: said } = await care('--json', 'classes', orders, '--on', '2026-06-30', '--out', out);
    expect(code).toBe(0);
    const found = JSON.parse(said);
    expect(found).toMatchObject({ customers: 3, lines: 5, rejected: 1, tooFew: true, oneDay: 1 });
    expect(found.usage).toContainEqual({ class: 'heavy', customers: 1, provisional: 1 });
    expect(found.usage).toContainEqual({ class: 'lapsed', customers: 2, provisional: 2 });
    expect(found.status).toContainEqual({ status: 'lost', customers: 1 });
    expect(found.status).toContainEqual({ status: 'potential', customers: 1 });
    expect(readFileSync(out, 'utf8')).toContain('"C1","heavy","yes","","actual"');
  });

  it('> refuses to add money of two currencies', async () => {
    const mixed = file('mixed.csv', 'O1,C1,2026-06-01 10:00,S,2,10,4,EUR', 'O2,C1,2026-06-01 10:00,S,2,10,4,GBP');
    expect(await care('classes', mixed)).toMatchObject({ code: 2, err: expect.stringContaining('EUR and of GBP') });
  });

  it('> care 41: number × margin gives each class a level, which the file brings to its customers', async () => {
    const lines = Array.from({ length: 100 }, (_, n) => `O${n},C${n},2026-06-01 10:00,S,1,${n + 1},0,EUR`);
    const out = join(folder, 'levels.csv');
    await care('classes', file('hundred.csv', ...lines), '--on', '2026-06-30', '--cuts', '80,10,90,50', '--out', out);
    const written = readFileSync(out, 'utf8');
    // One is the best: few, high margin. Fifteen: medium, middling. Eighty: many, low.
    expect(written).toContain('"C99","light","yes","vip","actual","partner"');
    expect(written).toContain('"C90","light","yes","ordinary","actual","accountable"');
    expect(written).toContain('"C0","light","yes","small","actual","basic"');
  });

  it('takes no cut points that cannot be', async () => {
    const orders = file('one.csv', 'O1,C1,2026-06-01 10:00,S,2,10,4,EUR');
    expect(await care('classes', orders, '--cuts', '10,20,5,1')).toMatchObject({ code: 2 });
    expect(await care('classes', orders, '--cuts', '10,2,5')).toMatchObject({ code: 2 });
  });
});

it('care value: what is told of a customer, and money of today', async () => {
  const { out } = await care('--json', 'value');
  expect(JSON.parse(out)).toMatchObject({
    own: 26_000,
    satisfied: 52_000,
    lost: 78_000,
    swing: 130_000,
    presentValue: expect.closeTo(15_975.87, 2),
  });
  expect(await care('value', '--rate', '101')).toMatchObject({ code: 2, err: expect.stringContaining('"rate" is a share') });
  expect(await care('value', '--per-week', '-1')).toMatchObject({ code: 2 });
});

it('care sales-cost: to somebody new against to a customer', async () => {
  expect(JSON.parse((await care('--json', 'sales-cost', '--new-cost', '10')).out)).toMatchObject({ ratio: expect.closeTo(33.33, 2) });
  const { out } = await care('sales-cost', '--budget', '10000', '--customers', '4000');
  expect(out).toContain('To keep: 8,000.00, for 4000 sales to customers');
  expect(out).toContain('To win:  2,000.00, for 60 sales to somebody new');
  expect((await care('sales-cost', '--new-success', '0')).out).toContain('Undefined');
});
