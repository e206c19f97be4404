import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../adapters/csv/read-rows.ts';
import type { RawRow } from '../../../domain/import/raw-row.ts';
import { bytesOf } from '../../support/import-text.ts';

async function read(data: string | Uint8Array, chunk?: number, map: Record<string, string> = {}) {
  const source = readRows(bytesOf(data, chunk), 'customers', map);
  const rows: RawRow[] = [];
  for await (const batch of source.rows) rows.push(...batch);
  return { rows, ignored: source.ignoredColumns() };
}

const header = 'customer_id,name\n';
const good = (line: number, customer_id: string, name: string) => ({ line, cells: { customer_id, name } });

describe('a file', () => {
  it.each([1, 7, 1 << 16])('is read the same in chunks of %i bytes', async (chunk) => {
    const { rows } = await read('\ufeffcustomer_id,name\r\nC1,"Li, ""Lee""\nWei"\r\n\r\nC2,李伟\r\n', chunk);
    expect(rows).toEqual([good(2, 'C1', 'Li, "Lee"\nWei'), good(5, 'C2', '李伟')]);
  });

  it('may be gzip, whatever it is called', async () => {
    expect((await read(gzipSync(`${header}C1,Ada\n`))).rows).toEqual([good(2, 'C1', 'Ada')]);
  });

  it('may be GB18030', async () => {
    const gb = Buffer.from([...Buffer.from(`${header}C1,`), 0xc0, 0xee, 0xce, 0xb0, ...Buffer.from('\nC2,Ada\n')]);
    expect((await read(gb)).rows).toEqual([good(2, 'C1', '李伟'), good(3, 'C2', 'Ada')]);
  });

  it('in Latin-1 is not taken for Chinese: its letters are refused as U+FFFD', async () => {
    const { rows } = await read(Buffer.from(`${header}C1,José Muñoz Ibáñez\nC2,Ada\n`, 'latin1'));
    expect(rows).toEqual([good(2, 'C1', 'Jos\ufffd Mu\ufffdoz Ib\ufffd\ufffdez'), good(3, 'C2', 'Ada')]);
  });

  it('stays UTF-8 where one letter of it is broken: the others keep their names', async () => {
    const broken = Buffer.from([...Buffer.from(`${header}C1,`), 0xed, 0xa0, 0x80, ...Buffer.from('\nC2,José Muñoz Ibáñez\nC3,王伟\n')]);
    const { rows } = await read(broken);
    expect(rows.slice(1)).toEqual([good(3, 'C2', 'José Muñoz Ibáñez'), good(4, 'C3', '王伟')]);
    expect(rows[0]).toEqual(good(2, 'C1', '\ufffd\ufffd\ufffd'));
  });

  it('may be JSON lines with the same names', async () => {
    const lines = ['{"customer_id":"C1","name":"Ada","email_marketing":true,"foo":[1]}', 'nonsense', '{"customer_id":7,"name":{"a":1}}'];
    const { rows, ignored } = await read(lines.join('\n'));
    expect(rows).toMatchObject([
      { line: 1, cells: { customer_id: 'C1', name: 'Ada', email_marketing: 'yes' } },
      { line: 2, reject: { reason: 'malformed-json' } },
      { line: 3, reject: { column: 'name', reason: 'unknown-value' } },
    ]);
    expect(ignored).toEqual(['foo']);
  });

  it('has its headers mapped, and says which columns nothing is read from', async () => {
    const { rows, ignored } = await read('CustomerID,Name,Country,customer_id\nC1,Ada,UK,x\n', undefined, {
      CustomerID: 'customer_id',
      Name: 'name',
    });
    expect(rows).toEqual([good(2, 'C1', 'Ada')]);
    expect(ignored).toEqual(['Country', 'customer_id']);
  });

  it.each([
    ['', {}, /empty/],
    ['name\nAda\n', {}, /no column customer_id/],
    ['customer_id,name,name\n', {}, /Two columns of the file are name/],
    [header, { Nome: 'name' }, /no column Nome/],
    [header, { name: 'nickname' }, /customers have no column nickname/],
    ['\ufeff'.repeat(1) + Array.from({ length: 201 }, (_, n) => `c${n}`).join(','), {}, /201 columns/],
    [Buffer.from('\ufeffcustomer_id\n', 'utf16le'), {}, /UTF-16/],
    [Buffer.from(Array.from({ length: 5000 }, (_, n) => n % 256)), {}, /not a text file/],
    [gzipSync(`${header}C1,Ada\n`).subarray(0, 30), {}, /cannot be unpacked/],
  ] as const)('that cannot be worked with is refused in a sentence (%#)', async (data, map, sentence) => {
    await expect(read(data, undefined, map)).rejects.toThrow(sentence);
  });
});

describe('a malformed row costs only itself', () => {
  const bad = (line: number, reason: string) => ({ line, reject: { line, reason } });

  it.each([
    ['a quote never closed', 'C1,"Ada\nC2,Bo\nC3,"Cy"\n', [bad(2, 'unclosed-quote'), good(3, 'C2', 'Bo'), good(4, 'C3', 'Cy')]],
    ['a quote inside a cell', 'C1,5" pipe\nC2,Bo\n', [good(2, 'C1', '5" pipe'), good(3, 'C2', 'Bo')]],
    ['too few cells', 'C1\nC2,Bo\n', [bad(2, 'cell-count'), good(3, 'C2', 'Bo')]],
    ['too many cells', 'C1,Ada,x\nC2,Bo,\n', [bad(2, 'cell-count'), good(3, 'C2', 'Bo')]],
    ['a line beyond 64 KB', `C1,${'x'.repeat(300_000)}\nC2,Bo\n`, [bad(2, 'too-long'), good(3, 'C2', 'Bo')]],
  ])('%s', async (_what, text, expected) => {
    for (const chunk of [997, 1 << 16]) expect((await read(header + text, chunk)).rows).toMatchObject(expected);
  });

  it('finds its feet again after any garbage', async () => {
    const garbage = fc.array(fc.constantFrom('"', ',', '\n', '\r\n', 'a', '\0', '你', '"a"', '\ud800'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(garbage, { maxLength: 8 }), fc.integer({ min: 1, max: 200 }), async (pieces, chunk) => {
        const text = pieces.map((piece, n) => `${piece.join('')}\nG${n},good ${n}\n`).join('');
        const { rows } = await read(header + text, chunk);
        const found = rows.flatMap((row) => ('cells' in row && row.cells.name !== undefined ? [row.cells.name] : []));
        for (const row of rows) expect(row.line).toBeGreaterThan(1);
        // A quote left open may take the next line with it only where it closes there: what is lost stands in a cell or a reject.
        for (const [n] of pieces.entries())
          expect(found.some((name) => name.includes(`good ${n}`)) || JSON.stringify(rows).includes(`good ${n}`)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('reads a file full of unclosed quotes in time that grows with its length', async () => {
    const rows = 20_000;
    const { rows: found } = await read(header + 'C1,"Ada\nC2,Bo\n'.repeat(rows / 2));
    expect(found).toHaveLength(rows);
    expect(found.filter((row) => 'reject' in row)).toHaveLength(rows / 2);
  }, 20_000);
});
