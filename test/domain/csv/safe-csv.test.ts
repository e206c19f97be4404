import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeCell, safeCsv } from '../../../domain/csv/safe-csv.ts';
import { fuzzRuns } from '../../support/fuzz-runs.ts';

const active = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  '"=1',
  "'=1",
  '=HYPERLINK("http://x","y")',
];

it.each(hostile)('no cell starts with an active character: %j', (text) => expect(safeCell(text)).not.toMatch(active));

it('gives every cell back as it was, whatever stands in it, headers too', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), ([header = ['', ''], ...rows]) => {
      const read: string[][] = parse(safeCsv(header, rows), { bom: true, relax_column_count: true, skip_empty_lines: false });
      const back = read.map((cells) => cells.map((one) => (one.startsWith("'") ? one.slice(1) : one)));
      expect(read.flat().filter((one) => active.test(one))).toEqual([]);
      expect(back).toEqual([header, ...rows]);
    }),
    { numRuns: fuzzRuns(100) },
  );
});
